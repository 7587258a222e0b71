using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Hustings.Counting.Rounds.Lots;
using Hustings.Counting.Tests.Properties;
using Shouldly;
using Xunit;

namespace Hustings.Counting.Tests.Rounds;

/// <summary>The lot, against answers that a script wrote from the specification, and every input of every check varied.</summary>
public sealed class LotTests
{
    private static readonly byte[][] Drawn =
    [
        [.. Enumerable.Repeat((byte)1, 32)],
        [.. Enumerable.Repeat((byte)2, 32)],
    ];

    private static readonly byte[][] Committed =
    [
        LotCommitment.Commit("c", 1, Drawn[0]),
        LotCommitment.Commit("c", 2, Drawn[1]),
    ];

    [Fact]
    public void Commitments_seeds_and_orders_are_those_of_the_known_answers()
    {
        using JsonDocument vectors = JsonDocument.Parse(File.ReadAllBytes(Repository.Path("vectors", "lot.json")));
        JsonElement[] cases = [.. vectors.RootElement.GetProperty("cases").EnumerateArray()];
        cases.Length.ShouldBe(5);
        foreach (JsonElement one in cases)
        {
            string contest = one.GetProperty("contest").GetString()!;
            byte[][] contributions = [.. Texts(one, "contributions").Select(Convert.FromHexString)];
            byte[][] commitments = [.. contributions.Select((r, at) => LotCommitment.Commit(contest, at + 1, r))];
            commitments.Select(Convert.ToHexStringLower).ShouldBe(Texts(one, "commitments"));
            LotSeed seed = FromReveals(contest, commitments, contributions).Seed!;
            seed.Hex.ShouldBe(one.GetProperty("seed").GetString());
            JsonProperty[] tickets = [.. one.GetProperty("tickets").EnumerateObject()];
            tickets.ShouldAllBe(ticket => seed.Ticket(ticket.Name) == ticket.Value.GetString());
            seed.Order(tickets.Select(ticket => ticket.Name)).ShouldBe(Texts(one, "order"));
        }
    }

    [Fact]
    public void Reveal_of_anything_else_than_what_was_committed_to_is_refused()
    {
        LotCommitment.CheckReveal("c", 1, Committed[0], Drawn[0]).ShouldBeNull();
        Fault("d", 1, Committed[0], Drawn[0]).ShouldBe(LotFault.ContributionNotCommitted);
        Fault("c", 2, Committed[0], Drawn[0]).ShouldBe(LotFault.ContributionNotCommitted);
        Fault("c", 1, Committed[1], Drawn[0]).ShouldBe(LotFault.ContributionNotCommitted);
        Fault("c", 1, Committed[0], Drawn[1]).ShouldBe(LotFault.ContributionNotCommitted);
        Fault("c", 1, Committed[0][..31], Drawn[0]).ShouldBe(LotFault.CommitmentMalformed);
        Fault("c", 1, Committed[0], Drawn[0][..31]).ShouldBe(LotFault.ContributionMalformed);
        Fault("c", 1, Committed[0], []).ShouldBe(LotFault.ContributionMalformed);
    }

    [Fact]
    public void Every_bit_of_commitment_and_contribution_matters()
    {
        for (int bit = 0; bit < 256; bit++)
        {
            Fault("c", 1, Flipped(Committed[0], bit), Drawn[0]).ShouldBe(LotFault.ContributionNotCommitted);
            Fault("c", 1, Committed[0], Flipped(Drawn[0], bit)).ShouldBe(LotFault.ContributionNotCommitted);
        }
    }

    [Fact]
    public void Trustee_who_commits_to_a_copy_of_anothers_commitment_cannot_reveal()
    {
        LotRefusal refusal = FromReveals("c", [Committed[0], Committed[0]], [Drawn[0], Drawn[0]]).Refusal!;
        refusal.Fault.ShouldBe(LotFault.ContributionNotCommitted);
        refusal.Trustee.ShouldBe(2);
        refusal.Code.ShouldBe("contribution-not-committed");
        refusal.Words.En.ShouldContain("trustee 2");
        refusal.Words.Fr.ShouldContain("responsable 2");
    }

