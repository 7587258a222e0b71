using Hustings.Counting.Ballots;

namespace Hustings.Counting.Transfers;

/// <summary>Who stands, who was elected and who left, while a count goes on.</summary>
internal sealed class Field
{
    private enum Standing
    {
        Continuing,
        Elected,
        Eliminated,
        Excluded,
    }

    private readonly Standing[] _standing;
    private readonly bool _electedKeepStanding;
    private readonly List<int> _elected = [];

    /// <param name="electedKeepStanding">With continueUntilTwoCandidatesRemain the winner stays in the race.</param>
    public Field(BallotSet ballots, IEnumerable<int> excluded, bool electedKeepStanding)
    {
        _standing = new Standing[ballots.Candidates.Length];
        foreach (int candidate in excluded)
            _standing[candidate] = Standing.Excluded;
        _electedKeepStanding = electedKeepStanding;
        WriteIns = ballots.UndeclaredWriteIns;
    }

    public int? WriteIns { get; }

    /// <summary>In the order of election.</summary>
    public IReadOnlyList<int> Elected => _elected;

    public int EliminatedCount => _standing.Count(s => s == Standing.Eliminated);

    /// <summary>Everybody who was not excluded before the count.</summary>
    public int StarterCount => _standing.Count(s => s != Standing.Excluded);

    public IEnumerable<int> Continuing => Enumerable.Range(0, _standing.Length).Where(Continues);

    public bool Continues(int candidate) =>
        _standing[candidate] == Standing.Continuing
        || (_electedKeepStanding && _standing[candidate] == Standing.Elected);

    public void Elect(int candidate)
    {
        _standing[candidate] = Standing.Elected;
        _elected.Add(candidate);
    }

    public void Eliminate(int candidate) => _standing[candidate] = Standing.Eliminated;
}
