namespace Hustings.Verification;

/// <param name="Step">What is being done, in words.</param>
/// <param name="Done">Bytes while reading, ballots while checking.</param>
public readonly record struct VerificationProgress(string Step, long Done, long Total);

public sealed record VerificationOptions
{
    public static VerificationOptions Default { get; } = new();

    /// <summary>How many ballots are checked at once; all cores if not said.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>The companions of an election of ours (<c>companions.jsonl</c>), read once from where it stands; null if there are none.</summary>
    public Stream? Companions { get; init; }

    /// <summary>Called now and then, from any thread.</summary>
    public Action<VerificationProgress>? Progress { get; init; }

    /// <summary>For the tests of the verifier itself: how a check is sabotaged.</summary>
    internal Func<Check, Sabotage>? Sabotage { get; init; }

    internal Func<Contests.ContestCheck, Sabotage>? ContestSabotage { get; init; }
}

/// <summary>What can go wrong inside a check that has nothing to do with the archive.</summary>
internal enum Sabotage
{
    None,
    Throw,
    Cancel,

    /// <summary>The check is started and nobody waits for what it says.</summary>
    Lose,
}
