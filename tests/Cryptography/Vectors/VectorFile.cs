using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Hustings.Cryptography.Tests.Vectors;

/// <summary>Reads the known answers that C# and TypeScript share.</summary>
internal static class VectorFile
{
    public static JsonElement Read(string name, [CallerFilePath] string here = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "vectors", name);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }
}
