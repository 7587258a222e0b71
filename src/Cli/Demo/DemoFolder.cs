using Hustings.Contest;
using Hustings.Server.Demo;

namespace Hustings.Cli.Demo;

/// <summary>Finds or makes the folder in which the demo lives.</summary>
public sealed record DemoFolder(string Path, bool Temporary, bool New)
{
    /// <summary>
    /// Without a folder a fresh temporary one; a folder with a demo is used again; a folder with anything else is
    /// refused, because the demo writes trustee keys beside what it finds.
    /// </summary>
    public static bool TryUse(DirectoryInfo? asked, out DemoFolder folder, out string problem)
    {
        problem = "";
        if (asked is null)
        {
            folder = new DemoFolder(Directory.CreateTempSubdirectory("hustings-demo-").FullName, true, true);
            return true;
        }

        bool contest = File.Exists(ContestHome.DefinitionPath(asked.FullName));
        bool demo = Directory.Exists(DemoSecrets.PathIn(asked.FullName));
        bool empty = !asked.Exists || !asked.EnumerateFileSystemInfos().Any();
        folder = new DemoFolder(asked.FullName, false, !contest);
        if (contest && !demo)
        {
            problem =
                $"{asked.FullName} holds a contest that is not a demo. Use hustings serve for it, or another folder for the demo.";
        }
        else if (!contest && !empty)
        {
            problem =
                $"{asked.FullName} holds other things, or a demo that was not finished. Use an empty or a new folder.";
        }

        return problem.Length == 0;
    }
}
