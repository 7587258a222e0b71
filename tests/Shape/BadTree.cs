namespace Hustings.Shape.Tests;

/// <summary>A small tree in which every rule holds, and the means to break one.</summary>
public static class BadTree
{
    private static readonly Dictionary<string, string> Good = new()
    {
        ["README.md"] = """
            ## The rooms

            | room | what lives here | uses |
            | --- | --- | --- |
            | `src/Record` | the record | `Cryptography` |
            | `src/Cryptography` | the group | nothing |
            | `src/Verification` | checks | `Record`, `Cryptography` |
            | `src/Counting` | rules | nothing |
            | `src/Contest` | the domain | `Record` |
            | `src/Server` | the server | `Contest` |
            | `lab` | rehearsals | `Contest` |

            See [the rooms](#the-rooms), [casting](docs/spec/casting.md) and `docs/spec/`.
            """,
        ["docs/spec/casting.md"] =
            "| `pin_wrong` | 403 | wrong PIN | ask again |\n| `invalid_utf8` | 400 | | a bug |\n",
        ["src/Cryptography/Hustings.Cryptography.csproj"] =
            "<Project><PropertyGroup><AllowUnsafeBlocks>true</AllowUnsafeBlocks></PropertyGroup></Project>",
        ["src/Cryptography/Interop/Sodium.cs"] = "internal static unsafe class Sodium;",
        ["src/Counting/Hustings.Counting.csproj"] = "<Project />",
        ["src/Record/Hustings.Record.csproj"] = Uses("../Cryptography/Hustings.Cryptography.csproj"),
        ["src/Record/Ballot.cs"] = "public sealed class Ballot;",
        ["src/Verification/Hustings.Verification.csproj"] = Uses(
            "../Record/Hustings.Record.csproj",
            "../Cryptography/Hustings.Cryptography.csproj"
        ),
        ["src/Contest/Hustings.Contest.csproj"] = Uses("../Record/Hustings.Record.csproj"),
        ["src/Contest/Refusal.cs"] = """
            public enum Refusal
            {
                /// <summary>Wrong, but { not closed.</summary>
                PinWrong = 1,
                InvalidUtf8,
            }
            """,
        ["src/Server/Hustings.Server.csproj"] = Uses("../Contest/Hustings.Contest.csproj"),
        ["lab/Hustings.Lab.csproj"] = Uses("../src/Contest/Hustings.Contest.csproj"),
        ["tests/Record/Hustings.Record.Tests.csproj"] = Uses(
            "../../src/Record/Hustings.Record.csproj",
            "../../src/Cryptography/Hustings.Cryptography.csproj"
        ),
    };

    /// <summary>The good tree unchanged: no check may complain about it.</summary>
    public static Tree Unbroken { get; } = new(Good);

    /// <summary>The good tree with one file added or replaced; an empty text removes it.</summary>
    public static Tree With(string path, string text)
    {
        var files = new Dictionary<string, string>(Good);
        files.Remove(path);
        if (text.Length > 0)
        {
            files.Add(path, text);
        }

        return new Tree(files);
    }

    /// <summary>The good tree with a piece of one file replaced.</summary>
    public static Tree Replacing(string path, string old, string text)
    {
        if (!Good[path].Contains(old, StringComparison.Ordinal))
        {
            throw new ArgumentException($"{path} does not contain {old}", nameof(old));
        }

        return With(path, Good[path].Replace(old, text, StringComparison.Ordinal));
    }

    public static string Uses(params string[] projects) =>
        $"<Project><ItemGroup>{string.Concat(projects.Select(project => $"<ProjectReference Include=\"{project}\" />"))}</ItemGroup></Project>";
}
