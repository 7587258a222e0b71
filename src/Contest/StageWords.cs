namespace Hustings.Contest;

/// <summary>The words of the public files (<c>docs/spec/casting.md</c>, stage.json) for states and policies.</summary>
public static class StageWords
{
    public static string Of(StageState state) =>
        state switch
        {
            StageState.Prepared => "prepared",
            StageState.Open => "open",
            StageState.Paused => "paused",
            StageState.Closed => "closed",
            StageState.Tallying => "tallying",
            StageState.Counted => "counted",
            StageState.Published => "published",
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    public static string Of(VotePolicy policy) =>
        policy switch
        {
            VotePolicy.Once => "once",
            VotePolicy.Last => "last",
            _ => throw new ArgumentOutOfRangeException(nameof(policy)),
        };

    /// <summary>The policy named by a word; false for any other word.</summary>
    public static bool TryReadPolicy(string? word, out VotePolicy policy)
    {
        policy = word == "last" ? VotePolicy.Last : VotePolicy.Once;
        return word is "once" or "last";
    }
}
