namespace Hustings.Contest.Roll;

/// <summary>
/// Where a data folder keeps what belongs to members: <c>roll/roll.jsonl</c>, the frozen roll with its salt. Everything below
/// <c>roll/</c> is erased after the challenge period (<see cref="PersonalData"/>), so nothing else is kept there.
/// </summary>
public static class RollFolder
{
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
}
