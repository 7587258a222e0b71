using Hustings.Verification.Contests;
using Hustings.Verification.Tests.Contests;

namespace Hustings.Verification.Tests.Mutation;

/// <summary>One change to a contest's record.</summary>
/// <param name="Document">Which kind of file.</param>
/// <param name="Shape">Mutants of one shape are alike; one of each is always tried.</param>
/// <param name="Checks">Whose business it is.</param>
/// <param name="Equivalent">Why it is a valid record all the same, seen in another head of the minutes; null if it must be refused.</param>
internal sealed record ContestMutant(
    string Document,
    string What,
    string Shape,
    string Where,
    IReadOnlyList<ContestCheck> Checks,
    string? Equivalent,
    Func<MemoryRecord> Make
)
{
    /// <summary>The minutes from which on it may be noticed, and the last one; null if no minute is laid down.</summary>
    public (long From, long To)? Heights { get; init; }
}
