namespace Hustings.Contest;

/// <summary>Everything that is wrong with a specification, all at once, in words for the returning officer.</summary>
public static class SpecProblems
{
    private const int MostMembers = 1_000_000;
    private const int MostCandidates = 50;
    private const int MostTrustees = 20;

    public static IReadOnlyList<string> Of(ContestSpec spec)
    {
        var problems = new List<string>();
        Require(
            problems,
            spec.Candidates.Count is >= 1 and <= MostCandidates,
            $"Name 1 to {MostCandidates} candidates."
        );
        Require(problems, spec.Candidates.All(name => !string.IsNullOrWhiteSpace(name)), "A candidate has no name.");
        Require(
            problems,
            spec.Candidates.Distinct(StringComparer.Ordinal).Count() == spec.Candidates.Count,
            "Two candidates have the same name."
        );
        Require(
            problems,
            spec.Min >= 0 && spec.Max >= Math.Max(1, spec.Min) && spec.Max <= spec.Candidates.Count,
            "Selections must be 0 <= min <= max, with max from 1 to the number of candidates."
        );
        Require(problems, spec.Members is >= 1 and <= MostMembers, $"Members must be 1 to {MostMembers}.");
        Require(problems, spec.Trustees is >= 1 and <= MostTrustees, $"Trustees must be 1 to {MostTrustees}.");
        Require(
            problems,
            spec.Opens is null || spec.Closes is null || spec.Opens < spec.Closes,
            "The stage closes before it opens."
        );
        Require(
            problems,
            TimeZoneInfo.TryFindSystemTimeZoneById(spec.TimeZone, out _),
            $"The time zone {spec.TimeZone} is not known here; use an IANA name such as America/Toronto."
        );
        foreach (
            var (what, words) in new[] { ("contest", spec.Contest), ("title", spec.Title), ("question", spec.Question) }
        )
        {
            Require(
                problems,
                !string.IsNullOrWhiteSpace(words.En) && !string.IsNullOrWhiteSpace(words.Fr),
                $"The {what} needs words in English and French."
            );
        }

        return problems;
    }

    private static void Require(List<string> problems, bool holds, string problem)
    {
        if (!holds)
        {
            problems.Add(problem);
        }
    }
}
