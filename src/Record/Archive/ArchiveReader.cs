using System.Buffers;

namespace Hustings.Record.Archive;

/// <summary>
/// Reads an archive entry by entry, front to back, holding one entry at a time. It accepts exactly the bytes that
/// <see cref="ArchiveWriter"/> writes around the content; hashes and documents are the caller's to check.
/// </summary>
public sealed class ArchiveReader(Stream stream) : IDisposable
{
    private const string DataSuffix = ".data.json";
    private const string EventSuffix = ".event.json";
    private const int HashLength = 64;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly byte[] header = new byte[TarEntry.Block];
    private readonly byte[] expected = new byte[TarEntry.Block];
    private byte[] content = ArrayPool<byte>.Shared.Rent(1 << 16);

    /// <summary>Known once the first entry is read.</summary>
    public ArchiveHeader? Header { get; private set; }

    /// <summary>Where the next entry starts, from where the stream stood at first; at the end, where it would start.</summary>
    public long Position { get; private set; }

    public void Dispose()
    {
        if (content.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(content);
            content = [];
        }
    }

    /// <summary><see cref="ArchiveFault.None"/> with an entry, <see cref="ArchiveFault.End"/>, or what is wrong.</summary>
    public ArchiveFault Next(out ArchiveEntry entry)
    {
        entry = default;
        var read = stream.ReadAtLeast(header, header.Length, false);
        if (read < header.Length)
        {
            return Header is null ? ArchiveFault.NotAnArchive
                : read == 0 ? ArchiveFault.End
                : ArchiveFault.Truncated;
        }
        if (!TarEntry.TryRead(header, out var name, out var length))
        {
            return Header is null ? ArchiveFault.NotAnArchive : ArchiveFault.EntryHeader;
        }
        var fault = Identify(name, out var kind, out var hash);
        if (fault != ArchiveFault.None)
        {
            return fault;
        }
        if (length > (kind == EntryKind.Data ? Limits.ShuffleBytes : Limits.SmallBytes))
        {
            return ArchiveFault.EntryTooLarge;
        }
        fault = ReadContent((int)length);
        if (fault == ArchiveFault.None)
        {
            fault = CheckHeader(kind, name, (int)length);
        }
        entry = new ArchiveEntry(kind, hash, Position + TarEntry.Block, content.AsMemory(0, (int)length));
        Position += TarEntry.Block + TarEntry.Padded(length);
        return fault;
    }

    private ArchiveFault Identify(string name, out EntryKind kind, out string hash)
    {
        (kind, hash) = (EntryKind.Header, "");
        if (Header is null)
        {
            return name == ArchiveHeader.Name ? ArchiveFault.None : ArchiveFault.NotAnArchive;
        }
        if (name.Length < HashLength || name.AsSpan(0, HashLength).ContainsAnyExcept(HexDigits))
        {
            return ArchiveFault.EntryName;
        }
        (kind, hash) = (EntryKind.Data, name[..HashLength]);
        switch (name[HashLength..])
        {
            case DataSuffix:
                return ArchiveFault.None;
            case EventSuffix:
                kind = EntryKind.Event;
                return ArchiveFault.None;
            default:
                return ArchiveFault.EntryName;
        }
    }

    private ArchiveFault ReadContent(int length)
    {
        var padded = (int)TarEntry.Padded(length);
        if (content.Length < padded)
        {
            ArrayPool<byte>.Shared.Return(content);
            content = ArrayPool<byte>.Shared.Rent(padded);
        }
        if (!Fill(content.AsSpan(0, padded)))
        {
            return Header is null ? ArchiveFault.NotAnArchive : ArchiveFault.Truncated;
        }
        return content.AsSpan(length, padded - length).ContainsAnyExcept((byte)0)
            ? ArchiveFault.Padding
            : ArchiveFault.None;
    }

    private ArchiveFault CheckHeader(EntryKind kind, string name, int length)
    {
        if (kind == EntryKind.Header)
        {
            var fault = ArchiveHeader.TryRead(content.AsSpan(0, length), out var read);
            if (fault != DocumentFault.None)
            {
                return fault == DocumentFault.UnsupportedVersion ? ArchiveFault.Version : ArchiveFault.Header;
            }
            Header = read;
        }
        TarEntry.Write(expected, name, length, Header!.Timestamp);
        return header.AsSpan().SequenceEqual(expected) ? ArchiveFault.None : ArchiveFault.EntryHeader;
    }

    private bool Fill(Span<byte> buffer) => stream.ReadAtLeast(buffer, buffer.Length, false) == buffer.Length;
}
