namespace Hustings.Record.Archive;

public enum EntryKind
{
    Header,
    Data,
    Event,
}

/// <summary>One entry of an archive as it stands in the file; its content is not yet looked at.</summary>
/// <param name="Hash">The SHA-256 its name states, 64 lower-case hex digits; empty for the header.</param>
/// <param name="Offset">Where its content starts in the stream.</param>
/// <param name="Content">Its bytes, valid until the next entry is read.</param>
public readonly record struct ArchiveEntry(EntryKind Kind, string Hash, long Offset, ReadOnlyMemory<byte> Content);

/// <summary>Why a stream is not the one way to write an archive.</summary>
public enum ArchiveFault
{
    None = 0,

    /// <summary>The stream ends where an entry does, as it should.</summary>
    End,

    /// <summary>The stream ends inside an entry.</summary>
    Truncated,

    /// <summary>The stream does not start with an entry named BELENIOS.</summary>
    NotAnArchive,

    /// <summary>The header names a version other than 1.</summary>
    Version,

    /// <summary>The header is not in its one form.</summary>
    Header,

    /// <summary>An entry's tar header is not the one that its name, size and the archive's time give.</summary>
    EntryHeader,

    /// <summary>Neither <c>hash.data.json</c> nor <c>hash.event.json</c>.</summary>
    EntryName,
    EntryTooLarge,

    /// <summary>Padding that is not zero.</summary>
    Padding,
}
