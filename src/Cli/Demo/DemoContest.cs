using Hustings.Contest;
using Hustings.Cryptography;
using Hustings.Server.Demo;

namespace Hustings.Cli.Demo;

/// <summary>The contest that the demo shows: three candidates or a blank ballot, sixty members, three trustees.</summary>
public static class DemoContest
{
    private static readonly ContestSpec Spec = new(
        Contest: new("Maple Street Community Association", "Association communautaire de la rue des Érables"),
        Title: new("Election of the president", "Élection à la présidence"),
        Question: new(
            "Who should be our next president?",
            "Qui devrait être notre prochaine présidente ou prochain président?"
        ),
        Candidates: ["Amara Okafor", "Benoît Tremblay", "Chloe Nguyen"],
        Blank: true,
        Min: 1,
        Max: 1,
        Members: 60,
        Trustees: 3,
        Policy: VotePolicy.Once,
        Opens: null,
        Closes: null,
        TimeZone: LocalZone(),
        Help: null,
        Demo: true
    );

    /// <summary>Makes the demo in a folder; the finished contest appears in one step at the end.</summary>
    public static PreparedContest Create(string folder)
    {
        PreparedContest contest = ContestPreparation.Prepare(Spec, SodiumRandom.Instance);
        Directory.CreateDirectory(folder);
        contest.WriteSecrets(DemoSecrets.PathIn(folder));
        contest.WriteDataFolder(folder);
        return contest;
    }

    private static string LocalZone() =>
        TimeZoneInfo.Local.HasIanaId && TimeZoneInfo.Local.Id.Contains('/', StringComparison.Ordinal)
            ? TimeZoneInfo.Local.Id
            : "Etc/UTC";
}
