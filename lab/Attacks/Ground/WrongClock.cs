using System.Globalization;

namespace Hustings.Lab.Attacks.Ground;

/// <summary>A clock that goes wrong: <c>libfaketime</c> before the server's own library, where it is installed.</summary>
public static class WrongClock
{
    private const string Library = "libfaketimeMT.so.1";
    private static readonly string[] Folders = ["/usr/lib", "/usr/lib64", "/usr/local/lib"];

    /// <summary>The environment of a process whose clock is off by so much; null if the library is not installed.</summary>
    public static IReadOnlyDictionary<string, string>? Off(TimeSpan by)
    {
        string? library = Folders
            .Where(Directory.Exists)
            .SelectMany(folder =>
                Directory.EnumerateFiles(
                    folder,
                    Library,
                    new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 3 }
                )
            )
            .FirstOrDefault();
        return library is null
            ? null
            : new Dictionary<string, string>
            {
                ["LD_PRELOAD"] = library,
                ["FAKETIME"] = string.Create(CultureInfo.InvariantCulture, $"{by.TotalSeconds:+0;-0}s"),
                // Only the date is wrong: a second stays a second.
                ["DONT_FAKE_MONOTONIC"] = "1",
                ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
            };
    }
}
