using Hustings.Record;

namespace Hustings.Verification;

public enum Verdict
{
    Valid,
    Invalid,

    /// <summary>Not an archive, or one with features that this verifier does not know: nothing is said about it.</summary>
    Unreadable,
}

public enum CheckState
{
    Passed,
    Failed,

    /// <summary>The election has not got there; said, not failed.</summary>
    NotYet,

    /// <summary>This election has nothing of the kind; said, not failed.</summary>
    NotNeeded,

    /// <summary>Not carried out everywhere because an earlier check failed.</summary>
    NotReached,
}

/// <param name="Name">The check's name as it is printed: <c>event_chain</c>.</param>
/// <param name="Count">How often it was carried out and passed.</param>
/// <param name="Note">Why it failed or was not carried out.</param>
public sealed record CheckResult<TCheck>(TCheck Check, string Name, CheckState State, long Count, string? Note)
    where TCheck : struct, Enum;

/// <summary>What makes an archive invalid.</summary>
/// <param name="Height">Height of the event, null where no event is concerned.</param>
/// <param name="EventHash">Hash of the event (or of the data before it), hex.</param>
public sealed record Failure<TCheck>(TCheck Check, string Name, long? Height, string? EventHash, string Explanation)
    where TCheck : struct, Enum
{
    public override string ToString() =>
        Height is null ? Name
        : EventHash is null ? $"{Name} at event {Height}"
        : $"{Name} at event {Height} ({EventHash})";
}

/// <summary>What people compare with what they were given on paper or read elsewhere.</summary>
/// <param name="Election">Unpadded Base64, as are all but the last.</param>
/// <param name="Trustees">One for each trustee's key, in their order.</param>
/// <param name="LastEvent">Hash of the last event, hex: whoever keeps it can later see that nothing was removed.</param>
public sealed record Fingerprints(
    string? Election,
    string? Credentials,
    IReadOnlyList<string> Trustees,
    string? LastEvent
);

/// <summary>How far the election got, by its record.</summary>
public enum Progress
{
    Nothing,

    /// <summary>Set up, ballots may be arriving.</summary>
    Voting,

    /// <summary>No more ballots.</summary>
    Closed,

    /// <summary>The encrypted tally is there, decryptions are arriving.</summary>
    Tallied,
    Published,
}

public sealed record Counts(
    long Events,
    long Credentials,
    long Ballots,
    long Counted,
    int Trustees,
    int PartialDecryptions
);

/// <summary>
/// What a trustee's next step starts from, out of the very bytes that were checked: nobody has to read the archive again.
/// </summary>
/// <param name="Tally">As the last shuffle left it; null before there is one.</param>
/// <param name="Shufflers">Who shuffled, in order.</param>
/// <param name="Decryptors">Whose partial decryption is there.</param>
/// <param name="Order">What companions are bound to: hash of the event before the first partial decryption, or of the last one before there is any.</param>
public sealed record TrusteeWork(
    TrusteeKeys Trustees,
    EncryptedTally? Tally,
    IReadOnlyList<int> Shufflers,
    bool ShufflesEnded,
    IReadOnlyCollection<int> Decryptors,
    string Order
);

/// <summary>Everything the verifier found out about one archive.</summary>
public sealed record VerificationReport(
    Verdict Verdict,
    IReadOnlyList<CheckResult<Check>> Checks,
    Failure<Check>? Failure,
    long Failures,
    Fingerprints Fingerprints,
    Progress Progress,
    Counts Counts,
    Election? Election,
    ElectionResult? Result,
    IReadOnlyList<string> Notes
)
{
    public bool Valid => Verdict == Verdict.Valid;

    /// <summary>What was proven beyond what every valid archive proves; <see cref="Notes"/> are reservations.</summary>
    public IReadOnlyList<string> Assurances { get; init; } = [];

    /// <summary>Only of a valid archive.</summary>
    public TrusteeWork? Work { get; init; }

    /// <summary>Where everything stands, for the checks of the contest that an archive belongs to.</summary>
    internal Structure.ArchiveMap? Map { get; init; }

    /// <summary>Null if they could not be read.</summary>
    internal TrusteeKeys? Trustees { get; init; }

    internal PublicCredentials? Credentials { get; init; }

    /// <summary>The last line of a report: <c>VALID</c>, <c>INVALID: check at event height (hash)</c> or <c>UNREADABLE: why</c>.</summary>
    public string Conclusion =>
        Verdict switch
        {
            Verdict.Valid => "VALID",
            Verdict.Invalid => $"INVALID: {Failure}",
            _ => $"UNREADABLE: {Failure?.Explanation}",
        };
}
