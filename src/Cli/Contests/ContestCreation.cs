using System.CommandLine;
using Hustings.Contest;
using Hustings.Cryptography;

namespace Hustings.Cli.Contests;

/// <summary>Makes a contest and says what lies where and who must keep what.</summary>
public static class ContestCreation
{
    public static async Task<int> RunAsync(
        InvocationConfiguration console,
        FileInfo specification,
        string data,
        string secrets,
        CancellationToken cancel
    )
    {
        if (!specification.Exists)
        {
            await console.Error.WriteLineAsync($"There is no file {specification.FullName}.").ConfigureAwait(false);
            return ExitCode.Unreadable;
        }

        string json = await File.ReadAllTextAsync(specification.FullName, cancel).ConfigureAwait(false);
        IReadOnlyList<string> problems = SpecFile.TryRead(json, out ContestSpec spec);
        if (problems.Count > 0)
        {
            await console
                .Error.WriteLineAsync(
                    $"{specification.Name} cannot be used:\n"
                        + string.Concat(problems.Select(p => $"- {p}\n")).TrimEnd()
                )
                .ConfigureAwait(false);
            return ExitCode.Unreadable;
        }

        if (Overlap(data, secrets) is { } problem)
        {
            await console.Error.WriteLineAsync(problem).ConfigureAwait(false);
            return ExitCode.Refused;
        }

        PreparedContest contest = ContestPreparation.Prepare(spec, SodiumRandom.Instance);
        contest.WriteSecrets(secrets);
        contest.WriteDataFolder(data);
        foreach (string line in Summary(contest, data, secrets))
        {
            await console.Output.WriteLineAsync(line).ConfigureAwait(false);
        }

        return ExitCode.Done;
    }

    /// <summary>Both folders must be new or empty, and the secrets must not lie where the server reads.</summary>
    private static string? Overlap(string data, string secrets)
    {
        string Slashed(string path) => Path.TrimEndingDirectorySeparator(path) + Path.DirectorySeparatorChar;
        if (
            Slashed(secrets).StartsWith(Slashed(data), StringComparison.Ordinal)
            || Slashed(data).StartsWith(Slashed(secrets), StringComparison.Ordinal)
        )
        {
            return "The secrets must not lie in the data folder, nor the other way round: the server must never see them.";
        }

        return new[] { data, secrets }
            .Where(folder => Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            .Select(folder =>
                $"{folder} is not empty. Name a new folder: a contest is made once and never overwritten."
            )
            .FirstOrDefault();
    }

    private static IEnumerable<string> Summary(PreparedContest contest, string data, string secrets) =>
        [
            $"Made: {contest.Info.Contest.En}, {contest.Info.Title.En} ({contest.Uuid}).",
            $"Election fingerprint: {contest.Election.Fingerprint}",
            "Publish this fingerprint before voting opens; anyone can compare it with what the server shows.",
            "",
            $"{data}: for the server. Keep it on the server's disk and in its backups, but keep the folder keys out of the backups.",
            "",
            $"{secrets}: never on the server.",
            $"  codes.csv      {contest.Codes.Count} voting codes and PINs, for the registrar. Send codes and PINs by different ways, then destroy the file.",
            .. contest.TrusteeKeys.Select(
                (_, i) =>
                    $"  trustee-{i + 1}.key  for trustee {i + 1} alone. Move it to that person's own device, with a backup."
            ),
            $"All {contest.TrusteeKeys.Count} trustees are needed to open the result: a lost key loses the election.",
            "",
            $"Start the server with: hustings serve --data {data}",
        ];
}
