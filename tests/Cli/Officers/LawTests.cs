using Hustings.Cli.Tests.Contests;
using Hustings.Contest.Authoring;
using Hustings.Contest.Officers;
using Hustings.Contest.Orders;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Shouldly;
using Xunit;

namespace Hustings.Cli.Tests.Officers;

/// <summary>
/// The rules by which orders are taken and the rules by which minutes are verified were written apart. Random officers order whatever they
/// like; what the one takes the other finds lawful, and what the one refuses for its state the other does not let pass.
/// </summary>
public sealed class LawTests
{
    private const int Runs = 6;
    private const int Steps = 80;
    private static readonly string Hash = new('a', 64);
    private static readonly string Print = new('A', 43);
    private static readonly string[] Walked =
    [
        "minute_canonical",
        "minute_chain",
        "minute_time",
        "order_contest",
        "order_after",
        "order_signature",
        "order_officers",
        "order_lawful",
        "note_lawful",
        "definition_present",
    ];

    private static readonly ContestDefinition Definition = ContestYaml
        .Read(
            ContestCheckTests
                .Good.Replace("[Ada, Bob]", "[Ada, Bob, Cyd, Dan]", StringComparison.Ordinal)
                .Replace("plurality", "exhaustive", StringComparison.Ordinal)
                .Replace(
                    "voting: [remote]",
                    "voting: {remote: {closes: 2030-01-01 02:00}, hall: {closes: 2030-01-01 02:00}}",
                    StringComparison.Ordinal
                )
                .Replace(
                    "officers: [{name: Robin, role: returning-officer}]",
                    "rounds: {count: 2, question: Who?, voting: [remote, hall]}\ncolumns: [post]\npost: {batch: 1}\n"
                        + "officers: [{id: ro, name: Robin, role: returning-officer}, {id: deputy, name: Dana, role: deputy}, {id: desk, name: Desk, role: help-desk}]\ntwo-officers: [tally]",
                    StringComparison.Ordinal
                ),
            _ => null,
            () => throw new InvalidOperationException("it has an id")
        )
        .Definition!;

    [Fact]
    public void What_is_taken_is_lawful_to_the_verifier_and_what_is_refused_for_its_state_is_not()
    {
        Random random = new(20261122);
        int refused = 0;
        int furthest = 0;
        for (int run = 0; run < Runs; run++)
        {
            using Office office = new();
            for (int step = 0; step < Steps; step++)
            {
                (OrderDraft draft, string[] signers) = Draw(office, random);
                OrderRefusal? answer = office.Order(draft, signers);
                if (
                    answer
                    is OrderRefusal.NotInThisState
                        or OrderRefusal.TallyBegan
                        or OrderRefusal.NotItsTurn
                        or OrderRefusal.RollFrozen
                        or OrderRefusal.VotingUnderWay
                        or OrderRefusal.AlreadyOpened
                        or OrderRefusal.WrongRole
                        or OrderRefusal.NeedsMoreOfficers
                )
                {
                    refused++;
                    // The verifier counts the signatures before it looks at the state, the office afterwards.
                    string name =
                        answer is OrderRefusal.WrongRole or OrderRefusal.NeedsMoreOfficers ? "order_officers"
                        : signers.Length < office.State.SignaturesNeeded(draft.Kind) ? "order_officers"
                        : "order_lawful";
                    office
                        .FailureWith(draft, signers)
                        .ShouldBe(name, $"{draft} by {string.Join(',', signers)}: {answer}");
                }
            }

            office.Failure().ShouldBeNull();
            furthest = Math.Max(furthest, office.State.Stages.Count(stage => stage.Step == StagePhase.Published));
        }

        refused.ShouldBeGreaterThan(100);
        furthest.ShouldBeGreaterThan(0);
    }

