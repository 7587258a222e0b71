using System.Text.Json;

namespace Hustings.Record.Tests;

/// <summary>Finds the files under <c>vectors/</c> at the top of the repository.</summary>
internal static class Vectors
{
    public static string Folder { get; } = Find();

    public static JsonDocument Json(string name) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, name)));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Hustings.slnx")))
            {
                return Path.Combine(folder.FullName, "vectors");
            }
        }
        throw new DirectoryNotFoundException("no Hustings.slnx above the tests");
    }
}
