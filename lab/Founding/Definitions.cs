using Hustings.Contest;
using Hustings.Cryptography;
using Hustings.Lab.Crew;
using Hustings.Lab.Scenarios.Live;
using Hustings.Lab.Scenarios.Ranked;
using Hustings.Lab.Scenarios.Single;
using Hustings.Record.Definitions;
using Hustings.Record.Json;
using Hustings.Record.Minutes;

namespace Hustings.Lab.Founding;

/// <summary>What all rehearsed contests have alike in their definitions.</summary>
public static class Definitions
{
    /// <summary>The only stage's id where there is one.</summary>
    public const string BallotStage = "ballot";

    private const int SmallestBatch = 30;
    private const int ChallengeDays = 30;

    /// <summary>Orders for which two officers must sign beside those that always need two.</summary>
    private static readonly OrderKind[] Two =
    [
        OrderKind.Open,
        OrderKind.Close,
        OrderKind.Tally,
        OrderKind.Publish,
        OrderKind.Strike,
        OrderKind.Amend,
        OrderKind.Withdraw,
        OrderKind.Declare,
    ];

    public static Wording Words(Text text) => new(text.En, text.Fr);

    /// <summary>A definition of these stages, with a new id.</summary>
    public static ContestDefinition Of(
        Text name,
        string timeZone,
        IReadOnlyList<CandidateDefinition> candidates,
        RuleDefinition rule,
        IReadOnlyList<StageDefinition> stages,
        IReadOnlyList<string> columns,
        int trustees,
        int threshold,
        Staff staff,
        IRandomSource random
    ) =>
        new(
            VotingCode.NewUuid(random),
            Words(name),
            timeZone,
            ["en", "fr"],
            candidates,
            rule,
            stages,
            columns,
            PostOnline.FirstReceived,
            SmallestBatch,
            [.. Enumerable.Range(1, trustees).Select(trustee => $"Trustee {trustee}")],
            threshold < trustees ? threshold : null,
            [.. staff.All.Select(officer => officer.ToDefinition())],
            Two,
            [Staff.Origin],
            Staff.RelyingParty,
            ChallengeDays,
            null,
            Demo: true
        );

    /// <summary>A contest in rounds. Its hours are set on the day, round by round, by orders.</summary>
    public static ContestDefinition Of(LiveScenario scenario, Staff staff, IRandomSource random) =>
        Of(
            scenario.Contest,
            scenario.TimeZone,
            [
                .. scenario.Candidates.Select(one => new CandidateDefinition(
                    one.Id,
                    one.Name,
                    null,
                    null,
                    scenario.WithdrawnBeforeRound1.Contains(one.Id)
                )),
            ],
            RuleOf(scenario.Rule),
            [
                .. scenario.Rounds.Select(round => new StageDefinition(
                    StageOf(round),
                    VotingCode.NewUuid(random),
                    BallotKind.Choice,
                    new($"Round {round.Number}", $"Tour {round.Number}"),
                    Words(scenario.Question),
                    1,
                    1,
                    Blank: false,
                    VotingPolicy.Once,
                    [],
                    0,
                    [new(Channel.Hall, null, null), new(Channel.Remote, null, null)]
                )),
            ],
            [.. scenario.Rounds[0].Rankings.Select(column => column.Name)],
            scenario.Trustees,
            scenario.Threshold,
            staff,
            random
        );

    /// <summary>One ballot online and by post, under this policy; opening times are set and put off by orders.</summary>
    public static ContestDefinition Of(BallotScenario scenario, string policy, Staff staff, IRandomSource random) =>
        Of(
            scenario.Contest,
            scenario.TimeZone,
            [
                .. scenario.Candidates.Select(one => new CandidateDefinition(
                    one.Id,
                    one.Name,
                    null,
                    null,
                    Withdrawn: false
                )),
            ],
            RuleOf(scenario.Rule),
            [
                new StageDefinition(
                    BallotStage,
                    VotingCode.NewUuid(random),
                    BallotKind.Choice,
                    Words(scenario.Title),
                    Words(scenario.Question),
                    1,
                    1,
                    Blank: false,
                    PolicyOf(policy),
                    [],
                    0,
                    [new(Channel.Remote, null, null), new(Channel.Post, null, null)]
                ),
            ],
            ["post"],
            scenario.Trustees,
            scenario.Threshold,
            staff,
            random
        );

    /// <summary>One ranked ballot, shuffled before it is opened; officers open and close.</summary>
    public static ContestDefinition Of(RankedScenario scenario, Staff staff, IRandomSource random) =>
        Of(
            scenario.Contest,
            scenario.TimeZone,
            [
                .. scenario.Candidates.Select(one => new CandidateDefinition(
                    one.Id,
                    one.Name,
                    null,
                    null,
                    Withdrawn: false
                )),
            ],
            RuleOf(scenario.Rule),
            [
                new StageDefinition(
                    BallotStage,
                    VotingCode.NewUuid(random),
                    BallotKind.Ranking,
                    Words(scenario.Title),
                    Words(scenario.Question),
                    0,
                    scenario.Candidates.Count,
                    Blank: false,
                    VotingPolicy.Once,
                    [],
                    scenario.Mixers,
                    [new(Channel.Remote, null, null)]
                ),
            ],
            [],
            scenario.Trustees,
            scenario.Threshold,
            staff,
            random
        );

    /// <summary>The same contest under another policy: everything else stays, the uuid too.</summary>
    public static ContestDefinition Under(ContestDefinition definition, string policy) =>
        definition with
        {
            Stages = [.. definition.Stages.Select(stage => stage with { Policy = PolicyOf(policy) })],
        };

    private static RuleDefinition RuleOf(RuleWords rule) =>
        new(rule.Kind, rule.Base, rule.WithdrawnVotes, rule.Ties, rule.Leaving.Kind, rule.Leaving.Percent);

    private static VotingPolicy PolicyOf(string name) =>
        RecordName.TryRead(name, out VotingPolicy policy)
            ? policy
            : throw new InvalidDataException($"There is no policy {name}.");

    /// <summary>The id of a round's stage.</summary>
    public static string StageOf(LiveRound round) => $"round-{round.Number}";
}
