namespace Hustings.Cli.Tests;

/// <summary>A folder of a test's own, gone afterwards.</summary>
public sealed class Scratch : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hustings-cli-");

    public string At(string name) => Path.Combine(folder.FullName, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
