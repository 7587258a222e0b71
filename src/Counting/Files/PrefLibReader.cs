using System.Globalization;
using System.Numerics;
using Hustings.Counting.Ballots;

namespace Hustings.Counting.Files;

/// <summary>
/// PrefLib's formats since 2022: a head of "# KEY: VALUE" lines, then "count: 1,2,{3,4}". Source: preflib.org/format; what is
/// checked: docs/spec/counting.md, "PrefLib".
/// </summary>
internal sealed class PrefLibReader(string[] lines, FileFormat format) : BallotReader
{
    private const string NamePrefix = "ALTERNATIVE NAME ";

    private readonly Dictionary<string, (string Value, int Line)> _head = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, (string Name, int Line)> _names = [];
    private int _firstOrder;

    protected override bool ReadFile() => ReadHead() && DeclareCandidates() && ReadOrders() && CheckCounts();

    private bool ReadHead()
    {
        for (; _firstOrder < lines.Length; _firstOrder++)
        {
            string text = lines[_firstOrder].Trim();
            if (text.Length == 0)
                continue;
            if (!text.StartsWith('#'))
                return true;
            int colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon >= 0 && !AddHeader(text[1..colon].Trim(), text[(colon + 1)..].Trim(), _firstOrder + 1))
                return false;
        }
        return true;
    }

    private bool AddHeader(string key, string value, int line)
    {
        if (!key.StartsWith(NamePrefix, StringComparison.Ordinal))
            return _head.TryAdd(key, (value, line))
                || Refuse(FileFault.MisplacedHeader, line, 1, $"\"{Shorten(key)}\" stands twice.");
        return ReadNumber(key[NamePrefix.Length..].Trim(), line, 3, 1, BallotFile.MostCandidates, out int number)
            && (
                _names.TryAdd(number, (value, line))
                || Refuse(FileFault.MisplacedHeader, line, 1, $"Alternative {number} is named twice.")
            );
    }

    private bool DeclareCandidates()
    {
        const string Key = "NUMBER ALTERNATIVES";
        if (!_head.TryGetValue(Key, out (string Value, int Line) stated))
            return Refuse(
                FileFault.MissingHeader,
                1,
                1,
                $"The head has no \"# {Key}: ...\" (PrefLib's format before 2022 is not read)."
            );
        if (!ReadNumber(stated.Value, stated.Line, 1, 1, BallotFile.MostCandidates, out int count))
            return false;
        for (int number = 1; number <= count; number++)
        {
            if (!_names.TryGetValue(number, out (string Name, int Line) name))
                return Refuse(
                    FileFault.MissingHeader,
                    stated.Line,
                    1,
                    $"The head has no \"# {NamePrefix}{number}: ...\"."
                );
            if (!AddCandidate(name.Name, name.Line, 1))
                return false;
        }
        Title = _head.TryGetValue("TITLE", out (string Value, int) title) ? title.Value : null;
        return _names.Count == count
            || Refuse(
                FileFault.MisplacedHeader,
                _names.Last().Value.Line,
                1,
                $"There are {count} alternatives, not {_names.Last().Key}."
            );
    }

    private bool ReadOrders()
    {
        for (int index = _firstOrder; index < lines.Length; index++)
        {
            if (lines[index].Trim().Length > 0 && !ReadOrder(lines[index], index + 1))
                return false;
        }
        return true;
    }

    private bool ReadOrder(string text, int line)
    {
        if (text.TrimStart().StartsWith('#'))
            return Refuse(FileFault.MisplacedHeader, line, 1, "The head must stand before the orders.");
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return Refuse(FileFault.EndsTooEarly, line, 0, "An order begins with its number of voters and a colon.");
        if (!ReadWeight(text[..colon].Trim(), line, 1, out BigInteger weight))
            return false;
        List<Rank> ranks = [];
        HashSet<int> seen = [];
        int at = colon + 1;
        while (at <= text.Length && text[at..].Trim().Length > 0)
        {
            if (!ReadRank(text, line, ref at, seen, out Rank rank))
                return false;
            ranks.Add(rank);
        }
        if (format == FileFormat.Soc && seen.Count != Candidates.Count)
            return Refuse(FileFault.IncompleteOrder, line, 0, "A .soc file has only complete orders.");
        return AddBallot(ranks, weight, line);
    }

    /// <summary>Reads "3" or "{3,4}" and the comma behind it.</summary>
    private bool ReadRank(string text, int line, ref int at, HashSet<int> seen, out Rank rank)
    {
        rank = Rank.Skipped;
        while (text[at] == ' ')
            at++;
        int start = at;
        bool tie = text[at] == '{';
        int end = tie ? text.IndexOf('}', at) : text.IndexOf(',', at);
        if (tie && end < 0)
            return Refuse(FileFault.MisplacedBrace, line, start + 1, "The closing brace is missing.");
        if (tie && format != FileFormat.Toi)
            return Refuse(FileFault.TieNotAllowed, line, start + 1, "Only a .toi file may have ties.");
        end = end < 0 ? text.Length : end;
        List<int> tied = [];
        foreach (string part in text[(tie ? at + 1 : at)..end].Split(','))
        {
            if (!ReadNumber(part.Trim(), line, start + 1, 1, Candidates.Count, out int number))
                return false;
            if (!seen.Add(number))
                return Refuse(FileFault.RepeatedCandidate, line, start + 1, $"The order names {number} twice.");
            tied.Add(number - 1);
        }
        rank = Rank.Of(tied);
        at = tie ? end + 1 : end;
        while (at < text.Length && text[at] == ' ')
            at++;
        if (at < text.Length && text[at] != ',')
            return Refuse(FileFault.MisplacedBrace, line, at + 1, "A comma must stand here.");
        bool comma = at++ < text.Length;
        return !comma
            || text[Math.Min(at, text.Length)..].Trim().Length > 0
            || Refuse(FileFault.EndsTooEarly, line, at, "The order ends with a comma.");
    }

    private bool CheckCounts()
    {
        BigInteger voters = Ballots.Aggregate(BigInteger.Zero, (sum, ballot) => sum + ballot.Weight);
        return Agrees("NUMBER VOTERS", voters) && Agrees("NUMBER UNIQUE ORDERS", Ballots.Count);
    }

    private bool Agrees(string key, BigInteger counted)
    {
        if (!_head.TryGetValue(key, out (string Value, int Line) stated))
            return true;
        if (!BigInteger.TryParse(stated.Value, NumberStyles.None, CultureInfo.InvariantCulture, out BigInteger number))
            return Refuse(FileFault.NotANumber, stated.Line, 1, $"\"{Shorten(stated.Value)}\" is not a number.");
        return number == counted
            || Refuse(
                FileFault.CountMismatch,
                stated.Line,
                1,
                $"The head says {key} {number}, the file has {counted}."
            );
    }
}
