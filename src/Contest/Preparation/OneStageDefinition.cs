using Hustings.Record.Definitions;

namespace Hustings.Contest;

/// <summary>
/// The definition of the smallest contest: one stage, one officer, most votes win. What a short specification does not say is filled
/// in here.
/// </summary>
internal static class OneStageDefinition
{
    public const string Stage = "ballot";
    public const string Officer = "ro";
    private const int PostBatch = 30;
    private const int ChallengeDays = 30;

    // The officer's passkey of a contest made by the short way is in software, bound to no page.
    private const string Site = "localhost";

    public static ContestDefinition Of(string contest, string uuid, ContestSpec spec) =>
        new(
            contest,
            Words(spec.Contest),
            spec.TimeZone,
            ["en", "fr"],
            [
                .. spec.Candidates.Select(
                    (name, i) => new CandidateDefinition($"candidate-{i + 1}", name, null, null, Withdrawn: false)
                ),
            ],
            new RuleDefinition("plurality", "valid-votes", "outside-base", ["earlier-rounds", "lot"], "lowest", 0),
            [
                new StageDefinition(
                    Stage,
                    uuid,
                    BallotKind.Choice,
                    Words(spec.Title),
                    Words(spec.Question),
                    spec.Min,
                    spec.Max,
                    spec.Blank,
                    spec.Policy == VotePolicy.Once ? VotingPolicy.Once : VotingPolicy.Last,
                    [],
                    0,
                    [new ChannelWindow(Channel.Remote, spec.Opens, spec.Closes)]
                ),
            ],
            [],
            PostOnline.FirstReceived,
            PostBatch,
            [.. Enumerable.Range(1, spec.Trustees).Select(trustee => $"Trustee {trustee}")],
            null,
            [new OfficerDefinition(Officer, "Returning officer", OfficerRole.ReturningOfficer)],
            [],
            [$"http://{Site}"],
            Site,
            ChallengeDays,
            spec.Help is { } help ? new(help.Phone, Words(help.Hours)) : null,
            spec.Demo
        );

    private static Wording Words(Text text) => new(text.En, text.Fr);
}
