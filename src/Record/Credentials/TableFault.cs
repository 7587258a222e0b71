namespace Hustings.Record.Credentials;

/// <summary>Why bytes are not a credential table (<c>docs/spec/credential-table.md</c>). The list is closed.</summary>
public enum TableFault
{
    None = 0,

    /// <summary>More rows, stages or cells than any honest table has.</summary>
    TooLarge,

    /// <summary>The first line is not the header, in its one form.</summary>
    HeaderMalformed,

    /// <summary>A header of another version of this format.</summary>
    UnsupportedVersion,

    /// <summary>The same stage has two columns.</summary>
    DuplicateStage,

    /// <summary>No row of a member, or a row that the header announces is not there.</summary>
    RowMissing,

    /// <summary>A row with other separators, another number of cells or another line end.</summary>
    RowMalformed,

    /// <summary>A cell that is not 64 lower-case hex digits.</summary>
    CellNotHex,

    /// <summary>Bytes after the last row.</summary>
    TrailingBytes,

    /// <summary>The same credential stands in two cells.</summary>
    DuplicateCredential,
    PointNotCanonical,
    PointNotOnCurve,
    PointNotInSubgroup,

    /// <summary>The credential is the neutral element: anyone could sign for it.</summary>
    CredentialIdentity,
}

/// <summary>The first fault of a table and where it is; row and column count from 0 and are -1 where there is none.</summary>
public readonly record struct TableFinding(TableFault Fault, int Row = -1, int Column = -1)
{
    public static TableFinding None => new(TableFault.None);

    public bool Holds => Fault == TableFault.None;
}
