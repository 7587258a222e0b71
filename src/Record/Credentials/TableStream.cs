using System.Buffers;
using System.Security.Cryptography;

namespace Hustings.Record.Credentials;

/// <summary>
/// Reads the bytes of a table one row at a time. Memory grows with what has arrived, not with what a header promises.
/// </summary>
internal sealed class TableStream : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdef"u8);

    private readonly Stream source;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] buffer = new byte[BufferBytes];
    private int start;
    private int end;

    public TableStream(Stream source) => this.source = source;

    public List<CredentialKey> Cells { get; } = [];

    public TableFault ReadHeader(out TableHeader? header)
    {
        header = null;
        Fill(TableHeader.MaxBytes + 1);
        var window = buffer.AsSpan(start, Math.Min(end - start, TableHeader.MaxBytes + 1));
        var length = window.IndexOf((byte)'\n');
        if (length < 0)
        {
            return TableFault.HeaderMalformed;
        }
        var fault = TableHeader.TryRead(window[..length], out header);
        Pass(length + 1);
        return fault;
    }

    /// <summary>All rows, and that nothing follows them.</summary>
    public TableFinding ReadRows(TableHeader header)
    {
        for (var row = 0; row < header.Rows; row++)
        {
            if (!Fill(header.RowBytes))
            {
                return new(end == start ? TableFault.RowMissing : TableFault.RowMalformed, row);
            }
            var finding = ReadRow(buffer.AsSpan(start, header.RowBytes), row, header.Stages.Count);
            if (!finding.Holds)
            {
                return finding;
            }
            Pass(header.RowBytes);
        }
        return Fill(1) ? new(TableFault.TrailingBytes, header.Rows) : TableFinding.None;
    }

    /// <summary>SHA-256 of everything read, 64 lower-case hex digits.</summary>
    public string Hash() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public void Dispose() => hash.Dispose();

    private TableFinding ReadRow(ReadOnlySpan<byte> line, int row, int columns)
    {
        for (var column = 0; column < columns; column++)
        {
            var cell = line.Slice(65 * column, 65);
            if (cell[64] != (column == columns - 1 ? (byte)'\n' : (byte)','))
            {
                return new(TableFault.RowMalformed, row, column);
            }
            if (cell[..64].ContainsAnyExcept(HexDigits) || !CredentialKey.TryRead(cell[..64], out var key))
            {
                return new(TableFault.CellNotHex, row, column);
            }
            Cells.Add(key);
        }
        return TableFinding.None;
    }

    /// <summary>Reads on until this many bytes are in the buffer; false if the source ends before.</summary>
    private bool Fill(int wanted)
    {
        if (end - start >= wanted)
        {
            return true;
        }
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        end += source.ReadAtLeast(buffer.AsSpan(end), wanted - end, throwOnEndOfStream: false);
        return end >= wanted;
    }

    private void Pass(int count)
    {
        hash.AppendData(buffer, start, count);
        start += count;
    }
}
