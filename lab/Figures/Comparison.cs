using Hustings.Lab.Scenarios;

namespace Hustings.Lab.Figures;

/// <summary>What a rehearsal's record says, as the verifier and the server reported it.</summary>
/// <param name="Roll">Credentials in the record.</param>
/// <param name="Received">Ballots in the record that count (the last one of each credential).</param>
/// <param name="Votes">Votes per candidate.</param>
public sealed record CountedFigures(int Roll, int Received, int Blank, IReadOnlyList<int> Votes);

/// <summary>One line of the table; <paramref name="Counted"/> must equal <paramref name="Expected"/>.</summary>
/// <param name="Published">The figure of the real contest, for comparison.</param>
public sealed record Figure(string Name, int Published, int Expected, int Counted)
{
    public bool AsExpected => Expected == Counted;
}

/// <summary>A share together with what it is a share of: two turnouts can both be correct.</summary>
public sealed record Share(string Name, string Base, decimal Published, decimal Counted);

/// <summary>Every figure of a rehearsal next to the expected one.</summary>
public sealed record Comparison(IReadOnlyList<Figure> Figures, IReadOnlyList<Share> Shares)
{
    public bool AsExpected => Figures.All(figure => figure.AsExpected);

    public static Comparison Of(ScaledScenario expected, CountedFigures counted)
    {
        Scenario published = expected.Scenario;
        if (counted.Votes.Count != published.Candidates.Count)
        {
            throw new ArgumentException(
                "The result has another number of candidates than the scenario.",
                nameof(counted)
            );
        }

        int publishedValid = published.Candidates.Sum(candidate => candidate.Votes);
        int publishedReceived = publishedValid + published.Rejected;
        int valid = counted.Votes.Sum();

        Figure[] figures =
        [
            .. published.Candidates.Select(
                (candidate, index) =>
                    new Figure(candidate.Name, candidate.Votes, expected.Votes[index], counted.Votes[index])
            ),
            new("Valid", publishedValid, expected.Valid, valid),
            new("Blank (rejected)", published.Rejected, expected.Blank, counted.Blank),
            new("Received", publishedReceived, expected.Received, counted.Received),
            new("Members", published.Members, expected.Members, counted.Roll),
        ];
        Share[] shares =
        [
            .. published.Candidates.Select(
                (candidate, index) =>
                    new Share(
                        candidate.Name,
                        "of valid votes",
                        Percent(candidate.Votes, publishedValid),
                        Percent(counted.Votes[index], valid)
                    )
            ),
            new(
                "Turnout: received",
                "of the roll",
                Percent(publishedReceived, published.Members),
                Percent(counted.Received, counted.Roll)
            ),
            new(
                "Turnout: valid",
                "of the roll",
                Percent(publishedValid, published.Members),
                Percent(valid, counted.Roll)
            ),
        ];
        return new Comparison(figures, shares);
    }

    private static decimal Percent(int part, int whole) => whole == 0 ? 0 : decimal.Round(100m * part / whole, 2);
}
