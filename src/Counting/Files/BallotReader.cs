using System.Globalization;
using System.Numerics;
using Hustings.Counting.Ballots;

namespace Hustings.Counting.Files;

/// <summary>What the formats have in common: candidates, ballots and the first thing that is wrong.</summary>
internal abstract class BallotReader
{
    /// <summary>The most votes one line may stand for.</summary>
    private static readonly BigInteger Heaviest = BigInteger.Pow(10, 18);

    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private FileRefusal? _refusal;

    protected List<string> Candidates { get; } = [];

    protected List<RankedBallot> Ballots { get; } = [];

    protected SortedSet<int> Withdrawn { get; } = [];

    protected string? Title { get; set; }

    protected int? Seats { get; set; }

    protected int? WriteIns { get; set; }

    public BallotFileResult Read(BallotFileOptions options)
    {
        bool read = ReadFile() && Finish(options);
        return read
            ? new(
                new BallotSet(Candidates, Ballots)
                {
                    Title = Title,
                    Seats = Seats,
                    Excluded = [.. Withdrawn],
                    UndeclaredWriteIns = WriteIns,
                },
                null
            )
            : new(null, _refusal);
    }

    /// <returns>False after <see cref="Refuse"/>.</returns>
    protected abstract bool ReadFile();

    /// <summary>Remembers the first refusal; always false.</summary>
    protected bool Refuse(FileFault fault, int line, int column, string words)
    {
        _refusal ??= new FileRefusal(fault, line, column, words);
        return false;
    }

    protected bool TryIndex(string name, out int candidate) => _index.TryGetValue(name, out candidate);

    protected bool AddCandidate(string name, int line, int column)
    {
        if (name.Length == 0)
            return Refuse(FileFault.EmptyName, line, column, "A candidate has no name.");
        if (Candidates.Count >= BallotFile.MostCandidates)
            return Refuse(
                FileFault.CandidateCount,
                line,
                column,
                $"At most {BallotFile.MostCandidates} candidates are read."
            );
        if (!_index.TryAdd(name, Candidates.Count))
            return Refuse(FileFault.DuplicateName, line, column, $"\"{name}\" is on the list twice.");
        Candidates.Add(name);
        return true;
    }

    protected bool ReadWeight(string text, int line, int column, out BigInteger weight)
    {
        if (!BigInteger.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out weight))
            return Refuse(FileFault.NotANumber, line, column, $"\"{Shorten(text)}\" is not a number of ballots.");
        return (weight > 0 && weight <= Heaviest)
            || Refuse(FileFault.NumberOutOfRange, line, column, "A line stands for 1 to 10^18 ballots.");
    }

    protected bool ReadNumber(string text, int line, int column, int least, int most, out int number)
    {
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
            return Refuse(FileFault.NotANumber, line, column, $"\"{Shorten(text)}\" is not a whole number.");
        return (number >= least && number <= most)
            || Refuse(FileFault.NumberOutOfRange, line, column, $"{number} is not between {least} and {most}.");
    }

    protected bool AddBallot(IReadOnlyCollection<Rank> ranks, BigInteger weight, int line)
    {
        if (ranks.Count > BallotFile.MostRanks)
            return Refuse(FileFault.TooManyRanks, line, 0, $"At most {BallotFile.MostRanks} ranks are read.");
        Ballots.Add(new RankedBallot(ranks, weight));
        return true;
    }

    protected static string Shorten(string text) => text.Length <= 40 ? text : $"{text[..40]}…";

    private bool Finish(BallotFileOptions options)
    {
        if (Candidates.Count == 0)
            return Refuse(FileFault.CandidateCount, 0, 0, "The file has no candidates.");
        if (Ballots.Count == 0)
            return Refuse(FileFault.NoBallots, 0, 0, "The file has no ballots.");
        foreach (string name in options.Excluded)
        {
            if (!TryIndex(name, out int candidate))
                return Refuse(
                    FileFault.UnknownCandidate,
                    0,
                    0,
                    $"\"{Shorten(name)}\" is to be excluded and is not a candidate."
                );
            Withdrawn.Add(candidate);
        }
        if (options.UndeclaredWriteInLabel is not { } label)
            return true;
        if (!TryIndex(label, out int writeIns))
            return Refuse(
                FileFault.UnknownCandidate,
                0,
                0,
                $"\"{Shorten(label)}\" stands for write-ins and is not a candidate."
            );
        WriteIns = writeIns;
        return true;
    }
}
