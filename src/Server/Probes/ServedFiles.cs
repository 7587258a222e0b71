using Hustings.Contest.Orders;
using Hustings.Contest.Storage;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;
using Hustings.Server.PublicFiles;

namespace Hustings.Server.Probes;

/// <summary>
/// Puts the hashes of what voters' browsers get into the minutes, and says aloud when this server serves anything else
/// (docs/spec/minutes.md, "Files of the voting site"). Once a stage was opened a changed file is noted only if the operator says that it is meant.
/// </summary>
public sealed class ServedFiles(ContestOffice office, WebFiles web, ServerOptions options, ILogger<ServedFiles> log)
    : IHostedService
{
    /// <summary>Paths whose bytes here are not those of the minutes; empty if all are, or none are noted.</summary>
    public IReadOnlyList<string> Differing => Difference(office.State.Served?.All ?? web.Served, web.Served);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (web.Served.Count == 0)
        {
            return;
        }

        try
        {
            await office.NoteAsync(new Note.SiteFiles(web.Served), IsDue).ConfigureAwait(false);
        }
        catch (StorageUnavailableException failure)
        {
            log.LogWarning("The site's files are not noted in the minutes: {Problem}", failure.Message);
        }

        if (Differing is { Count: > 0 } differing)
        {
            log.LogError(
                "THE VOTING SITE IS NOT THE ONE IN THE MINUTES. These files differ: {Files}. If you replaced them on purpose, start once with --accept-files",
                string.Join(", ", differing)
            );
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Paths that stand in one list only, or with another hash.</summary>
    public static IReadOnlyList<string> Difference(IReadOnlyList<ServedFile> noted, IReadOnlyList<ServedFile> served) =>
        [
            .. noted
                .Except(served)
                .Concat(served.Except(noted))
                .Select(file => file.Path)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    private bool IsDue(ContestState state) =>
        state.Served is not { } noted
        || (
            Difference(noted.All, web.Served).Count > 0
            && (options.AcceptFiles || state.Stages.All(stage => stage.Step < StagePhase.Open))
        );
}
