namespace Hustings.Server.Results;

/// <summary>One line of the result: a candidate and the votes counted for them.</summary>
public sealed record CandidateVotes(string Name, long Votes);

/// <summary>
/// A published result as readers want it: every figure with what it is a part of. Where a ballot holds one choice at
/// most, shares are of valid votes; where it may hold several, of ballots with a choice (they add up to more than 100%).
/// </summary>
public sealed record Outcome(
    IReadOnlyList<CandidateVotes> InOrder,
    bool OneChoice,
    bool BlankAllowed,
    long Blank,
    long Counted,
    long Registered
)
{
    /// <summary>What every candidate's share is taken of.</summary>
    public long Base => OneChoice ? InOrder.Sum(c => c.Votes) : Counted - Blank;

    /// <summary>Ballots that are neither blank nor hold a choice: possible where no choice is required.</summary>
    public long Empty => OneChoice ? Counted - Blank - Base : 0;

    /// <summary>Members on the list who did not vote.</summary>
    public long NotVoted => Registered - Counted;

    public long Most => InOrder.Count == 0 ? 0 : InOrder[0].Votes;

    /// <summary>Those with the most votes: one, or several when they are level.</summary>
    public IReadOnlyList<CandidateVotes> Leaders => Most == 0 ? [] : [.. InOrder.TakeWhile(c => c.Votes == Most)];

    /// <summary>Above zero when the most votes are more than half of the base, zero when exactly half.</summary>
    public int AgainstHalf => (Most * 2).CompareTo(Base);

    /// <summary>
    /// Puts the counted sums in order: most votes first, equals in the order of the ballot.
    /// <paramref name="sums"/> are as in the record: blank first where blank is allowed.
    /// </summary>
    public static Outcome From(
        IReadOnlyList<string> answers,
        bool blank,
        int max,
        IReadOnlyList<long> sums,
        long counted,
        long registered
    )
    {
        int skip = blank ? 1 : 0;
        CandidateVotes[] lines = [.. answers.Select((name, i) => new CandidateVotes(name, sums[i + skip]))];
        return new Outcome(
            [.. lines.OrderByDescending(c => c.Votes)],
            max == 1,
            blank,
            blank ? sums[0] : 0,
            counted,
            registered
        );
    }
}
