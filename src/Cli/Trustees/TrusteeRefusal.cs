namespace Hustings.Cli.Trustees;

/// <summary>Why a trustee's step is not done. The list is closed; scripts may rely on the names.</summary>
internal enum TrusteeRefusal
{
    /// <summary>Options that are missing or contradict each other.</summary>
    CommandLine,
    FileUnreadable,

    /// <summary>A file that is not what it should be, or whose signatures do not hold.</summary>
    FileRefused,

    /// <summary>A file that would be overwritten.</summary>
    FileExists,

    /// <summary>Not every trustee has committed yet, or the commitments do not belong together.</summary>
    CommitmentsIncomplete,

    /// <summary>A trustee shows other values than those it committed to.</summary>
    CommitmentBroken,

    /// <summary>What is shown under this trustee's name is not what it contributed.</summary>
    OwnPolynomialDiffers,

    /// <summary>The seed does not belong to any of the certificates.</summary>
    SeedOfNobody,

    /// <summary>Not an archive, or one that this program does not know.</summary>
    ArchiveUnreadable,

    /// <summary>The archive was altered, or its election was run wrongly.</summary>
    ArchiveInvalid,
    BallotsNotEnded,
    NotTallied,

    /// <summary>All answers are added up.</summary>
    NothingToShuffle,
    ShufflesEnded,
    ShufflesNotEnded,

    /// <summary>Opening ballots that nobody shuffled shows who voted how.</summary>
    NobodyShuffled,
    AlreadyShuffled,
    AlreadyDecrypted,
    ResultIsOut,

    /// <summary>The key belongs to no trustee of this election.</summary>
    NotATrustee,
}

/// <summary>Ends a trustee's command with words on standard error.</summary>
internal sealed class TrusteeRefusedException(TrusteeRefusal refusal, string words) : Exception(words)
{
    /// <summary>2 for what could not be read, 1 for what was understood and refused.</summary>
    public int ExitCode =>
        refusal is TrusteeRefusal.CommandLine or TrusteeRefusal.FileUnreadable or TrusteeRefusal.ArchiveUnreadable
            ? Cli.ExitCode.Unreadable
            : Cli.ExitCode.Refused;

    /// <summary>As it is printed: <c>ballots_not_ended</c>.</summary>
    public string Name =>
        string.Concat(
            $"{refusal}".Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : $"{c}")
        );
}
