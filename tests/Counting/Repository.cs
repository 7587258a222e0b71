namespace Hustings.Counting.Tests;

/// <summary>Finds files that several projects read, from the top of the repository.</summary>
internal static class Repository
{
    public static string Path(params string[] parts)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Hustings.slnx")))
            folder = folder.Parent;
        string top = folder?.FullName ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        return System.IO.Path.Combine([top, .. parts]);
    }
}
