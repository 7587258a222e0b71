using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hustings.Contest.Orders;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Contest.Tests.Orders;

/// <summary>A live race of three rounds in Toronto on 24 March 2012, and minutes that write themselves.</summary>
internal sealed class SampleContest
{
    public const string Account = "ac";
    public static readonly DateTimeOffset Noon = At("2012-03-24T16:00:00Z");
    public static readonly string[] All = ["ashton", "cullen", "mulcair", "topp"];

    public SampleContest(ContestDefinition? definition = null)
    {
        State = ContestState.Begin(definition ?? Definition);
        Now = Noon.AddHours(-5);
    }

    public ContestState State { get; private set; }
    public DateTimeOffset Now { get; set; }
    public List<Minute> Minutes { get; } = [];

    public static ContestDefinition Definition { get; } =
        new(
            "NdpLeadership1",
            new("NDP leadership", "Direction du NPD"),
            "America/Toronto",
            ["en", "fr"],
            [
                .. All.Select(id => new CandidateDefinition(
                    id,
                    CultureInfo.InvariantCulture.TextInfo.ToTitleCase(id),
                    null,
                    null,
                    false
                )),
            ],
            new("exhaustive", "valid-votes", "outside-base", ["earlier-rounds", "lot"], "lowest", 0),
            [.. Enumerable.Range(1, 3).Select(Round)],
            ["advance"],
            PostOnline.FirstReceived,
            30,
            ["Ann", "Bob", "Cyd"],
            2,
            [
                new("ro", "Robin Olsen", OfficerRole.ReturningOfficer),
                new("deputy", "Dana Roy", OfficerRole.Deputy),
                new("registrar", "Rene Gil", OfficerRole.Registrar),
                new("desk", "Help Desk", OfficerRole.HelpDesk),
            ],
            [OrderKind.Tally, OrderKind.Publish],
            ["https://vote.example.org"],
            "vote.example.org",
            30,
            null,
            false
        );

    public static DateTimeOffset At(string utc) => DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture);

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Officers enrolled, keys and roll there, nothing prepared.</summary>
    public static SampleContest Ready() => ReadyFor(null);

    private static SampleContest ReadyFor(ContestDefinition? definition)
    {
        SampleContest sample = new(definition);
        sample.Note(new Note.Began("d", "k1", "k2", "test"));
        for (int trustee = 1; trustee <= 3; trustee++)
        {
            sample.Note(new Note.KeyCommitment(trustee, $"c{trustee}"));
            sample.Note(new Note.LotCommitment(trustee, $"l{trustee}"));
        }
        sample.Note(new Note.Trustees("t"));
        foreach (OfficerDefinition officer in Definition.Officers)
        {
            OrderDetails.EnrolOfficer enrol = new(officer.Id, new("x", "y"), "c");
            sample.Record(new(OrderKind.EnrolOfficer, null, enrol));
        }
        sample.Record(new(OrderKind.FreezeRoll, null, new OrderDetails.FreezeRoll("r", 1000, "t", 20)));
        return sample;
    }

    /// <summary>A contest in which round 1 stands in this phase at <see cref="Now"/>.</summary>
    public static SampleContest WithFirstRound(StagePhase phase, ContestDefinition? definition = null)
    {
        SampleContest sample = ReadyFor(definition);
        if (phase >= StagePhase.Prepared)
            sample.Prepare("round-1", All);
        sample.Now = Noon.AddMinutes(10);
        if (phase >= StagePhase.Open)
            sample.Record(new(OrderKind.Open, "round-1", new OrderDetails.Open("f")));
        if (phase == StagePhase.Paused)
            sample.Record(new(OrderKind.Pause, "round-1", new OrderDetails.None()));
        if (phase >= StagePhase.Closed)
            sample.Now = Noon.AddHours(2);
        if (phase >= StagePhase.Tallying)
            sample.Record(new(OrderKind.Tally, "round-1", new OrderDetails.Tally(5, "h", 0, "v")));
        if (phase >= StagePhase.Counted)
            sample.Note(new Note.Counted("round-1", "r", Account));
        if (phase >= StagePhase.Published)
            sample.Record(new(OrderKind.Publish, "round-1", new OrderDetails.Publish(Account)));
        return sample;
    }

    public void Prepare(string stage, IReadOnlyList<string> candidates)
    {
        Record(new(OrderKind.Prepare, stage, new OrderDetails.Prepare(candidates)));
        Note(new Note.Prepared(stage, "f", "c", 1000, "v", 0));
    }

    public OrderRefusal? Check(OrderDraft draft, ContestFacts? facts = null, params string[] signers) =>
        State.Check(
            draft.After(State),
            signers.Length > 0 ? signers : ["ro", "deputy"],
            facts ?? ContestFacts.None,
            Now
        );

    /// <summary>Writes an order without asking whether it may be.</summary>
    public void Record(OrderDraft draft) => Append(draft.After(State), null);

    public void Note(Note note) => Append(null, note);

    private void Append(Order? order, Note? note)
    {
        Minute minute = new(
            State.Height,
            State.Head,
            Now,
            order,
            [],
            note,
            default,
            Hash($"{State.Head}{order}{note}")
        );
        Minutes.Add(minute);
        State = State.Apply(minute);
    }

    private static StageDefinition Round(int number) =>
        new(
            $"round-{number}",
            $"Round{number}Uuid1234",
            BallotKind.Choice,
            new($"Round {number}", $"Tour {number}"),
            new("Who should lead?", "Qui devrait diriger ?"),
            0,
            1,
            true,
            VotingPolicy.Once,
            [],
            0,
            [
                new(Channel.Remote, Noon.AddHours(3 * (number - 1)), Noon.AddHours(3 * number - 2)),
                new(Channel.Hall, Noon.AddHours(3 * (number - 1)), Noon.AddHours(3 * number - 2)),
            ]
        );
}
