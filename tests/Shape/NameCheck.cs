namespace Hustings.Shape.Tests;

/// <summary>No folder, project or file is named after nothing: what helps a noun lives with that noun.</summary>
public static class NameCheck
{
    private static readonly HashSet<string> Forbidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "Common",
        "Core",
        "Util",
        "Utils",
        "Utilities",
        "Helper",
        "Helpers",
        "Shared",
        "Infrastructure",
        "Misc",
        "Managers",
    };

    public static IEnumerable<string> Problems(Tree tree) =>
        tree
            .Files.Keys.Order(StringComparer.Ordinal)
            .SelectMany(path =>
                path.Split('/', '.').Where(Forbidden.Contains).Select(part => $"{path}: {part} says nothing")
            );
}
