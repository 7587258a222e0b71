using System.Xml.Linq;

namespace Hustings.Shape.Tests;

/// <summary>What each room really uses: the references of its csproj.</summary>
public sealed record Project(string Folder, string Text, IReadOnlyList<string> Uses, IReadOnlyList<string> Packages);

public static class ProjectGraph
{
    public static IReadOnlyList<Project> Read(Tree tree) =>
        [.. tree.WithEnding(".csproj").Select(file => Read(file.Path, file.Text))];

    /// <summary>A room and everything that its rooms use in turn.</summary>
    public static IReadOnlySet<string> Closure(IReadOnlyList<Project> projects, string folder)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>([folder]);
        while (waiting.TryPop(out string? next))
        {
            if (reached.Add(next) && projects.FirstOrDefault(project => project.Folder == next) is { } project)
            {
                foreach (string used in project.Uses)
                {
                    waiting.Push(used);
                }
            }
        }

        return reached;
    }

    private static Project Read(string path, string text)
    {
        string folder = path[..path.LastIndexOf('/')];
        XDocument document = XDocument.Parse(text);
        string[] Includes(string element) =>
            [.. document.Descendants(element).Select(node => (string?)node.Attribute("Include")).OfType<string>()];

        return new Project(
            folder,
            text,
            [.. Includes("ProjectReference").Select(include => FolderOf(folder, include))],
            Includes("PackageReference")
        );
    }

    private static string FolderOf(string from, string include)
    {
        var parts = new List<string>(from.Split('/'));
        foreach (string part in include.Replace('\\', '/').Split('/')[..^1])
        {
            if (part == "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
