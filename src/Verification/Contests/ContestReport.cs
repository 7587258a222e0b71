using Hustings.Record.Definitions;

namespace Hustings.Verification.Contests;

/// <summary>One stage in a contest's report.</summary>
/// <param name="Archive">What its archive's own verification said; null while there is none to be.</param>
/// <param name="Account">SHA-256 of the account that the minutes name last, 64 hex digits.</param>
public sealed record StageReport(
    string Id,
    string Uuid,
    StageState State,
    int Struck,
    string? Account,
    VerificationReport? Archive
);

/// <summary>Everything the verifier found out about one contest's record.</summary>
/// <param name="Height">Lines of the minutes that were followed.</param>
/// <param name="Head">Hash of the last of them: whoever keeps it can later see that nothing was removed.</param>
/// <param name="Winner">Id of the candidate who was declared.</param>
public sealed record ContestReport(
    Verdict Verdict,
    IReadOnlyList<CheckResult<ContestCheck>> Checks,
    Failure<ContestCheck>? Failure,
    long Failures,
    ContestDefinition? Definition,
    int Height,
    string? Head,
    IReadOnlyList<StageReport> Stages,
    string? Winner
)
{
    public bool Valid => Verdict == Verdict.Valid;

    /// <summary>The last line of a report, as an archive's.</summary>
    public string Conclusion =>
        Verdict switch
        {
            Verdict.Valid => "VALID",
            Verdict.Invalid => $"INVALID: {Where}",
            _ => $"UNREADABLE: {Failure?.Explanation}",
        };

    private string Where =>
        Failure switch
        {
            null => "",
            { Height: { } height } => $"{Failure.Name} at minute {height} ({Failure.EventHash})",
            _ => Failure.Name,
        };
}
