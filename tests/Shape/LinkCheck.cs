using System.Text.RegularExpressions;

namespace Hustings.Shape.Tests;

/// <summary>Documents point only to what exists: links, their anchors, and paths in code spans.</summary>
public static partial class LinkCheck
{
    public static IEnumerable<string> Problems(Tree tree) =>
        tree.WithEnding(".md")
            .SelectMany(document => Links(tree, document).Concat(Paths(tree, document)))
            .Concat(Orphans(tree));

    // A page of a folder with an index that the index does not lead to is read by nobody.
    private static IEnumerable<string> Orphans(Tree tree) =>
        from page in tree.WithEnding(".md")
        let folder = page.Path[..(page.Path.LastIndexOf('/') + 1)]
        where folder.StartsWith("docs/", StringComparison.Ordinal)
        let index = tree.Files.GetValueOrDefault(folder + "README.md")
        where index is not null && page.Path != folder + "README.md"
        where !index.Contains($"]({page.Path[folder.Length..]})", StringComparison.Ordinal)
        select $"{folder}README.md does not lead to {page.Path}";

    private static IEnumerable<string> Links(Tree tree, (string Path, string Text) document)
    {
        foreach (Match link in Link().Matches(WithoutCode(document.Text)))
        {
            string target = link.Groups[1].Value;
            if (
                target.Contains("://", StringComparison.Ordinal)
                || target.StartsWith("mailto:", StringComparison.Ordinal)
            )
            {
                continue;
            }

            string[] parts = target.Split('#', 2);
            string path = parts[0].Length == 0 ? document.Path : Resolve(document.Path, parts[0]);
            if (!tree.Exists(path))
            {
                yield return $"{document.Path} links to {target}, which does not exist";
            }
            else if (
                parts.Length == 2
                && path.EndsWith(".md", StringComparison.Ordinal)
                && !Anchors(tree.Files[path]).Contains(parts[1])
            )
            {
                yield return $"{document.Path} links to {target}, which has no such heading";
            }
        }
    }

    // `src/Record/Ballot.cs` and `docs/threats/`; a path with a placeholder is not one.
    private static IEnumerable<string> Paths(Tree tree, (string Path, string Text) document) =>
        RepositoryPath()
            .Matches(document.Text)
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .Where(path => !tree.Exists(path))
            .Select(path => $"{document.Path} names {path}, which does not exist");

    private static string Resolve(string from, string target)
    {
        var parts = new List<string>(from.Split('/')[..^1]);
        foreach (string part in target.Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not "." and not "")
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    private static HashSet<string> Anchors(string document) =>
        [
            .. Heading()
                .Matches(document)
                .Select(heading =>
                    NotInAnchor().Replace(heading.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-')
                ),
        ];

    private static string WithoutCode(string document) => Code().Replace(document, "");

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex(@"```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"`((?:src|lab|tests|web|docs|bench|vectors|tools)/[\w./-]*(?:\.\w+|/))`")]
    private static partial Regex RepositoryPath();
}
