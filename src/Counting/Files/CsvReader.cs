using System.Numerics;
using Hustings.Counting.Ballots;

namespace Hustings.Counting.Files;

/// <summary>
/// One ballot a line, one cell for each rank, quoted as in RFC 4180 but within one line. A first row that begins with "weight" or
/// "rank1" is a head; lines "# candidate: NAME" before it list the candidates. Specification: docs/spec/counting.md, "CSV".
/// </summary>
internal sealed class CsvReader(string[] lines, BallotFileOptions options) : BallotReader
{
    private readonly List<(int Line, List<CsvCell> Cells)> _rows = [];
    private bool _declared;
    private bool _weighted;

    protected override bool ReadFile()
    {
        for (int line = 1; line <= lines.Length; line++)
        {
            string text = lines[line - 1];
            if (text.StartsWith('#'))
            {
                if (!ReadDirective(text, line))
                    return false;
            }
            else if (text.Trim().Length > 0 && !ReadRow(text, line))
            {
                return false;
            }
        }
        return (_declared || CollectCandidates()) && _rows.TrueForAll(row => ReadBallot(row.Line, row.Cells));
    }

    private bool ReadDirective(string text, int line)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return true;
        string value = text[(colon + 1)..].Trim();
        string key = text[1..colon].Trim();
        bool known = key is "candidate" or "excluded" or "undeclaredWriteIns" or "seats" or "title";
        if (known && (_rows.Count > 0 || _weighted))
            return Refuse(FileFault.MisplacedHeader, line, 1, $"\"{key}\" must stand before the ballots.");
        switch (key)
        {
            case "title":
                Title = value;
                return true;
            case "seats":
                bool read = ReadNumber(value, line, colon + 2, 0, BallotFile.MostCandidates, out int seats);
                Seats = seats;
                return read;
            case "candidate" or "excluded" or "undeclaredWriteIns":
                return Declare(key, value, line, colon + 2);
            default:
                return true;
        }
    }

    private bool Declare(string key, string name, int line, int column)
    {
        _declared = true;
        if (!AddCandidate(name, line, column))
            return false;
        if (key == "excluded")
            Withdrawn.Add(Candidates.Count - 1);
        if (key != "undeclaredWriteIns")
            return true;
        if (WriteIns is not null)
            return Refuse(FileFault.MisplacedHeader, line, 1, "\"undeclaredWriteIns\" stands twice.");
        WriteIns = Candidates.Count - 1;
        return true;
    }

    private bool ReadRow(string text, int line)
    {
        (List<CsvCell> cells, int misplaced) = CsvCell.Split(text);
        if (misplaced > 0)
            return Refuse(FileFault.MisplacedQuote, line, misplaced, "A quotation mark is missing or out of place.");
        if (cells.Count > BallotFile.MostRanks + 1)
            return Refuse(FileFault.TooManyRanks, line, 0, $"At most {BallotFile.MostRanks} ranks are read.");
        string first = cells[0].Text;
        if (_rows.Count == 0 && !_weighted && first is "weight" or "rank1")
            _weighted = first == "weight";
        else
            _rows.Add((line, cells));
        return true;
    }

    /// <summary>Without a list in the head: everybody who is marked, in alphabetical order, so that the order of lines does not matter.</summary>
    private bool CollectCandidates()
    {
        SortedDictionary<string, (int Line, int Column)> found = new(StringComparer.Ordinal);
        foreach ((int line, List<CsvCell> cells) in _rows)
        foreach (CsvCell cell in cells.Skip(_weighted ? 1 : 0))
        {
            if (cell.Text.Length == 0 || cell.Text == options.SkippedRankLabel || cell.Text == options.OvervoteLabel)
                continue;
            foreach (string name in cell.Text.Split(options.OvervoteDelimiter))
                found.TryAdd(name.Trim(), (line, cell.Column));
        }
        return found.All(name => AddCandidate(name.Key, name.Value.Line, name.Value.Column));
    }

    private bool ReadBallot(int line, List<CsvCell> cells)
    {
        BigInteger weight = BigInteger.One;
        if (_weighted && !ReadWeight(cells[0].Text, line, cells[0].Column, out weight))
            return false;
        List<Rank> ranks = [];
        foreach (CsvCell cell in cells.Skip(_weighted ? 1 : 0))
        {
            if (!ReadRank(cell, line, out Rank rank))
                return false;
            ranks.Add(rank);
        }
        return AddBallot(ranks, weight, line);
    }

    private bool ReadRank(CsvCell cell, int line, out Rank rank)
    {
        rank = cell.Text == options.OvervoteLabel ? Rank.Overmarked : Rank.Skipped;
        if (rank.IsOvermarked || cell.Text.Length == 0 || cell.Text == options.SkippedRankLabel)
            return true;
        if (TryIndex(cell.Text, out int only))
        {
            rank = Rank.Of(only);
            return true;
        }
        List<int> several = [];
        foreach (string part in cell.Text.Split(options.OvervoteDelimiter))
        {
            string name = part.Trim();
            if (name.Length == 0)
                return Refuse(FileFault.MisplacedMark, line, cell.Column, "An overvote with an empty name.");
            if (!TryIndex(name, out int candidate))
                return Refuse(
                    FileFault.UnknownCandidate,
                    line,
                    cell.Column,
                    $"\"{Shorten(name)}\" is not a candidate."
                );
            if (several.Contains(candidate))
                return Refuse(FileFault.RepeatedCandidate, line, cell.Column, $"\"{name}\" is in this cell twice.");
            several.Add(candidate);
        }
        rank = Rank.Of(several);
        return true;
    }
}
