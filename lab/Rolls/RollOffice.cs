using Hustings.Contest.Roll;
using Hustings.Cryptography;

namespace Hustings.Lab.Rolls;

/// <summary>What the office found in a roll before it was frozen.</summary>
/// <param name="Rows">Entries in the file.</param>
/// <param name="Cases">What two reviewers had to decide.</param>
/// <param name="Found">Planted pairs that lay before them.</param>
/// <param name="Disputed">Cases in which they differed at first, and that stayed open until they agreed.</param>
public sealed record RollFound(FrozenRoll Roll, int Rows, int Planted, int Cases, int Found, int Disputed, int Left);

/// <summary>
/// Registrar and two reviewers before a contest: import, search for people who are registered twice, two sheets filled in apart, freeze.
/// The reviewers ask the members, so to speak: they know who is one person.
/// </summary>
public sealed class RollOffice(SyntheticRoll roll)
{
    private const string First = "reviewer-1";
    private const string Second = "reviewer-2";
    private readonly HashSet<string> secondEntries = [.. roll.Planted.Select(one => one.Second)];

    /// <summary>The second entries a search can tell from namesakes; in the last two kinds nearly everything differs.</summary>
    public static IReadOnlyList<PlantedKind> Kinds { get; } =
    [
        .. Enum.GetValues<PlantedKind>()
            .Where(kind => kind is not (PlantedKind.NameTypoAndMoved or PlantedKind.BirthDateOneDigitAndMoved)),
    ];

    public RollFound Freeze(string contest, DateOnly today, IRandomSource random)
    {
        ImportReport report = RollImport.Read(roll.Csv, ImportOptions.For(today));
        if (!report.Usable)
        {
            throw new InvalidDataException($"The made-up roll has {report.ErrorCount} errors.");
        }

        IReadOnlyList<ReviewCase> cases = ReviewCase.All(report.Members, null);
        var review = RollReview.Of(cases);
        string disputed =
            cases.FirstOrDefault(one => one.Members.Any(member => secondEntries.Contains(member.Number)))?.Id ?? "";
        review = Decide(review, Sheet(cases, First, wrong: ""));
        review = Decide(review, Sheet(cases, Second, wrong: disputed));
        int open = review.Open.Count();
        review = Decide(review, Sheet([.. review.Open], Second, wrong: ""));
        RollRefusal? refusal = review.TryApply(report.Members, out IReadOnlyList<Member> reviewed);
        return refusal is null
            ? new(
                FrozenRoll.Freeze(contest, reviewed, random),
                roll.Rows,
                roll.Planted.Count,
                cases.Count,
                roll.Planted.Count(planted => cases.Any(one => Holds(one, planted))),
                open,
                report.Members.Count - reviewed.Count
            )
            : throw new InvalidDataException($"The review cannot be applied: {refusal}");
    }

    // Each reviewer fills in a copy of the sheet, line by line, and hands it in as a file.
    private IReadOnlyList<Opinion> Sheet(IReadOnlyList<ReviewCase> cases, string officer, string wrong)
    {
        string[] lines = System.Text.Encoding.UTF8.GetString(ReviewSheet.Write(cases)).Split('\n');
        foreach ((int index, string line) in lines.Index().Skip(1))
        {
            string[] cells = line.Split(',', 4);
            if (cells.Length == 4)
            {
                bool leaves = cells[0] != wrong && secondEntries.Contains(cells[2]);
                lines[index] = line + (leaves ? "leaves" : "stays");
            }
        }

        (IReadOnlyList<Opinion> opinions, IReadOnlyList<string> problems) = ReviewSheet.Read(
            System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines)),
            officer
        );
        return problems.Count == 0
            ? opinions
            : throw new InvalidDataException($"A filled-in sheet cannot be read: {problems[0]}");
    }

    private static RollReview Decide(RollReview review, IEnumerable<Opinion> opinions)
    {
        foreach (Opinion opinion in opinions)
        {
            if (review.TryDecide(opinion, out review) is { } refusal)
            {
                throw new InvalidDataException($"An opinion is not taken: {refusal}");
            }
        }

        return review;
    }

    private static bool Holds(ReviewCase one, Planted planted) =>
        one.Members.Any(member => member.Number == planted.First)
        && one.Members.Any(member => member.Number == planted.Second);
}
