using System.Text.RegularExpressions;

namespace Hustings.Shape.Tests;

/// <summary>
/// docs/threats/README.md claims that tests show what is withstood: every threat has a name of its own, every withstood one names a
/// test, and every test that is named exists.
/// </summary>
public static partial class ThreatCheck
{
    private const string Page = "docs/threats/README.md";

    public static IEnumerable<string> Problems(Tree tree)
    {
        string page = tree.Files[Page];
        string withstood = page.Split("\n## ", StringSplitOptions.None)
            .SingleOrDefault(part => part.StartsWith("Withstood", StringComparison.Ordinal), "");
        string[] names = [.. Row().Matches(page).Select(row => row.Groups["name"].Value)];
        string[] rows = [.. Row().Matches(withstood).Select(row => row.Value)];
        if (rows.Length == 0)
        {
            return [$"{Page} has no table of withstood threats"];
        }

        string tests = string.Concat(
            tree.WithEnding(".cs", ".test.ts")
                .Where(source =>
                    source.Path.StartsWith("tests/", StringComparison.Ordinal)
                    || source.Path.StartsWith("web/", StringComparison.Ordinal)
                )
                .Where(source => !source.Path.StartsWith("tests/Shape/", StringComparison.Ordinal))
                .Select(source => source.Text)
        );
        return names
            .GroupBy(name => name, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => $"{Page} names {group.Key} twice")
            .Concat(
                rows.Where(row => !Test().IsMatch(row))
                    .Select(row => $"{Page} names no test for {Row().Match(row).Groups["name"].Value}")
            )
            .Concat(
                Test()
                    .Matches(page)
                    .Select(test => test.Groups["test"].Value)
                    .Distinct()
                    .Where(test => !Regex.IsMatch(tests, $@"\b{test}\b"))
                    .Select(test => $"{Page} names the test {test}, which does not exist")
            );
    }

    [GeneratedRegex(@"^\| `(?<name>[a-z0-9-]+)` \|.*\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    // Subject_situation_outcome: at least two underscores.
    [GeneratedRegex("`(?<test>[A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+){2,})`")]
    private static partial Regex Test();
}
