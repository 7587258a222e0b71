using System.Text.RegularExpressions;

namespace Hustings.Shape.Tests;

/// <summary>The refusals a stranger reads in docs/spec/casting.md are those of the enum <c>Refusal</c>, no more and no fewer.</summary>
public static partial class RefusalCheck
{
    public static IEnumerable<string> Problems(Tree tree)
    {
        string[] documented = [.. Row().Matches(tree.Files["docs/spec/casting.md"]).Select(row => row.Groups[1].Value)];
        string[] coded =
        [
            .. tree.WithEnding(".cs")
                .Where(source => source.Path.StartsWith("src/Contest/", StringComparison.Ordinal))
                .SelectMany(source => Enumeration().Matches(source.Text))
                .SelectMany(match => Member().Matches(Comment().Replace(match.Groups[1].Value, "")))
                .Select(member => Snake(member.Groups[1].Value)),
        ];

        if (documented.Length == 0 || coded.Length == 0)
        {
            return ["no refusals found in docs/spec/casting.md or no enum Refusal in src/Contest"];
        }

        return documented
            .Except(coded)
            .Select(code => $"docs/spec/casting.md lists {code}, the enum Refusal does not")
            .Concat(
                coded.Except(documented).Select(code => $"the enum Refusal has {code}, docs/spec/casting.md does not")
            );
    }

    private static string Snake(string name) => Capital().Replace(name, "_$0").TrimStart('_').ToLowerInvariant();

    [GeneratedRegex(@"^\| `([a-z0-9_]+)` \| [45]\d\d \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\benum Refusal\b[^{]*\{([^}]*)\}")]
    private static partial Regex Enumeration();

    [GeneratedRegex(@"(?:^|,)\s*(?:\[[^\]]*\]\s*)*([A-Z]\w*)")]
    private static partial Regex Member();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex("[A-Z](?=[a-z]|[A-Z][a-z])")]
    private static partial Regex Capital();
}
