using Hustings.Contest;

namespace Hustings.Server.Pages;

/// <summary>Several names in a sentence.</summary>
public static class Names
{
    /// <summary>"A", "A and B", "A, B and C".</summary>
    public static Text Join(IReadOnlyList<string> names) =>
        names.Count < 2
            ? Text.Same(string.Concat(names))
            : new(
                $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}",
                $"{string.Join(", ", names.SkipLast(1))} et {names[^1]}"
            );
}
