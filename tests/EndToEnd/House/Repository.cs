namespace Hustings.EndToEnd.House;

/// <summary>Where things lie in the tree that is being tested.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The built command, as <c>./hustings</c> starts it.</summary>
    public static string Program =>
        Existing(
            Path.Combine(Root, "src", "Cli", "bin", "Release", "net10.0", "hustings.dll"),
            "Build it first: dotnet build src/Cli -c Release"
        );

    /// <summary>The rehearsal lab, with its attackers.</summary>
    public static string Lab =>
        Existing(
            Path.Combine(Root, "lab", "bin", "Release", "net10.0", "hustings-lab.dll"),
            "Build it first: dotnet build lab -c Release"
        );

    /// <summary>The reference tool that we did not write.</summary>
    public static string BeleniosTool =>
        Existing(
            Environment.GetEnvironmentVariable("HUSTINGS_BELENIOS_TOOL")
                ?? Path.Combine(Root, ".hustings", "belenios", "belenios-tool"),
            "./hustings test installs it; HUSTINGS_BELENIOS_TOOL names another."
        );

    public static string Chromium =>
        Existing(
            Environment.GetEnvironmentVariable("HUSTINGS_CHROMIUM") ?? "/usr/bin/chromium",
            "Install chromium; HUSTINGS_CHROMIUM names another."
        );

    private static string Existing(string path, string otherwise) =>
        File.Exists(path) ? path : throw new FileNotFoundException($"{path} is missing. {otherwise}", path);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Hustings.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new DirectoryNotFoundException("Hustings.slnx is in no folder above the tests.");
    }
}
