using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Reports;

namespace Hustings.Lab.Attacks.Rows;

/// <summary>One row of the matrix: an attack and what has to hold under it.</summary>
/// <param name="Number">As in the matrix (docs/running/rehearse.md).</param>
/// <param name="Title">What the attacker does, in a few words.</param>
/// <param name="What">What that means, for somebody who has never seen one.</param>
public abstract record AttackRow(int Number, string Title, string What)
{
    /// <summary>Carries it out.</summary>
    public abstract Task<RowFound> RunAsync(Bench bench, CancellationToken cancellation);

    protected RowFound Found(
        IReadOnlyList<RunFound> runs,
        IEnumerable<Check> checks,
        params IReadOnlyList<string> notes
    ) => new(this, runs, [.. checks], notes, null);

    protected RowFound NotCarried(string reason) => new(this, [], [], [], reason);
}

/// <summary>What came of a row.</summary>
/// <param name="Notes">Figures and remarks below the table.</param>
/// <param name="NotCarried">Why this machine cannot carry it, or not this time; null if it was carried out.</param>
public sealed record RowFound(
    AttackRow Row,
    IReadOnlyList<RunFound> Runs,
    IReadOnlyList<Check> Checks,
    IReadOnlyList<string> Notes,
    string? NotCarried
)
{
    public bool Succeeded => NotCarried is null && Checks.Count > 0 && Checks.All(check => check.AsExpected);
}
