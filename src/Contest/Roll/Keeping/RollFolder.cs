using System.Globalization;
using System.Text;

namespace Hustings.Contest.Roll;

/// <summary>
/// Where a data folder keeps what belongs to members: <c>roll/roll.jsonl</c>, the frozen roll with its salt, and
/// <c>roll/added.jsonl</c>, a line <c>{"row":N,"member":{…}}</c> for each member added afterwards. Everything below
/// <c>roll/</c> is erased after the challenge period (<see cref="PersonalData"/>), so nothing else is kept there.
/// </summary>
public static class RollFolder
{
    private const string Start = "{\"row\":";
    private const string Between = ",\"member\":";

    public static string Path(string dataFolder) => System.IO.Path.Combine(dataFolder, "roll");

    public static string RollPath(string dataFolder) => System.IO.Path.Combine(Path(dataFolder), "roll.jsonl");

    /// <exception cref="IOException">There is a frozen roll already: it is frozen once.</exception>
    public static void Write(string dataFolder, FrozenRoll roll)
    {
        PrivateFile.CreateFolder(dataFolder);
        PrivateFile.CreateFolder(Path(dataFolder));
        PrivateFile.Write(RollPath(dataFolder), roll.Bytes.Span);
    }

    /// <summary>The frozen roll; null if there is none (not frozen yet, or erased).</summary>
    /// <exception cref="InvalidDataException">The file is not a frozen roll.</exception>
    public static FrozenRoll? Read(string dataFolder)
    {
        var path = RollPath(dataFolder);
        if (!File.Exists(path))
        {
            return null;
        }

        var (fault, line) = FrozenRoll.TryRead(File.ReadAllBytes(path), out var roll);
        return fault == RollFileFault.None
            ? roll
            : throw new InvalidDataException($"{path} is not a frozen roll: {fault}, line {line}.");
    }

    public static string AddedPath(string dataFolder) => System.IO.Path.Combine(Path(dataFolder), "added.jsonl");

    /// <summary>Appends one member who was added; on disk when it returns.</summary>
    public static void Append(string dataFolder, AddedMember added)
    {
        var line = Encoding.UTF8.GetBytes(Line(added) + "\n");
        if (!File.Exists(AddedPath(dataFolder)))
        {
            PrivateFile.Write(AddedPath(dataFolder), line);
            return;
        }

        using var stream = new FileStream(AddedPath(dataFolder), FileMode.Append, FileAccess.Write);
        stream.Write(line);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>The members who were added, in the order in which they came.</summary>
    /// <exception cref="InvalidDataException">A line is not as written above.</exception>
    public static IReadOnlyList<AddedMember> ReadAdded(string dataFolder)
    {
        var path = AddedPath(dataFolder);
        return File.Exists(path)
            ? [.. File.ReadAllLines(path, Encoding.UTF8).Select((line, at) => Read(line, at))]
            : [];

        AddedMember Read(string line, int at)
        {
            var split = line.IndexOf(Between, StringComparison.Ordinal);
            return
                line.StartsWith(Start, StringComparison.Ordinal)
                && line.EndsWith('}')
                && split >= Start.Length
                && int.TryParse(line[Start.Length..split], NumberStyles.None, CultureInfo.InvariantCulture, out var row)
                && RollBytes.Read(line[(split + Between.Length)..^1]) is { } member
                && Line(new(member, row)) == line
                ? new(member, row)
                : throw new InvalidDataException($"{path}, line {at + 1}, is no added member.");
        }
    }

    private static string Line(AddedMember added) =>
        string.Create(CultureInfo.InvariantCulture, $"{Start}{added.Row}{Between}{RollBytes.Of(added.Member)}}}");
}
