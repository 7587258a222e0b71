using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Credentials;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Contest.Orders;

/// <summary>
/// Who may vote in a stage: the stage's column of the credential table without spare rows that nobody holds, void rows, and the
/// rows that voted in a stage which this one excludes (docs/spec/minutes.md, "What is checked").
/// </summary>
/// <param name="Rows">Rows of the table, ascending.</param>
/// <param name="Points">The public credentials of these rows in this stage.</param>
public sealed record StageList(IReadOnlyList<int> Rows, IReadOnlyList<Point> Points)
{
    /// <param name="activeSpares">Rows activated by <c>add-member</c>.</param>
    /// <param name="voids">All lines of <c>voids.jsonl</c> so far; those of other stages do not count here.</param>
    /// <param name="votersOfExcluded">For every stage that this one excludes, by id: the credentials in its box, struck ballots left out.</param>
    /// <exception cref="InvalidDataException">The table's column holds what is no credential.</exception>
    public static StageList Of(
        CredentialTable table,
        StageDefinition stage,
        IReadOnlyCollection<int> activeSpares,
        IEnumerable<VoidEntry> voids,
        IEnumerable<CredentialKey> votersOfExcluded
    )
    {
        var listed = new bool[table.Rows];
        Array.Fill(listed, true, 0, table.Members);
        foreach (var row in activeSpares)
            listed[row] = true;
        foreach (var entry in voids.Where(entry => entry.Stage is null || entry.Stage == stage.Id))
            listed[entry.Row] = false;
        foreach (var voter in votersOfExcluded)
        {
            if (table.RowOf(voter) is >= 0 and var row)
                listed[row] = false;
        }

        if (table.TryReadPoints(stage.Uuid, out var points) is { Holds: false } finding)
            throw new InvalidDataException($"The credential table cannot be used: {finding}.");
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(row => listed[row])];
        return new(rows, [.. rows.Select(row => points[row])]);
    }
}
