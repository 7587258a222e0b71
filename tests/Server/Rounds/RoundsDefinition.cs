using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Server.Tests.Rounds;

/// <summary>The definition of <see cref="RoundsServer"/>.</summary>
internal static class RoundsDefinition
{
    public static readonly string[] Candidates = ["ana", "ben", "chloe"];

    public static ContestDefinition Make(string id, Func<string> newUuid, DateTimeOffset start)
    {
        var first = DateTimeOffset.FromUnixTimeSeconds(start.ToUnixTimeSeconds()).AddHours(2);
        return new(
            id,
            new("Leader of the Northern Party", "Direction du Parti du Nord"),
            "America/Toronto",
            ["en", "fr"],
            [
                new("ana", "Ana Archer", null, null, false),
                new("ben", "Ben Émond", null, null, false),
                new("chloe", "Chloé Okonkwo-Tremblay", null, null, false),
            ],
            new RuleDefinition("exhaustive", "valid-votes", "outside-base", ["earlier-rounds", "lot"], "lowest", 0),
            [Stage(1, newUuid(), first), Stage(2, newUuid(), null), Stage(3, newUuid(), null)],
            ["post"],
            PostOnline.FirstReceived,
            30,
            ["Dana Roy", "Eli Gagnon"],
            null,
            [
                new OfficerDefinition("ro", "Rosa Martin", OfficerRole.ReturningOfficer),
                new OfficerDefinition("deputy", "Sam Cloutier", OfficerRole.Deputy),
            ],
            [OrderKind.Open, OrderKind.Publish],
            ["http://localhost"],
            "localhost",
            30,
            new("1 800 555-0100", new("9 a.m. to 5 p.m.", "de 9 h à 17 h")),
            false
        );
    }

    private static StageDefinition Stage(int round, string uuid, DateTimeOffset? closes) =>
        new(
            $"round-{round}",
            uuid,
            BallotKind.Choice,
            new($"Round {round}", $"Tour {round}"),
            new("Who should lead the party?", "Qui devrait diriger le parti?"),
            0,
            1,
            true,
            VotingPolicy.Once,
            [],
            0,
            [
                new ChannelWindow(Channel.Remote, null, closes),
                new ChannelWindow(Channel.Hall, null, closes?.AddMinutes(-30)),
            ]
        );
}
