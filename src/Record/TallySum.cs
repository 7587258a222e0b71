using Hustings.Cryptography;

namespace Hustings.Record;

/// <summary>
/// The encrypted tally while it grows: ballots are added as they arrive and taken out when their voter replaces them.
/// One thread at a time; sums made apart can be merged.
/// </summary>
public sealed class TallySum
{
    private readonly Election election;
    private readonly Point[][] alphas;
    private readonly Point[][] betas;

    public TallySum(Election election)
    {
        this.election = election;
        alphas = [.. election.Questions.Select(NeutralRow)];
        betas = [.. election.Questions.Select(NeutralRow)];
    }

    /// <summary>How many ballots are in the sum.</summary>
    public long Ballots { get; private set; }

    public void Add(Ballot ballot)
    {
        Combine(ballot, (sum, element) => sum + element);
        Ballots++;
    }

    /// <summary>Takes out a ballot that was added before.</summary>
    public void Remove(Ballot ballot)
    {
        Combine(ballot, (sum, element) => sum - element);
        Ballots--;
    }

    public void Merge(TallySum other)
    {
        RefuseOther(other.election);
        for (var i = 0; i < alphas.Length; i++)
        {
            for (var j = 0; j < alphas[i].Length; j++)
            {
                alphas[i][j] += other.alphas[i][j];
                betas[i][j] += other.betas[i][j];
            }
        }
        Ballots += other.Ballots;
    }

    public EncryptedTally ToTally()
    {
        var sums = alphas
            .Zip(betas, (alpha, beta) => alpha.Zip(beta, (a, b) => new Ciphertext(a, b)).ToArray())
            .ToArray();
        return new EncryptedTally(sums, EncryptedTally.Write(sums));
    }

    private void Combine(Ballot ballot, Func<Point, Point, Point> step)
    {
        RefuseOther(ballot.Fields.Election);
        for (var i = 0; i < alphas.Length; i++)
        {
            var choices = ballot.Fields.Answers[i].Choices;
            for (var j = 0; j < choices.Length; j++)
            {
                alphas[i][j] = step(alphas[i][j], choices[j].Alpha);
                betas[i][j] = step(betas[i][j], choices[j].Beta);
            }
        }
    }

    private void RefuseOther(Election other)
    {
        if (other.Hash != election.Hash)
        {
            throw new ArgumentException("another election's ballots cannot be added");
        }
    }

    private static Point[] NeutralRow(Question question)
    {
        var row = new Point[question.Choices];
        Array.Fill(row, Point.Identity);
        return row;
    }
}
