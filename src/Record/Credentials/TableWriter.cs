using System.Security.Cryptography;

namespace Hustings.Record.Credentials;

/// <summary>Writes a table in its one form.</summary>
internal static class TableWriter
{
    public static void Write(TableHeader header, ReadOnlySpan<CredentialKey> cells, Stream destination)
    {
        destination.Write(header.ToBytes());
        destination.Write("\n"u8);
        var columns = header.Stages.Count;
        var line = new byte[header.RowBytes];
        for (var row = 0; row < header.Rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                cells[row * columns + column].WriteHex(line.AsSpan(65 * column, 64));
                line[65 * column + 64] = column == columns - 1 ? (byte)'\n' : (byte)',';
            }
            destination.Write(line);
        }
    }
}

/// <summary>A stream that only hashes what is written to it.</summary>
internal sealed class TableHash : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>SHA-256 of what was written, 64 lower-case hex digits.</summary>
    public string Finish() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public override void Write(byte[] buffer, int offset, int count) => hash.AppendData(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => hash.AppendData(buffer);

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        hash.Dispose();
        base.Dispose(disposing);
    }
}