    [Fact]
    public void Seed_needs_every_trustee_in_order()
    {
        FromReveals("c", [], []).Refusal!.Fault.ShouldBe(LotFault.TrusteeCount);
        FromReveals("c", Committed, [Drawn[0]]).Refusal!.Fault.ShouldBe(LotFault.TrusteeCount);
        FromReveals("c", [Committed[0]], Drawn).Refusal!.Fault.ShouldBe(LotFault.TrusteeCount);
        FromReveals("c", Committed, [Drawn[1], Drawn[0]]).Refusal!.Trustee.ShouldBe(1);
        FromReveals("c", Committed, [Drawn[0], []]).Refusal.ShouldBe(new LotRefusal(LotFault.ContributionMalformed, 2));
        FromReveals("c", Committed, Drawn).Seed.ShouldNotBeNull();
    }

    [Fact]
    public void Every_contribution_and_the_contest_change_the_seed_and_every_candidate_the_ticket()
    {
        string seed = Seed("c", Drawn).Hex;
        Seed("d", Drawn).Hex.ShouldNotBe(seed);
        Seed("c", [Drawn[0], Flipped(Drawn[1], 9)]).Hex.ShouldNotBe(seed);
        Seed("c", [Flipped(Drawn[0], 9), Drawn[1]]).Hex.ShouldNotBe(seed);
        Seed("c", [Drawn[1], Drawn[0]]).Hex.ShouldNotBe(seed);
        Seed("c", [Drawn[0]]).Hex.ShouldNotBe(seed);
        Seed("c", Drawn).Ticket("a").ShouldNotBe(Seed("c", Drawn).Ticket("b"));
        Seed("c", Drawn).Ticket("a").ShouldNotBe(Seed("d", Drawn).Ticket("a"));
    }

    [Fact]
    public void Order_does_not_depend_on_how_the_candidates_are_listed() =>
        Holds.ForAll(
            Gen.Choose(0, int.MaxValue).ListOf(6).ToArbitrary(),
            numbers =>
            {
                string[] ids = [.. numbers.Distinct().Select(number => $"c{number}")];
                LotSeed seed = Seed("c", Drawn);
                seed.Order(ids).ShouldBe(seed.Order(ids.Reverse()));
            }
        );

    [Fact]
    public void Caller_who_commits_to_something_else_than_32_bytes_made_a_mistake()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => LotCommitment.Commit("c", 1, new byte[31]));
        Should.Throw<ArgumentOutOfRangeException>(() => LotCommitment.Commit("c", 0, new byte[32]));
    }

    internal static LotSeed Seed(string contest, byte[][] contributions) =>
        FromReveals(
            contest,
            [.. contributions.Select((r, index) => LotCommitment.Commit(contest, index + 1, r))],
            contributions
        ).Seed!;

    private static (LotSeed? Seed, LotRefusal? Refusal) FromReveals(
        string contest,
        byte[][] commitments,
        byte[][] reveals
    ) =>
        LotSeed.FromReveals(
            contest,
            [.. commitments.Select(c => (ReadOnlyMemory<byte>)c)],
            [.. reveals.Select(r => (ReadOnlyMemory<byte>)r)]
        );

    private static LotFault Fault(string contest, int trustee, byte[] commitment, byte[] contribution) =>
        LotCommitment.CheckReveal(contest, trustee, commitment, contribution).ShouldNotBeNull().Fault;

    private static byte[] Flipped(byte[] bytes, int bit)
    {
        byte[] changed = [.. bytes];
        changed[bit / 8] ^= (byte)(1 << (bit % 8));
        return changed;
    }

    private static string[] Texts(JsonElement one, string list) =>
        [.. one.GetProperty(list).EnumerateArray().Select(text => text.GetString()!)];
}
