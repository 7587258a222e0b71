using Hustings.Contest.Roll;
using Hustings.Cryptography;

namespace Hustings.Lab.Rolls;

/// <summary>The frozen roll of a contest whose roll is not what is rehearsed: made-up people, each once.</summary>
public static class RehearsalRoll
{
    public static FrozenRoll Freeze(string contest, int people, DateOnly today, IRandomSource random)
    {
        var roll = SyntheticRoll.Make(people, 0);
        ImportReport report = RollImport.Read(roll.Csv, ImportOptions.For(today));
        return report.Usable && report.Members.Count == people
            ? FrozenRoll.Freeze(contest, report.Members, random)
            : throw new InvalidDataException($"The made-up roll has {report.ErrorCount} errors.");
    }
}