    private static (OrderDraft, string[]) Draw(Office office, Random random)
    {
        OrderKind[] kinds = Enum.GetValues<OrderKind>();
        // Mostly what a console would offer about a stage, or nothing would ever get far.
        NextOrder[] next =
        [
            .. office
                .State.NextOrders(office.Now)
                .Where(one => one.Stage is not null || one.Kind == OrderKind.FreezeRoll),
        ];
        bool sensible = random.Next(4) != 0 && next.Length > 0;
        NextOrder offered = sensible
            ? next[random.Next(next.Length)]
            : new(kinds[random.Next(1, kinds.Length)], null, [], 1);
        string? stage = OrderRule.Of(offered.Kind).NamesStage
            ? offered.Stage ?? Definition.Stages[random.Next(Definition.Stages.Count)].Id
            : null;
        string[][] hands =
        [
            ["ro", "deputy"],
            ["ro", "deputy"],
            ["deputy", "ro"],
            ["ro"],
            ["desk"],
        ];
        office.Now += TimeSpan.FromMinutes(random.Next(8));
        return (
            new(
                offered.Kind,
                stage,
                Details(office, offered.Kind, office.State.Stage(stage), random),
                new("Because.", "Parce que.")
            ),
            hands[random.Next(hands.Length)]
        );
    }

    private static OrderDetails Details(Office office, OrderKind kind, StageStanding? stage, Random random)
    {
        DateTimeOffset soon = office.Now.AddMinutes(random.Next(-10, 60));
        IReadOnlyList<string> standing = office.State.StandingAfter(office.State.LastPublished, office.Rounds);
        return kind switch
        {
            OrderKind.EnrolTerminal => new OrderDetails.EnrolTerminal($"hall-{random.Next(3)}", Hash),
            OrderKind.RemoveTerminal => new OrderDetails.RemoveTerminal($"hall-{random.Next(3)}"),
            OrderKind.FreezeRoll => new OrderDetails.FreezeRoll(Hash, 100, Hash, 5),
            OrderKind.AddMember => new OrderDetails.AddMember([random.Next(98, 106)]),
            OrderKind.Amend => new OrderDetails.Amend(Definition.Hash),
            OrderKind.Postpone or OrderKind.SetWindows => new OrderDetails.Windows([
                new(Channel.Remote, null, soon),
                new(Channel.Hall, null, soon.AddMinutes(5)),
            ]),
            OrderKind.Withdraw or OrderKind.Declare => new OrderDetails.OneCandidate("dan"),
            OrderKind.Prepare => new OrderDetails.Prepare(standing),
            OrderKind.Open => new OrderDetails.Open(Print),
            OrderKind.Extend => new OrderDetails.Extend([Channel.Remote, Channel.Hall], soon),
            OrderKind.VoidCode => new OrderDetails.VoidCode(random.Next(110)),
            OrderKind.ListVoted => new OrderDetails.ListVoted(VoidCause.Advance, 2, Hash),
            OrderKind.Strike => new OrderDetails.Strike(new string((char)('a' + random.Next(4)), 64), 3),
            OrderKind.CountColumn => new OrderDetails.CountColumn(
                "post",
                random.Next(1, 4),
                standing.Count,
                [.. (stage?.Candidates ?? standing).Select(id => new CandidateVotes(id, 1))],
                0,
                0,
                0
            ),
            OrderKind.Tally => new OrderDetails.Tally(5, Hash, stage?.Struck.Count ?? 0, Hash),
            OrderKind.Publish => new OrderDetails.Publish(Hash),
            OrderKind.Announce => new OrderDetails.Announce(new("News.", "Nouvelles.")),
            _ => new OrderDetails.None(),
        };
    }

    /// <summary>Keeps minutes as a server does, with passkeys and the system's own notes.</summary>
    private sealed class Office : IContestRecord, IDisposable
    {
        private readonly MinutesChain chain = new(Definition.Id);
        private readonly List<byte[]> lines = [];
        private readonly Dictionary<string, SoftwarePasskey> passkeys = [];

