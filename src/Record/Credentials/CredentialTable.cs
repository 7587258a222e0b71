using Hustings.Cryptography;

namespace Hustings.Record.Credentials;

/// <summary>
/// The credential table of a contest (<c>docs/spec/credential-table.md</c>): one row per voting code, without names and in an
/// order that says nothing, one column per stage. A code has another public credential in every stage; that two of them stand
/// in one row is what lets anyone see that nobody voted in two stages that exclude each other.
/// Rows 0 to <see cref="Members"/> - 1 were issued with the roll; the <see cref="Spares"/> rows after them are for re-issue.
/// </summary>
public sealed class CredentialTable
{
    private readonly TableHeader header;
    private readonly CredentialKey[] cells;
    private readonly Dictionary<CredentialKey, int> places;

    private CredentialTable(
        TableHeader header,
        CredentialKey[] cells,
        Dictionary<CredentialKey, int> places,
        string hash
    )
    {
        this.header = header;
        this.cells = cells;
        this.places = places;
        Hash = hash;
    }

    public string Contest => header.Contest;

    /// <summary>The stages' uuids in the order of the columns.</summary>
    public IReadOnlyList<string> Stages => header.Stages;

    public int Members => header.Members;

    public int Spares => header.Spares;

    public int Rows => header.Rows;

    /// <summary>SHA-256 of the file, 64 lower-case hex digits.</summary>
    public string Hash { get; }

    /// <summary>Whether a row is one of the spare rows.</summary>
    public bool IsSpare(int row) => row >= Members && row < Rows;

    /// <summary>The credential of a row in the column of this place.</summary>
    public CredentialKey Cell(int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Stages.Count);
        return cells[row * Stages.Count + column];
    }

    /// <summary>Place of a stage's column, -1 if the table has none.</summary>
    public int ColumnOf(string stageUuid)
    {
        for (var column = 0; column < Stages.Count; column++)
        {
            if (Stages[column] == stageUuid)
            {
                return column;
            }
        }
        return -1;
    }

    /// <summary>The credentials of a stage in the order of the rows, as hex keys; <see cref="TryReadPoints"/> gives points.</summary>
    /// <exception cref="ArgumentException">The table has no such stage.</exception>
    public CredentialKey[] Column(string stageUuid)
    {
        var column = Place(stageUuid);
        var keys = new CredentialKey[Rows];
        for (var row = 0; row < keys.Length; row++)
        {
            keys[row] = Cell(row, column);
        }
        return keys;
    }

    /// <summary>Row of a credential of any stage, -1 if it is in no cell.</summary>
    public int RowOf(CredentialKey credential) =>
        places.TryGetValue(credential, out var place) ? place / Stages.Count : -1;

    /// <inheritdoc cref="RowOf(CredentialKey)"/>
    public int RowOf(Point credential) => RowOf(CredentialKey.Of(credential));

    /// <summary>Row of a credential of this stage, -1 if it is not in the stage's column.</summary>
    /// <exception cref="ArgumentException">The table has no such stage.</exception>
    public int RowOf(string stageUuid, CredentialKey credential)
    {
        var column = Place(stageUuid);
        return places.TryGetValue(credential, out var place) && place % Stages.Count == column
            ? place / Stages.Count
            : -1;
    }

    /// <summary>The points of one column in the order of the rows, each checked to be a member of the group other than the identity.</summary>
    /// <exception cref="ArgumentException">The table has no such stage.</exception>
    public TableFinding TryReadPoints(string stageUuid, out Point[] points)
    {
        var column = Place(stageUuid);
        points = new Point[Rows];
        return PointCheck.Run(Rows, 1, (row, _) => Cell(row, column), points) is { Holds: false } finding
            ? finding with
            {
                Column = column,
            }
            : TableFinding.None;
    }

    /// <summary>
    /// That every cell of every column is a member of the group other than the identity, on all cores. The costly part of
    /// reading a table, and therefore apart: about a minute of one core for a million cells.
    /// </summary>
    public TableFinding CheckPoints() => PointCheck.Run(Rows, Stages.Count, Cell, null);

    /// <summary>Reads a table; everything but the points is checked. The stream is read to its end or to the first fault.</summary>
    public static TableFinding TryRead(Stream source, out CredentialTable? table)
    {
        table = null;
        using var stream = new TableStream(source);
        var fault = stream.ReadHeader(out var header);
        if (fault != TableFault.None)
        {
            return new(fault);
        }
        var finding = stream.ReadRows(header!);
        if (!finding.Holds)
        {
            return finding;
        }
        CredentialKey[] cells = [.. stream.Cells];
        finding = Index(cells, header!.Stages.Count, out var places);
        table = finding.Holds ? new CredentialTable(header, cells, places, stream.Hash()) : null;
        return finding;
    }

    /// <inheritdoc cref="TryRead(Stream, out CredentialTable?)"/>
    public static TableFinding TryRead(ReadOnlyMemory<byte> bytes, out CredentialTable? table)
    {
        using var stream = new MemoryStream(bytes.ToArray(), writable: false);
        return TryRead(stream, out table);
    }

    /// <param name="contest">The contest's name in the record: 1 to 64 of the characters 0-9 A-Z a-z . _ -</param>
    /// <param name="stages">Uuids, one for each column.</param>
    /// <param name="spares">How many of the last rows are spare.</param>
    /// <param name="cells">Row after row; their order must say nothing about the members.</param>
    /// <exception cref="ArgumentException">Not a table that <see cref="TryRead(Stream, out CredentialTable?)"/> would read.</exception>
    public static CredentialTable Create(
        string contest,
        IReadOnlyList<string> stages,
        int spares,
        ReadOnlySpan<CredentialKey> cells
    )
    {
        if (stages.Count == 0 || cells.Length % stages.Count != 0)
        {
            throw new ArgumentException("every row needs a cell for every stage", nameof(cells));
        }
        var wanted = new TableHeader(contest, [.. stages], cells.Length / stages.Count - spares, spares);
        var fault = TableHeader.TryRead(wanted.ToBytes(), out var header);
        if (fault != TableFault.None)
        {
            throw new ArgumentException($"not a credential table: {fault}");
        }
        var copy = cells.ToArray();
        var finding = Index(copy, stages.Count, out var places);
        if (!finding.Holds)
        {
            throw new ArgumentException($"not a credential table: {finding}", nameof(cells));
        }
        using var hash = new TableHash();
        TableWriter.Write(header!, copy, hash);
        return new CredentialTable(header!, copy, places, hash.Finish());
    }

    /// <summary>Writes the file.</summary>
    public void WriteTo(Stream destination) => TableWriter.Write(header, cells, destination);

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        WriteTo(stream);
        return stream.ToArray();
    }

    private int Place(string stageUuid) =>
        ColumnOf(stageUuid) is >= 0 and var column
            ? column
            : throw new ArgumentException($"the table has no stage {stageUuid}", nameof(stageUuid));

    private static TableFinding Index(CredentialKey[] cells, int columns, out Dictionary<CredentialKey, int> places)
    {
        places = new Dictionary<CredentialKey, int>(cells.Length);
        for (var place = 0; place < cells.Length; place++)
        {
            if (!places.TryAdd(cells[place], place))
            {
                return new(TableFault.DuplicateCredential, place / columns, place % columns);
            }
        }
        return TableFinding.None;
    }
}
