using System.Runtime.CompilerServices;
using Hustings.Cli.Verify.Pages;
using Hustings.Verification;

namespace Hustings.Cli.Verify;

/// <summary>Verifies the archives that a command line names, one after another, and prints what was found.</summary>
/// <param name="companions">Instead of those beside an archive.</param>
internal sealed class VerifyRun(TextWriter output, TextWriter error, string? stage, FileInfo? companions)
{
    private readonly List<Verdict> verdicts = [];
    private readonly List<VerifiedArchive> reports = [];

    public async Task<int> AllAsync(IReadOnlyList<string> paths, bool json, CancellationToken cancel)
    {
        foreach (string path in paths)
        {
            try
            {
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
            await output.WriteLineAsync(ReportJson.Of(reports)).ConfigureAwait(false);
        if (verdicts.Count == 0)
            await error.WriteLineAsync($"UNREADABLE: no archive of stage {stage}").ConfigureAwait(false);
        return VerifyCommand.ExitCodeOf(verdicts);
    }

    /// <summary>What was found, as a page. False if the file cannot be written.</summary>
    public async Task<bool> WritePageAsync(FileInfo page, CancellationToken cancel)
    {
        try
        {
            await File.WriteAllTextAsync(page.FullName, ReportPage.Of(reports), cancel).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"{page} cannot be written: {Printable.Text(e.Message)}").ConfigureAwait(false);
            return false;
        }
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
