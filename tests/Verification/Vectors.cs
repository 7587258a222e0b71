namespace Hustings.Verification.Tests;

/// <summary>Finds the files under <c>vectors/</c> at the top of the repository.</summary>
internal static class Vectors
{
    public static string Root { get; } = Find();

    /// <summary>Archives that belenios-tool 3.0 made alone.</summary>
    public static string BeleniosTool => Path.Combine(Root, "vectors", "belenios-tool-3.0");

    public static byte[] Archive(string name) => File.ReadAllBytes(Path.Combine(BeleniosTool, name + ".bel"));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Hustings.slnx")))
            {
                return folder.FullName;
            }
        }
        throw new DirectoryNotFoundException("no Hustings.slnx above the tests");
    }
}
