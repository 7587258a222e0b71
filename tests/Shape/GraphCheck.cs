using System.Text.RegularExpressions;

namespace Hustings.Shape.Tests;

/// <summary>The graph of rooms: README.md draws it (the table under "The rooms"), the csproj files must agree.</summary>
public static partial class GraphCheck
{
    // Rooms that others must be able to trust on their own: nothing but the base class library.
    private static readonly string[] WithoutPackages =
    [
        "src/Cryptography",
        "src/Counting",
        "src/Record",
        "src/Verification",
    ];

    public static IEnumerable<string> Problems(Tree tree)
    {
        IReadOnlyList<Project> projects = ProjectGraph.Read(tree);
        IReadOnlyDictionary<string, IReadOnlySet<string>> drawn = Drawn(tree.Files["README.md"]);
        Project[] rooms =
        [
            .. projects.Where(project => !project.Folder.StartsWith("tests/", StringComparison.Ordinal)),
        ];

        return drawn
            .Keys.Except(rooms.Select(room => room.Folder))
            .Select(room => $"README.md draws {room}, which has no project")
            .Concat(rooms.SelectMany(room => AgainstDrawing(room, drawn)))
            .Concat(rooms.SelectMany(Arrows))
            .Concat(projects.Except(rooms).SelectMany(test => OfTests(test, projects)));
    }

    /// <summary>Rows of the form <c>| `src/Record` | ... | `Cryptography` |</c> or <c>| ... | nothing |</c> in the last column.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Drawn(string readme)
    {
        var drawn = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (Match row in RoomRow().Matches(readme))
        {
            IEnumerable<string> uses = Code()
                .Matches(row.Groups["uses"].Value)
                .Select(code => "src/" + code.Groups[1].Value);
            drawn.Add(row.Groups["room"].Value, uses.ToHashSet(StringComparer.Ordinal));
        }

        return drawn;
    }

    private static IEnumerable<string> AgainstDrawing(
        Project room,
        IReadOnlyDictionary<string, IReadOnlySet<string>> drawn
    )
    {
        if (!drawn.TryGetValue(room.Folder, out IReadOnlySet<string>? uses))
        {
            return [$"{room.Folder} is not in README.md's table of rooms"];
        }

        return room
            .Uses.Except(uses)
            .Select(used => $"{room.Folder} uses {used}, which README.md does not draw")
            .Concat(
                uses.Except(room.Uses)
                    .Select(used => $"README.md draws {room.Folder} using {used}, its project does not")
            );
    }

    // These hold whatever README.md says: the drawing and the projects cannot be changed together to allow them.
    private static IEnumerable<string> Arrows(Project room)
    {
        if (room.Folder.StartsWith("src/", StringComparison.Ordinal))
        {
            foreach (string used in room.Uses.Where(used => !used.StartsWith("src/", StringComparison.Ordinal)))
            {
                yield return $"{room.Folder} uses {used}: nothing in src/ may";
            }
        }

        string[] makers = ["src/Contest", "src/Gate", "src/Server", "src/Cli"];
        foreach (string used in room.Uses.Where(makers.Contains).Where(_ => room.Folder == "src/Verification"))
        {
            yield return $"src/Verification uses {used}: what is checked must not come from what made it";
        }

        foreach (string used in room.Uses.Where(_ => room.Folder == "src/Counting"))
        {
            yield return $"src/Counting uses {used}: it never sees ciphertexts";
        }

        foreach (string used in room.Uses.Where(used => room.Folder == "lab" && used is "src/Server" or "src/Cli"))
        {
            yield return $"lab uses {used}: it may reach the server over HTTP only";
        }

        foreach (string package in room.Packages.Where(_ => WithoutPackages.Contains(room.Folder)))
        {
            yield return $"{room.Folder} uses the package {package}: only the base class library is allowed there";
        }
    }

    // tests/X may use what X uses; EndToEnd looks at the whole product from outside and may use any room of src/.
    private static IEnumerable<string> OfTests(Project test, IReadOnlyList<Project> projects)
    {
        string subject = test.Folder["tests/".Length..];
        IReadOnlySet<string> allowed = ProjectGraph.Closure(projects, subject == "Lab" ? "lab" : "src/" + subject);
        return test
            .Uses.Where(used => !allowed.Contains(used))
            .Where(used => subject != "EndToEnd" || !used.StartsWith("src/", StringComparison.Ordinal))
            .Select(used => $"{test.Folder} uses {used}, which {subject} itself does not use");
    }

    [GeneratedRegex(@"^\| `(?<room>(?:src/\w+)|lab|bench)` \|.*\| (?<uses>[^|]*) \|$", RegexOptions.Multiline)]
    private static partial Regex RoomRow();

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Code();
}
