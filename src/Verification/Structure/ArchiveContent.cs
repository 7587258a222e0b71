using System.Security.Cryptography;

namespace Hustings.Verification.Structure;

/// <summary>Reads what a map located, one reader at a time; checks that it is still what it was.</summary>
internal sealed class ArchiveContent(Stream archive)
{
    private readonly Lock gate = new();

    public byte[] Read(Located data)
    {
        var bytes = new byte[data.Length];
        lock (gate)
        {
            archive.Position = data.Offset;
            archive.ReadExactly(bytes);
        }
        return Sha256Value.Of(SHA256.HashData(bytes)) == data.Hash
            ? bytes
            : throw new IOException("the archive changed while it was being read");
    }
}
