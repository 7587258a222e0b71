namespace Hustings.Counting.Files;

/// <summary>The formats that are read; docs/spec/counting.md describes each.</summary>
public enum FileFormat
{
    /// <summary>One ballot a line, a column for each rank.</summary>
    Csv,

    /// <summary>Hill, Wichmann and Woodall's format, as OpenSTV and OpaVote extend it.</summary>
    Blt,

    /// <summary>PrefLib: strict orders, incomplete.</summary>
    Soi,

    /// <summary>PrefLib: strict orders, complete.</summary>
    Soc,

    /// <summary>PrefLib: orders with ties, incomplete.</summary>
    Toi,
}
