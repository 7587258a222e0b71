using System.Text.Json;
using Hustings.Counting.Accounts;
using Shouldly;
using Xunit;

namespace Hustings.Counting.Tests.Rctab;

/// <summary>RCTab's published counts come out the same, every number of every round to the last digit.</summary>
public sealed class RctabReportTests
{
    public static TheoryData<string> Contests => [.. RctabContest.Names];

    [Theory]
    [MemberData(nameof(Contests))]
    public void Count_of_the_contest_is_what_rctab_reports(string name)
    {
        RctabContest contest = RctabContest.Load(name);

        CountAccount account = BallotCount.Run(contest.Ballots, contest.Rule, contest.Options);

        account.Refusal.ShouldBeNull();
        Lines(account).ShouldBe(RctabReport.Lines(contest.Passes));
    }

    private static List<string> Lines(CountAccount account) =>
        [.. account.Rounds.SelectMany((round, index) => RctabReport.Lines(account, round, IsLast(account, index)))];

    private static bool IsLast(CountAccount account, int index) =>
        index + 1 == account.Rounds.Length || account.Rounds[index + 1].Pass != account.Rounds[index].Pass;
}
