using Hustings.Cryptography;

namespace Hustings.Record;

/// <summary>
/// The encrypted tally while it grows: ballots are added as they arrive and taken out when their voter replaces them.
/// Homomorphic answers are added up; answers to be shuffled are listed, sorted by the bytes of their ciphertexts as the
/// reference tool sorts them (the specification leaves the order open), so the list says nothing about who voted when.
/// One thread at a time; sums made apart can be merged.
/// </summary>
public sealed class TallySum
{
    private readonly Election election;
    private readonly Ciphertext[][] sums;

    // By question; null where answers are added up.
    private readonly List<Ciphertext>?[] lists;

    public TallySum(Election election)
    {
        this.election = election;
        sums = [.. election.Questions.Select(NeutralRow)];
        lists =
        [
            .. election.Questions.Select(question =>
                question.Kind == QuestionKind.Homomorphic ? null : new List<Ciphertext>()
            ),
        ];
    }

    /// <summary>How many ballots are in the sum.</summary>
    public long Ballots { get; private set; }

    /// <summary>Their weights added up; without weights the number of ballots.</summary>
    public long Weight { get; private set; }

    /// <param name="weight">How often the ballot counts; must be 1 where answers are shuffled.</param>
    public void Add(Ballot ballot, long weight = 1)
    {
        RefuseOther(ballot.Fields.Election);
        var factor = Scalar.From((ulong)weight);
        for (var i = 0; i < sums.Length; i++)
        {
            var ciphertexts = ballot.Fields.Answers[i].Ciphertexts;
            if (lists[i] is { } list)
            {
                RefuseWeight(weight);
                list.Add(ciphertexts[0]);
                continue;
            }
            for (var j = 0; j < ciphertexts.Count; j++)
            {
                sums[i][j] += Weighted(ciphertexts[j], weight, factor);
            }
        }
        Ballots++;
        Weight += weight;
    }

    /// <summary>Takes out a ballot that was added before with weight 1.</summary>
    public void Remove(Ballot ballot)
    {
        RefuseOther(ballot.Fields.Election);
        for (var i = 0; i < sums.Length; i++)
        {
            var ciphertexts = ballot.Fields.Answers[i].Ciphertexts;
            if (lists[i] is { } list)
            {
                list.Remove(ciphertexts[0]);
                continue;
            }
            for (var j = 0; j < ciphertexts.Count; j++)
            {
                sums[i][j] += new Ciphertext(-ciphertexts[j].Alpha, -ciphertexts[j].Beta);
            }
        }
        Ballots--;
        Weight--;
    }

    public void Merge(TallySum other)
    {
        RefuseOther(other.election);
        for (var i = 0; i < sums.Length; i++)
        {
            for (var j = 0; j < sums[i].Length; j++)
            {
                sums[i][j] += other.sums[i][j];
            }
            lists[i]?.AddRange(other.lists[i]!);
        }
        Ballots += other.Ballots;
        Weight += other.Weight;
    }

    public EncryptedTally ToTally() =>
        EncryptedTally.Of([
            .. sums.Select((row, i) => lists[i] is { } list ? Sorted(list) : (IReadOnlyList<Ciphertext>)[.. row]),
        ]);

    private static Ciphertext[] Sorted(List<Ciphertext> list)
    {
        var keyed = list.Select(ciphertext => (Key: SortKey(ciphertext), ciphertext)).ToArray();
        Array.Sort(keyed, (a, b) => a.Key.AsSpan().SequenceCompareTo(b.Key));
        return [.. keyed.Select(item => item.ciphertext)];
    }

    private static byte[] SortKey(Ciphertext ciphertext)
    {
        var key = new byte[2 * Point.Size];
        ciphertext.Alpha.Encode(key);
        ciphertext.Beta.Encode(key.AsSpan(Point.Size));
        return key;
    }

    private static Ciphertext Weighted(Ciphertext ciphertext, long weight, Scalar factor) =>
        weight == 1
            ? ciphertext
            : new Ciphertext(Point.Multiply(factor, ciphertext.Alpha), Point.Multiply(factor, ciphertext.Beta));

    private void RefuseOther(Election other)
    {
        if (other.Hash != election.Hash)
        {
            throw new ArgumentException("another election's ballots cannot be added");
        }
    }

    private static void RefuseWeight(long weight)
    {
        if (weight != 1)
        {
            throw new ArgumentException("answers that are shuffled have no weight", nameof(weight));
        }
    }

    private static Ciphertext[] NeutralRow(Question question)
    {
        var row = new Ciphertext[question.Kind == QuestionKind.Homomorphic ? question.Choices : 0];
        Array.Fill(row, Ciphertext.Neutral);
        return row;
    }
}
