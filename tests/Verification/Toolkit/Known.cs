using Shouldly;

namespace Hustings.Verification.Tests.Toolkit;

/// <summary>
/// Long answers that stand word for word in a file beside the test, each under a heading. With <c>HUSTINGS_RECORD=1</c> they are
/// written anew, to be read before they are committed.
/// </summary>
internal static class Known
{
    /// <param name="path">Under <c>tests/Verification</c>.</param>
    public static void ShouldBe(string heading, string text, params string[] path)
    {
        var file = Path.Combine([Vectors.Root, "tests", "Verification", .. path]);
        var parts = File.Exists(file) ? Parts(File.ReadAllText(file)) : [];
        if (Environment.GetEnvironmentVariable("HUSTINGS_RECORD") == "1")
        {
            parts[heading] = text;
            // Tests run in any order.
            var sorted = parts.OrderBy(part => part.Key, StringComparer.Ordinal);
            File.WriteAllText(file, string.Concat(sorted.Select(part => $"== {part.Key}\n{part.Value}")));
        }
        text.ShouldBe(parts.GetValueOrDefault(heading), heading);
    }

    /// <summary>What stands under a heading, line by line.</summary>
    public static HashSet<string> Lines(string heading, params string[] path) =>
        [
            .. Parts(File.ReadAllText(Path.Combine([Vectors.Root, "tests", "Verification", .. path])))[heading]
                .Split('\n'),
        ];

    private static Dictionary<string, string> Parts(string text)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in ("\n" + text).Split("\n== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            // The line feed before the next heading went with the heading.
            var body = part[(end + 1)..];
            parts[part[..end]] = body.Length == 0 || body.EndsWith('\n') ? body : body + "\n";
        }
        return parts;
    }
}
