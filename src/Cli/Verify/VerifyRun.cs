using System.Runtime.CompilerServices;
using Hustings.Cli.Verify.Contests;
using Hustings.Cli.Verify.Pages;
using Hustings.Verification;
using Hustings.Verification.Contests;

namespace Hustings.Cli.Verify;

/// <summary>Verifies the archives that a command line names, one after another, and prints what was found.</summary>
/// <param name="companions">Instead of those beside an archive.</param>
internal sealed class VerifyRun(TextWriter output, TextWriter error, string? stage, FileInfo? companions)
{
    private readonly List<Verdict> verdicts = [];
    private readonly List<VerifiedArchive> reports = [];
    private readonly List<VerifiedContest> contests = [];

    public async Task<int> AllAsync(IReadOnlyList<string> paths, bool json, CancellationToken cancel)
    {
        foreach (string path in paths)
        {
            try
            {
                // One stage of a contest is checked as an archive by itself.
                using OpenContest? contest = stage is null
                    ? await ContestSource.TryOpenAsync(path, cancel).ConfigureAwait(false)
                    : null;
                if (contest is not null)
                {
                    await WholeAsync(contest, json, cancel).ConfigureAwait(false);
                    continue;
                }

                await foreach (ArchiveFile archive in ArchiveSource.OpenAsync(path, cancel).ConfigureAwait(false))
                {
                    using (archive)
                        await OneAsync(archive, json, cancel).ConfigureAwait(false);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                verdicts.Add(Verdict.Unreadable);
                await error.WriteLineAsync($"UNREADABLE: {Printable.Text(e.Message)}").ConfigureAwait(false);
            }
        }

        if (json)
            await output.WriteLineAsync(ReportJson.Of(reports, contests)).ConfigureAwait(false);
        if (verdicts.Count == 0)
            await error.WriteLineAsync($"UNREADABLE: no archive of stage {stage}").ConfigureAwait(false);
        return VerifyCommand.ExitCodeOf(verdicts);
    }

    /// <summary>What was found, as a page. False if the file cannot be written.</summary>
    public async Task<bool> WritePageAsync(FileInfo page, CancellationToken cancel)
    {
        try
        {
            await File.WriteAllTextAsync(page.FullName, ReportPage.Of(reports, contests), cancel).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"{page} cannot be written: {Printable.Text(e.Message)}").ConfigureAwait(false);
            return false;
        }
    }

    private async Task WholeAsync(OpenContest contest, bool json, CancellationToken cancel)
    {
        ContestReport report = VerifyProgress.Watch(
            error,
            progress =>
                ContestRecordVerifier.Verify(contest.Record, new VerificationOptions { Progress = progress }, cancel)
        );
        verdicts.Add(report.Verdict);
        contests.Add(new VerifiedContest(contest.Name, report));
        if (!json)
            await output.WriteAsync(ContestText.Of(contests[^1])).ConfigureAwait(false);
    }

    private async Task OneAsync(ArchiveFile archive, bool json, CancellationToken cancel)
    {
        if (stage is not null && archive.StageUuid() != stage)
            return;
        Stream? beside =
            companions is not null ? CompanionSource.OpenFile(companions.FullName)
            : archive.Marked() ? await archive.Companions(cancel).ConfigureAwait(false)
            : null;
        await using ConfiguredAsyncDisposable closing = (beside ?? Stream.Null).ConfigureAwait(false);
        archive.Content.Position = 0;
        VerificationReport report = VerifyProgress.Watch(
            error,
            progress =>
                ArchiveVerifier.Verify(
                    archive.Content,
                    new VerificationOptions { Progress = progress, Companions = beside },
                    cancel
                )
        );
        verdicts.Add(report.Verdict);
        reports.Add(new VerifiedArchive(archive.Name, report));
        if (!json)
            await output.WriteAsync(ReportText.Of(reports[^1])).ConfigureAwait(false);
    }
}

/// <summary>An archive's name and what was found in it.</summary>
internal sealed record VerifiedArchive(string Name, VerificationReport Report);

/// <summary>A contest record's name and what was found in it.</summary>
internal sealed record VerifiedContest(string Name, ContestReport Report)
{
    /// <summary>Its stages' archives, as far as there are any.</summary>
    public IEnumerable<VerifiedArchive> Archives =>
        Report
            .Stages.Where(stage => stage.Archive is not null)
            .Select(stage => new VerifiedArchive($"{Name}, {stage.Id}", stage.Archive!));
}
