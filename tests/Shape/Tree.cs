namespace Hustings.Shape.Tests;

/// <summary>The repository's own text files by path (forward slashes, relative to the root); built and fetched files are left out.</summary>
public sealed class Tree
{
    private static readonly HashSet<string> Ignored =
    [
        "bin",
        "obj",
        "node_modules",
        "dist",
        ".git",
        ".hustings",
        "TestResults",
        "BenchmarkDotNet.Artifacts",
    ];

    private static readonly HashSet<string> Binary = [".bel", ".png", ".jpg", ".woff2", ".zip", ".db"];

    public Tree(IReadOnlyDictionary<string, string> files) => Files = files;

    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>The folder that holds Hustings.slnx.</summary>
    public static string Root { get; } = FindRoot();

    public static Tree OfThisRepository { get; } = Load(Root);

    public bool Exists(string path)
    {
        string trimmed = path.TrimEnd('/');
        return trimmed.Length == 0
            || Files.ContainsKey(trimmed)
            || Files.Keys.Any(file => file.StartsWith(trimmed + "/", StringComparison.Ordinal));
    }

    public IEnumerable<(string Path, string Text)> WithEnding(params string[] endings) =>
        Files
            .Where(file => endings.Any(ending => file.Key.EndsWith(ending, StringComparison.Ordinal)))
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => (file.Key, file.Value));

    private static Tree Load(string root)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var folders = new Stack<string>([root]);
        while (folders.TryPop(out string? folder))
        {
            foreach (string child in Directory.EnumerateDirectories(folder))
            {
                if (!Ignored.Contains(Path.GetFileName(child)))
                {
                    folders.Push(child);
                }
            }

            foreach (string file in Directory.EnumerateFiles(folder))
            {
                string path = Path.GetRelativePath(root, file).Replace('\\', '/');
                files[path] = Binary.Contains(Path.GetExtension(file)) ? "" : File.ReadAllText(file);
            }
        }

        return new Tree(files);
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Hustings.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException("Hustings.slnx is in no folder above the test program.");
    }
}
