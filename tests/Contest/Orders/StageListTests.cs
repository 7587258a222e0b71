using Hustings.Contest.Orders;
using Hustings.Contest.Roll;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Credentials;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests.Orders;

public sealed class StageListTests
{
    private static readonly StageDefinition[] Stages = [.. SampleContest.Definition.Stages.Take(2)];

    private static readonly CredentialTable Table = CodeIssue
        .Issue(SampleContest.Definition.Id, 6, [.. Stages.Select(stage => stage.Uuid)], 2, SodiumRandom.Instance)
        .Table;

    [Fact]
    public void All_members_are_listed_and_no_idle_spare() => List([], [], []).ShouldBe([0, 1, 2, 3, 4, 5]);

    [Fact]
    public void Activated_spares_stand_for_members() => List([7], [], []).ShouldBe([0, 1, 2, 3, 4, 5, 7]);

    [Fact]
    public void Void_rows_are_left_out_for_ever_or_for_their_stage() =>
        List(
                [],
                [
                    new(1, VoidCause.Void, null),
                    new(2, VoidCause.Post, Stages[1].Id),
                    new(3, VoidCause.Post, Stages[0].Id),
                ],
                []
            )
            .ShouldBe([0, 3, 4, 5]);

    [Fact]
    public void Whoever_voted_in_an_excluded_stage_is_left_out()
    {
        // Voters are known by their credential of the stage in which they voted, another one than in this stage.
        CredentialKey[] voters = [Table.Cell(0, 0), Table.Cell(5, 0)];
        List([], [], voters).ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public void Credentials_are_those_of_the_stage()
    {
        StageList list = StageList.Of(Table, Stages[1], [], [new(0, VoidCause.Void, null)], []);
        list.Points.Select(CredentialKey.Of).ShouldBe(list.Rows.Select(row => Table.Cell(row, 1)));
    }

    private static IReadOnlyList<int> List(int[] spares, VoidEntry[] voids, CredentialKey[] voters) =>
        StageList.Of(Table, Stages[1], spares, voids, voters).Rows;
}
