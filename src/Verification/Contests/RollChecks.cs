using Hustings.Record;
using Hustings.Record.Credentials;
using Hustings.Record.Minutes;

namespace Hustings.Verification.Contests;

/// <summary>The credential table, and the list of rows that may not vote.</summary>
internal sealed class RollChecks(IContestRecord record, ContestStory story, Ledger<ContestCheck> ledger)
{
    private readonly List<VoidEntry> voids = [];
    private readonly HashSet<(int Row, string? Stage)> seen = [];
    private readonly List<string> heads = [];

    /// <summary>Null until the roll is frozen, or if the table was refused.</summary>
    public CredentialTable? Table { get; private set; }

    /// <summary>The whole list held together.</summary>
    public bool VoidsHold { get; private set; }

    /// <summary>Head of the list when it had so many lines; null if it has fewer.</summary>
    public string? HeadAt(int height) => height < heads.Count ? heads[height] : null;

    /// <summary>How many lines the list had when this was its head; -1 if it never was.</summary>
    public int HeightOf(string head) => heads.IndexOf(head);

    /// <summary>Rows that may not vote in a stage by the first lines of the list.</summary>
    public HashSet<int> VoidIn(string stage, int height) =>
        [.. voids.Take(height).Where(entry => entry.Stage is null || entry.Stage == stage).Select(entry => entry.Row)];

    public void Run()
    {
        CheckTable();
        CheckVoids();
    }

    private void CheckTable()
    {
        ContestCheck[] checks = [ContestCheck.TableCanonical, ContestCheck.TableFrozen, ContestCheck.TablePoints];
        foreach (var check in checks)
        {
            ledger.Expect(check, story.Roll is null ? 0 : 1);
            if (story.Roll is null)
            {
                ledger.NotYet(check, "the roll is not frozen yet");
            }
        }
        if (story.Roll is not { } roll)
        {
            return;
        }
        CredentialTable? table = null;
        var good = ledger.RunInOrder(
            roll.Place,
            (
                ContestCheck.TableCanonical,
                () =>
                {
                    using var stream = record.Open(RecordPaths.Table);
                    return stream is null
                        ? $"{RecordPaths.Table} is not there"
                        : Words(CredentialTable.TryRead(stream, out table));
                }
            ),
            (ContestCheck.TableFrozen, () => Differs(table!, roll.Said)),
            (ContestCheck.TablePoints, () => Words(table!.CheckPoints()))
        );
        Table = good ? table : null;
    }

    private string? Differs(CredentialTable table, OrderDetails.FreezeRoll roll) =>
        table.Hash != roll.Table ? "not the table that was frozen with the roll"
        : table.Contest != story.Definition.Id ? "the table of another contest"
        : table.Members != roll.Members || table.Spares != roll.Spares ? "not as many members or spares as were frozen"
        : !table.Stages.SequenceEqual(story.Definition.Stages.Select(stage => stage.Uuid))
            ? "not the columns of the definition's stages"
        : null;

    private static Finding? Words(TableFinding finding) =>
        finding.Holds
            ? null
            : new Finding(
                $"the credential table: {finding.Fault} in row {finding.Row}, column {finding.Column}",
                finding.Fault == TableFault.UnsupportedVersion
            );

    private void CheckVoids()
    {
        var file = record.Read(RecordPaths.Voids) ?? [];
        var lines = RecordPaths.Lines(file);
        ledger.Expect(ContestCheck.VoidsCanonical, 1);
        ledger.Expect(ContestCheck.VoidsChain, lines?.Count ?? 0);
        ledger.Expect(ContestCheck.VoidsOrdered, 1);
        var log = new VoidsLog(story.Definition.Id);
        heads.Add(log.Head);
        VoidsHold = ledger.Run(
            ContestCheck.VoidsCanonical,
            Place.Archive,
            () => lines is null ? $"{RecordPaths.Voids} breaks off" : null
        );
        if (lines?.Count == 0)
        {
            ledger.NotYet(ContestCheck.VoidsChain, "no row is void");
        }
        foreach (var line in lines ?? [])
        {
            if (!VoidsHold)
            {
                ledger.Skip(ContestCheck.VoidsChain);
                continue;
            }
            VoidsHold = ledger.Run(
                ContestCheck.VoidsChain,
                Place.Archive,
                () =>
                    log.TryFollow(line.Span, out var entry)
                        ? Take(entry!)
                        : $"line {heads.Count - 1} of the voids does not follow"
            );
            heads.Add(log.Head);
        }
        if (!VoidsHold)
        {
            ledger.Skip(ContestCheck.VoidsOrdered);
            return;
        }
        VoidsHold = ledger.Run(ContestCheck.VoidsOrdered, Place.Archive, () => Unordered());
    }

    private string? Take(VoidEntry entry)
    {
        if (!seen.Add((entry.Row, entry.Stage)))
        {
            return $"row {entry.Row} stands twice";
        }
        voids.Add(entry);
        return story.Roll is not { Said: var roll } || entry.Row >= roll.Members + roll.Spares
                ? $"there is no row {entry.Row}"
            : entry.Stage is not null && story.Stage(entry.Stage) is null ? $"there is no stage {entry.Stage}"
            : null;
    }

    private string? Unordered()
    {
        var listed = voids.Where(entry => entry.Cause == VoidCause.Void).ToList();
        return listed.Exists(entry => entry.Stage is not null) ? "a row declared void for one stage only"
            : !listed.Select(entry => entry.Row).ToHashSet().SetEquals(story.VoidRows.Keys)
                ? "the rows declared void are not those of the orders"
            : Unlisted();
    }

    // An envelope concerns one stage; whoever voted in advance, or by post for all that follows, stands on a list that two officers signed.
    private string? Unlisted()
    {
        var outside = voids.Where(entry =>
            entry.Cause == VoidCause.Advance || (entry.Cause == VoidCause.Post && entry.Stage is null)
        );
        var rest = new Queue<VoidEntry>(outside);
        foreach (var list in story.VotedLists)
        {
            if (rest.Count < list.Rows)
            {
                return "the voids hold fewer rows than the lists of those who voted outside";
            }
            var rows = Enumerable.Range(0, list.Rows).Select(_ => rest.Dequeue()).ToList();
            if (rows.Exists(entry => entry.Cause != list.Cause || entry.Stage is not null))
            {
                return "a row void for another cause than its list says";
            }
            if (RowList.Hash(rows.Select(entry => entry.Row)) != list.List)
            {
                return "the rows that voted outside are not those of the list that was signed";
            }
        }
        return rest.TryPeek(out var left) ? $"row {left.Row} is void by no list and no envelope" : null;
    }
}
