using Hustings.Record;
using Hustings.Verification;

namespace Hustings.Cli.Trustees;

/// <summary>An archive that was verified in full, and what a trustee may do with it.</summary>
internal sealed class CheckedArchive
{
    private readonly VerificationReport report;

    private CheckedArchive(VerificationReport report) => this.report = report;

    public Election Election => report.Election!;
    public TrusteeWork Work => report.Work!;

    private bool Ranked => Election.Questions.Any(question => question.Kind == QuestionKind.NonHomomorphic);

    /// <param name="companions">Instead of those beside the archive.</param>
    public static CheckedArchive Read(FileInfo file, FileInfo? companions = null)
    {
        VerificationReport report;
        try
        {
            using FileStream stream = new(
                file.FullName,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            using Stream? beside =
                companions is not null ? Verify.CompanionSource.OpenFile(companions.FullName)
                : new Verify.ArchiveFile(file.FullName, stream).Marked()
                    ? Verify.CompanionSource.BesideFile(file.FullName)
                : null;
            stream.Position = 0;
            report = ArchiveVerifier.Verify(stream, new VerificationOptions { Companions = beside });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrusteeRefusedException(TrusteeRefusal.ArchiveUnreadable, $"{file} cannot be read: {e.Message}");
        }
        return report.Verdict switch
        {
            Verdict.Invalid => throw new TrusteeRefusedException(
                TrusteeRefusal.ArchiveInvalid,
                $"{file} is {report.Conclusion}. Your key is not used on it."
            ),
            Verdict.Valid when report.Work is not null && report.Election is not null => new CheckedArchive(report),
            _ => throw new TrusteeRefusedException(
                TrusteeRefusal.ArchiveUnreadable,
                $"{file}: {(report.Valid ? "no election is set up in it" : report.Conclusion)}"
            ),
        };
    }

    /// <summary>The tally that this trustee may decrypt, as the last shuffle left it.</summary>
    public EncryptedTally ForDecryption(int owner)
    {
        EncryptedTally tally = Tallied();
        if (Ranked && !Work.ShufflesEnded)
            throw Refused(TrusteeRefusal.ShufflesNotEnded, "The ballots are still being shuffled.");
        if (Ranked && Work.Shufflers.Count == 0)
            throw Refused(
                TrusteeRefusal.NobodyShuffled,
                "Nobody shuffled the ballots: opening them would show who voted how."
            );
        return Work.Decryptors.Contains(owner)
            ? throw Refused(TrusteeRefusal.AlreadyDecrypted, $"Trustee {owner} has decrypted already.")
            : tally;
    }

    /// <summary>The tally that this trustee may shuffle, as the last shuffle left it.</summary>
    public EncryptedTally ForShuffle(int owner)
    {
        if (!Ranked)
            throw Refused(TrusteeRefusal.NothingToShuffle, "All answers are added up; there is nothing to shuffle.");
        EncryptedTally tally = Tallied();
        if (Work.ShufflesEnded)
            throw Refused(TrusteeRefusal.ShufflesEnded, "The shuffles have ended.");
        return Work.Shufflers.Contains(owner)
            ? throw Refused(TrusteeRefusal.AlreadyShuffled, $"Trustee {owner} has shuffled already.")
            : tally;
    }

    /// <summary>What the trustee should compare before it hands anything over.</summary>
    public void Describe(TextWriter output)
    {
        Counts counts = report.Counts;
        output.WriteLine(
            $"""
            The archive is VALID: {Verify.Printable.Text(Election.Name)} ({Election.Uuid})
              election     {report.Fingerprints.Election}
              last event   {report.Fingerprints.LastEvent}
              ballots      {counts.Ballots}, of which {counts.Counted} counted, of {counts.Credentials} credentials
            Compare these with what was announced in public before you send anything.
            """
        );
    }

    private EncryptedTally Tallied() =>
        report.Progress switch
        {
            Progress.Nothing or Progress.Voting => throw Refused(
                TrusteeRefusal.BallotsNotEnded,
                "Ballots may still arrive."
            ),
            Progress.Closed => throw Refused(TrusteeRefusal.NotTallied, "The ballots are not tallied yet."),
            Progress.Published => throw Refused(
                TrusteeRefusal.ResultIsOut,
                "The result is out; nothing is left to do."
            ),
            _ => Work.Tally
                ?? throw new InvalidOperationException("a valid archive with a tally, and no tally was found"),
        };

    private static TrusteeRefusedException Refused(TrusteeRefusal refusal, string words) => new(refusal, words);
}
