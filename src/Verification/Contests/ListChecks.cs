using Hustings.Record;

namespace Hustings.Verification.Contests;

/// <summary>Who was on each stage's list, and that nobody voted in two stages that exclude each other.</summary>
internal sealed class ListChecks(Foundation foundation, IReadOnlyList<StageChecks> stages, Ledger<ContestCheck> ledger)
{
    public void Run()
    {
        ledger.Expect(ContestCheck.StageList, stages.Count(Listable));
        if (stages.Count == 0)
        {
            ledger.NotYet(ContestCheck.StageList, "no stage is prepared");
        }
        foreach (var checks in stages.Where(Listable))
        {
            if (foundation.Table is null || !foundation.Roll.VoidsHold || !Excluded(checks.Stage).All(HasVoters))
            {
                ledger.Skip(ContestCheck.StageList);
                continue;
            }
            ledger.Run(ContestCheck.StageList, checks.Stage.Prepared!.Place, () => List(checks.Stage));
        }
        CheckExcluded();
    }

    /// <summary>Not while the box of a stage that this one excludes is still sealed: its ballots are not in the record yet.</summary>
    private bool Listable(StageChecks checks) => Excluded(checks.Stage).All(other => other.Stage.Sealed is not null);

    private static bool HasVoters(StageChecks checks) => checks.Rows is not null;

    private IEnumerable<StageChecks> Excluded(StageStory stage) =>
        stages.Where(other => stage.Definition.Excludes.Contains(other.Stage.Id));

    private string? List(StageStory stage)
    {
        var (table, note) = (foundation.Table!, stage.Prepared!.Said);
        if (foundation.Roll.HeadAt(note.VoidHeight) != note.Voids)
        {
            return $"the list of {stage.Id} was made from other voids";
        }
        var gone = foundation.Roll.VoidIn(stage.Id, note.VoidHeight);
        foreach (var other in Excluded(stage))
        {
            gone.UnionWith(other.VotersThen(stage.StruckBefore[other.Stage.Id]));
        }
        var listed = Enumerable
            .Range(0, table.Rows)
            .Where(row => (!table.IsSpare(row) || stage.ActiveRows.Contains(row)) && !gone.Contains(row))
            .ToList();
        if (!table.TryReadPoints(stage.Uuid, out var points).Holds)
        {
            return "the table's column cannot be read";
        }
        var made = PublicCredentials.Create(listed.Select(row => points[row]));
        return listed.Count != note.Listed ? $"{stage.Id} lists {note.Listed}, by the table there are {listed.Count}"
            : made.Hash != note.Credentials ? $"the list of {stage.Id} is not what follows from the table"
            : null;
    }

    private void CheckExcluded()
    {
        var pairs = stages
            .SelectMany(stage => Excluded(stage.Stage).Select(other => (Stage: stage, Other: other)))
            .Where(pair => pair.Stage.Stage.Sealed is not null && pair.Other.Stage.Sealed is not null)
            .ToList();
        ledger.Expect(ContestCheck.ExcludedStages, pairs.Count);
        if (pairs.Count == 0)
        {
            ledger.NotNeeded(ContestCheck.ExcludedStages, "no two stages with ballots of which one excludes the other");
        }
        foreach (var (stage, other) in pairs)
        {
            if (stage.Rows is not { } here || other.Rows is not { } there)
            {
                ledger.Skip(ContestCheck.ExcludedStages);
                continue;
            }
            ledger.Run(
                ContestCheck.ExcludedStages,
                stage.Stage.Sealed!.Place,
                () =>
                    here.Intersect(there).Any(row => row >= 0)
                        ? $"somebody voted in {stage.Stage.Id} and in {other.Stage.Id}"
                        : null
            );
        }
    }
}
