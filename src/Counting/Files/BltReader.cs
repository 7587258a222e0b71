using System.Globalization;
using System.Numerics;
using Hustings.Counting.Ballots;

namespace Hustings.Counting.Files;

/// <summary>
/// The .blt format: "candidates seats", withdrawn candidates as negative numbers, ballots "weight 2 1=3 - 4 0", a line "0", then the names and
/// the title in quotation marks. "#" begins a comment. Specification: docs/spec/counting.md, "BLT".
/// </summary>
internal sealed class BltReader : BallotReader
{
    private readonly List<BltToken> _tokens;
    private readonly FileRefusal? _refusal;
    private readonly int _lineCount;
    private int _next;
    private int _candidateCount;

    public BltReader(string[] lines)
    {
        (_tokens, _refusal) = BltToken.Split(lines);
        _lineCount = lines.Length;
    }

    protected override bool ReadFile() =>
        _refusal is null
            ? ReadHead() && ReadWithdrawn() && ReadBallots() && ReadNames()
            : Refuse(_refusal.Fault, _refusal.Line, _refusal.Column, _refusal.Words);

    private bool ReadHead()
    {
        if (
            !Take("the number of candidates", out BltToken count)
            || !Number(count, 1, BallotFile.MostCandidates, out _candidateCount)
        )
            return false;
        if (
            !Take("the number of seats", out BltToken seats)
            || !Number(seats, 1, BallotFile.MostCandidates, out int number)
        )
            return false;
        Seats = number;
        return true;
    }

    private bool ReadWithdrawn()
    {
        while (_next < _tokens.Count && _tokens[_next].Text.StartsWith('-') && !_tokens[_next].Quoted)
        {
            if (!Number(_tokens[_next++], -_candidateCount, -1, out int number))
                return false;
            Withdrawn.Add(-number - 1);
        }
        return true;
    }

    private bool ReadBallots()
    {
        while (true)
        {
            if (!Take("a ballot, or the 0 after the last one", out BltToken weight))
                return false;
            if (weight is { Text: "0", Quoted: false })
                return true;

            // OpaVote puts a voter's reference in parentheses in front; it says nothing about the vote.
            if (weight.Text.StartsWith('(') && weight.Text.EndsWith(')') && !Take("the weight of a ballot", out weight))
                return false;
            if (!Plain(weight) || !ReadWeight(weight.Text, weight.Line, weight.Column, out BigInteger ballots))
                return false;
            if (!ReadRanks(weight.Line, ballots))
                return false;
        }
    }

    private bool ReadRanks(int line, BigInteger weight)
    {
        List<Rank> ranks = [];
        while (true)
        {
            if (!Take("a candidate, or the 0 after the last one", out BltToken token) || !Plain(token))
                return false;
            if (token.Text == "0")
                return AddBallot(ranks, weight, line);
            if (token.Line != line)
                return Refuse(FileFault.EndsTooEarly, line, 0, "The ballot does not end with 0.");
            if (token.Text == "-")
            {
                ranks.Add(Rank.Skipped);
                continue;
            }
            List<int> several = [];
            foreach (string part in token.Text.Split('='))
            {
                if (!ReadNumber(part, token.Line, token.Column, 1, _candidateCount, out int number))
                    return false;
                if (several.Contains(number - 1))
                    return Refuse(
                        FileFault.RepeatedCandidate,
                        token.Line,
                        token.Column,
                        $"{number} stands twice in one rank."
                    );
                several.Add(number - 1);
            }
            ranks.Add(Rank.Of(several));
        }
    }

    private bool ReadNames()
    {
        for (int i = 0; i < _candidateCount; i++)
        {
            string what = string.Create(
                CultureInfo.InvariantCulture,
                $"the name of candidate {i + 1} of {_candidateCount}"
            );
            if (!Take(what, out BltToken name))
                return false;
            if (!name.Quoted)
                return Refuse(
                    FileFault.MisplacedQuote,
                    name.Line,
                    name.Column,
                    $"Here must be {what}, in quotation marks."
                );
            if (!AddCandidate(name.Text.Trim(), name.Line, name.Column))
                return false;
        }
        if (_next < _tokens.Count && _tokens[_next].Quoted)
            Title = _tokens[_next++].Text.Trim();
        return _next == _tokens.Count
            || Refuse(
                FileFault.TrailingText,
                _tokens[_next].Line,
                _tokens[_next].Column,
                "Nothing may follow the title."
            );
    }

    private bool Take(string what, out BltToken token)
    {
        token = default;
        if (_next >= _tokens.Count)
            return Refuse(FileFault.EndsTooEarly, _lineCount, 0, $"The file ends where {what} must be.");
        token = _tokens[_next++];
        return true;
    }

    private bool Plain(BltToken token) =>
        !token.Quoted || Refuse(FileFault.MisplacedQuote, token.Line, token.Column, "A name stands among the ballots.");

    private bool Number(BltToken token, int least, int most, out int number)
    {
        number = 0;
        return Plain(token) && ReadNumber(token.Text, token.Line, token.Column, least, most, out number);
    }
}
