using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;

namespace Hustings.Verification.Tests.Contests.Law;

/// <summary>Orders of every kind, for a contest at any of its steps: good ones, and ones that are wrong in one way each.</summary>
internal static class Orders
{
    private static readonly string Hash = Fingerprint.Hex("something"u8);
    private static readonly OrderDetails.None Bare = new();

    public static StageDefinition AnyStage() =>
        new(
            "any",
            "11111111111111",
            BallotKind.Choice,
            new("Any", "Une"),
            new("Who?", "Qui ?"),
            0,
            1,
            true,
            VotingPolicy.Once,
            [],
            0,
            [new(Channel.Remote, null, null)]
        );

    public static IEnumerable<(
        string What,
        Order Order,
        DateTimeOffset Time,
        IReadOnlyDictionary<string, ContestDefinition> Definitions
    )> At(ContestStep step)
    {
        var definitions = Told.Definitions(step).ToDictionary(one => one.Hash, StringComparer.Ordinal);
        foreach (var (what, definition) in Amendments(step.Definition))
        {
            definitions[definition.Hash] = definition;
            yield return Say($"amend: {what}", OrderKind.Amend, null, new OrderDetails.Amend(definition.Hash));
        }
        foreach (var (what, kind, stage, details) in Whole().Concat(Misplaced()))
        {
            yield return Say(what, kind, stage, details);
        }
        foreach (var days in new[] { 29, 30, 31 })
        {
            var (_, order, time, all) = Say("", OrderKind.Erase, null, Bare);
            yield return ($"erase in {days} days", order, time.AddDays(days), all);
        }
        var story = Told.By(step);
        foreach (var stage in story.Stages)
        {
            foreach (var (what, kind, details) in StageOrders.At(step.Now, stage))
            {
                yield return Say($"{stage.Id} {what}", kind, stage.Id, details);
            }
        }

        (string, Order, DateTimeOffset, IReadOnlyDictionary<string, ContestDefinition>) Say(
            string what,
            OrderKind kind,
            string? stage,
            OrderDetails details
        ) =>
            (
                what,
                new(step.Definition.Id, step.Head, kind, stage, new("Why", "Pourquoi"), details),
                step.Now,
                definitions
            );
    }

    private static IEnumerable<(string What, ContestDefinition Definition)> Amendments(ContestDefinition now)
    {
        yield return ("as it is", now);
        yield return ("another contest", now with { Id = "99999999999999" });
        yield return ("no threshold", now with { Threshold = null });
        yield return ("another trustee", now with { Trustees = ["Ann", "Bob", "Eve"] });
        yield return ("a stage less", now with { Stages = [.. now.Stages.Take(2)] });
        yield return ("a candidate less", now with { Candidates = [.. now.Candidates.Take(3)] });
        yield return ("no returning officer", now with { Officers = [.. now.Officers.Skip(1)] });
        yield return ("no registrar", now with { Officers = [.. now.Officers.Where(one => one.Id != "registrar")] });
        yield return (
            "a returning officer without a key",
            now with
            {
                Officers = [new("eve", "Eve", OfficerRole.ReturningOfficer), .. now.Officers.Skip(1)],
            }
        );
    }

    private static IEnumerable<(string, OrderKind, string?, OrderDetails)> Whole()
    {
        yield return ("amend: not there", OrderKind.Amend, null, new OrderDetails.Amend(Hash));
        foreach (var officer in new[] { "ro", "eve" })
        {
            var key = new OfficerKey(new string('a', 64), new string('b', 64));
            var enrol = new OrderDetails.EnrolOfficer(officer, key, "AAAA");
            yield return ($"enrol {officer}", OrderKind.EnrolOfficer, null, enrol);
        }
        foreach (var terminal in new[] { "hall-1", "hall-2" })
        {
            var enrol = new OrderDetails.EnrolTerminal(terminal, Hash);
            yield return ($"enrol {terminal}", OrderKind.EnrolTerminal, null, enrol);
            yield return (
                $"away {terminal}",
                OrderKind.RemoveTerminal,
                null,
                new OrderDetails.RemoveTerminal(terminal)
            );
        }
        foreach (var members in new[] { 0, 1 })
        {
            var roll = new OrderDetails.FreezeRoll(Hash, members, Hash, 2);
            yield return ($"freeze {members}", OrderKind.FreezeRoll, null, roll);
        }
        int[][] added =
        [
            [],
            [5],
            [6],
            [7],
            [8],
            [6, 7],
            [7, 7],
            [5, 7],
        ];
        foreach (var rows in added)
        {
            yield return (
                $"add [{string.Join(' ', rows)}]",
                OrderKind.AddMember,
                null,
                new OrderDetails.AddMember(rows)
            );
        }
        foreach (var row in new[] { 0, 4, 5, 7, 8 })
        {
            yield return ($"void {row}", OrderKind.VoidCode, null, new OrderDetails.VoidCode(row));
        }
        foreach (var candidate in new[] { "ann", "cyd", "dan", "eve" })
        {
            var one = new OrderDetails.OneCandidate(candidate);
            yield return ($"withdraw {candidate}", OrderKind.Withdraw, null, one);
            yield return ($"declare {candidate}", OrderKind.Declare, null, one);
        }
        yield return ("announce", OrderKind.Announce, null, new OrderDetails.Announce(new("a", "b")));
        yield return ("erase", OrderKind.Erase, null, Bare);
    }

    private static IEnumerable<(string, OrderKind, string?, OrderDetails)> Misplaced()
    {
        yield return ("announce in a stage", OrderKind.Announce, "advance", new OrderDetails.Announce(new("a", "b")));
        yield return (
            "freeze in a stage",
            OrderKind.FreezeRoll,
            "advance",
            new OrderDetails.FreezeRoll(Hash, 1, Hash, 2)
        );
        yield return ("pause nothing", OrderKind.Pause, null, Bare);
        yield return ("pause round-9", OrderKind.Pause, "round-9", Bare);
    }
}
