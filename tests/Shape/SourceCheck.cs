using System.Text.RegularExpressions;

namespace Hustings.Shape.Tests;

/// <summary>Rules that hold for the text of single source files.</summary>
public static partial class SourceCheck
{
    public const int LongestFile = 500;

    private static readonly string[] Sources =
    [
        ".cs",
        ".ts",
        ".mjs",
        ".js",
        ".css",
        ".html",
        ".sh",
        ".csproj",
        "hustings",
        "run",
    ];

    /// <summary>Over 500 lines only with "over 500 lines because" among the first ten.</summary>
    public static IEnumerable<string> LengthProblems(Tree tree) =>
        from source in tree.WithEnding(Sources)
        let lines = source.Text.AsSpan().Count('\n')
        where lines > LongestFile
        where
            !source
                .Text.Split('\n')
                .Take(10)
                .Any(line => line.Contains("over 500 lines because", StringComparison.Ordinal))
        select $"{source.Path} has {lines} lines and gives no reason at its top";

    /// <summary>Pointers and native calls live in Cryptography/Interop and nowhere else.</summary>
    public static IEnumerable<string> UnsafeProblems(Tree tree) =>
        tree.WithEnding(".csproj", ".props")
            .Where(file => file.Text.Contains("<AllowUnsafeBlocks>true", StringComparison.OrdinalIgnoreCase))
            .Where(file => !file.Path.StartsWith("src/Cryptography/", StringComparison.Ordinal))
            .Select(file => $"{file.Path} allows unsafe code")
            .Concat(
                from source in tree.WithEnding(".cs")
                where !source.Path.StartsWith("src/Cryptography/Interop/", StringComparison.Ordinal)
                where !source.Path.StartsWith("tests/Shape/", StringComparison.Ordinal)
                from found in Unsafe().Matches(CodeOnly(source.Text))
                select $"{source.Path} uses {found.Value} outside Cryptography/Interop"
            );

    /// <summary>Work is finished or is not there; a gap is said in a document, not in a comment.</summary>
    public static IEnumerable<string> UnfinishedProblems(Tree tree) =>
        from source in tree.WithEnding(Sources)
        where !source.Path.StartsWith("tests/Shape/", StringComparison.Ordinal)
        from found in Unfinished().Matches(source.Text)
        select $"{source.Path} contains {found.Value}";

    /// <summary>Time and randomness enter through parameters, so that every run can be repeated.</summary>
    public static IEnumerable<string> AmbientProblems(Tree tree) =>
        from source in tree.WithEnding(".cs")
        where source.Path.StartsWith("src/", StringComparison.Ordinal)
        from found in Ambient().Matches(CodeOnly(source.Text))
        select $"{source.Path} uses {found.Value}: take a TimeProvider or an IRandomSource";

    /// <summary>Where packages come from is the machine's business, not the repository's.</summary>
    public static IEnumerable<string> RegistryProblems(Tree tree) =>
        tree
            .Files.Where(file => !file.Key.StartsWith("tests/Shape/", StringComparison.Ordinal))
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .SelectMany(file => Registry().Matches(file.Value).Select(found => (file.Key, found.Value)).Distinct())
            .Select(found => $"{found.Key} names the registry {found.Value}");

    private static string CodeOnly(string source) => Literal().Replace(Comment().Replace(source, ""), "");

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    // One-line literals; what a raw literal holds is looked at as if it were code.
    [GeneratedRegex(
        """
            "(?:\\.|[^"\\\n])*"
            """
    )]
    private static partial Regex Literal();

    [GeneratedRegex(
        @"\bunsafe\b|\bDllImport\b|\bLibraryImport\b|\bfixed\s*\(|\bstackalloc\s+\w+\s*\*|\bNativeMemory\b"
    )]
    private static partial Regex Unsafe();

    [GeneratedRegex(@"\bTODO\b|\bFIXME\b|\bHACK\b|\bNotImplementedException\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(
        @"\bDateTime(?:Offset)?\.(?:Utc)?Now\b|\bRandom\.Shared\b|\bnew Random\(|\bGuid\.NewGuid\b|\bRandomNumberGenerator\b"
    )]
    private static partial Regex Ambient();

    [GeneratedRegex(
        @"(?:api\.)?nuget\.org|registry\.\w+\.\w+|npmjs\.(?:org|com)|(?:deb|security|snapshot)\.debian\.org|archive\.ubuntu\.com|\w+\.pkg\.dev|""resolved"": ""https?://[^/""]*"
    )]
    private static partial Regex Registry();
}