        public Office()
        {
            Note(new Note.Began(Definition.Hash, Hash, Hash, "test"));
            for (int trustee = 1; trustee <= Definition.Trustees.Count; trustee++)
            {
                Note(new Note.KeyCommitment(trustee, new string((char)('0' + trustee), 64)));
                Note(new Note.LotCommitment(trustee, Hash));
            }

            Note(new Note.Trustees(Hash));
            foreach (string officer in (string[])["ro", "deputy", "desk"])
            {
                SoftwarePasskey passkey = SoftwarePasskey.Create();
                string[] signers = [.. passkeys.Keys, officer];
                passkeys[officer] = passkey;
                OrderDetails.EnrolOfficer enrol = new(officer, passkey.Key, passkey.Credential);
                Order(new(OrderKind.EnrolOfficer, null, enrol), signers).ShouldBeNull();
            }
        }

        public ContestState State { get; private set; } = ContestState.Begin(Definition);

        public DateTimeOffset Now { get; set; } = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public Dictionary<string, RoundOutcome> Rounds { get; } = [];

        /// <summary>Hands in an order; if it is taken it stands in the minutes, with what the system answers.</summary>
        public OrderRefusal? Order(OrderDraft draft, string[] signers)
        {
            Order order = draft.After(State);
            ContestFacts facts = new()
            {
                LogHeight = 5,
                LogHead = Hash,
                VoidsHead = Hash,
                BallotInLog = true,
                List = new(2, 99, [], false, []),
                Rounds = Rounds,
            };
            if (State.Check(order, signers, facts, Now) is { } refusal)
                return refusal;
            StagePhase before = State.Stage(order.Stage)?.Step ?? StagePhase.Planned;
            Take(chain.Append(order, Sign(order, signers), Now));
            string stage = order.Stage ?? "";
            switch (order.Kind)
            {
                case OrderKind.Prepare:
                    Note(new Note.Prepared(stage, Print, Hash, 100, Hash, 0));
                    break;
                case OrderKind.Tally:
                    Note(new Note.Sealed(stage, Hash, 5));
                    Note(new Note.Counted(stage, Hash, Hash));
                    break;
                case OrderKind.CountColumn when before == StagePhase.Counted:
                    Note(new Note.Counted(stage, Hash, Hash));
                    break;
                case OrderKind.Publish:
                    Rounds[stage] = new(Hash, null, [State.Stage(stage)!.Candidates![0]]);
                    break;
                default:
                    break;
            }

            return null;
        }

        /// <summary>The check by which the minutes fail, if one of the minutes' own does.</summary>
        public string? Failure()
        {
            string? name = ContestRecordVerifier.Verify(this).Failure?.Name;
            return Walked.Contains(name) ? name : null;
        }

        /// <summary>The same if the minutes held this order too.</summary>
        public string? FailureWith(OrderDraft draft, string[] signers)
        {
            Order order = draft.After(State);
            lines.Add(
                Minute.Make(State.Height, State.Head, Later(Now), order, Sign(order, signers), null).Line.ToArray()
            );
            string? name = Failure();
            lines.RemoveAt(lines.Count - 1);
            return name;
        }

        public Stream? Open(string path) =>
            path == "minutes.jsonl" ? new MemoryStream([.. lines.SelectMany(line => (byte[])[.. line, (byte)'\n'])])
            : path == $"definitions/{Definition.Hash}.json" || path == "definition.json"
                ? new MemoryStream(Definition.ToBytes())
            : null;

        public void Dispose()
        {
            foreach (SoftwarePasskey passkey in passkeys.Values)
                passkey.Dispose();
        }

        private void Note(Note note) => Take(chain.Append(note, Now));

        private void Take(Minute minute)
        {
            lines.Add(minute.Line.ToArray());
            State = State.Apply(minute);
        }

        private IReadOnlyList<OrderSignature> Sign(Order order, string[] signers) =>
            [.. signers.Select(one => passkeys[one].Sign(one, order, Definition.Origins[0], Definition.RelyingParty))];

        private static DateTimeOffset Later(DateTimeOffset time) =>
            DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
    }
}
