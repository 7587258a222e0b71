using Hustings.Record;
using Hustings.Record.Archive;
using Hustings.Verification.Ballots;
using Hustings.Verification.Setup;
using Hustings.Verification.Structure;
using Hustings.Verification.Tally;

namespace Hustings.Verification;

/// <summary>
/// Checks everything that the public record of an election lets anyone check, at any stage: while ballots arrive, once
/// they are tallied, and when the result is out. Hostile data never makes it throw.
/// </summary>
public static class ArchiveVerifier
{
    /// <param name="archive">A seekable stream that holds the archive from where it stands to its end.</param>
    /// <param name="options">Progress and how many cores; all of them if not said.</param>
    /// <param name="ct">Cancelling makes the report say invalid: what was not finished was not checked.</param>
    public static VerificationReport Verify(
        Stream archive,
        VerificationOptions? options = null,
        CancellationToken ct = default
    )
    {
        ArgumentNullException.ThrowIfNull(archive);
        if (!archive.CanSeek)
        {
            throw new ArgumentException("the archive must be seekable", nameof(archive));
        }
        options ??= VerificationOptions.Default;
        var ledger = new Ledger<Check>(options.Sabotage);
        ArchiveMap? map = null;
        ElectionSetup setup = new(null, null, null);
        TallyChecks? tally = null;
        ledger.Expect(Check.Verification, 1);
        ledger.Run(
            Check.Verification,
            Place.Archive,
            () =>
            {
                map = new ArchiveScan(archive, ledger, options, ct).Run();
                if (map?.Find(EventType.Setup) is not { } setupEvent)
                {
                    return null;
                }
                var content = new ArchiveContent(archive);
                options.Progress?.Invoke(new("setup checked", 0, 1));
                setup = new SetupChecks(content, ledger).Run(setupEvent);
                options.Progress?.Invoke(new("setup checked", 1, 1));
                var sum = new BallotChecks(map, content, ledger, options, ct).Run(setup);
                tally = new TallyChecks(map, content, setup, ledger, options.Companions);
                tally.Run(sum);
                ct.ThrowIfCancellationRequested();
                return null;
            }
        );
        return Report.Of(ledger, map, setup, tally);
    }
}
