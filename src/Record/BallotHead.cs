using System.Text.Unicode;
using Hustings.Record.Json;

namespace Hustings.Record;

/// <summary>The first fields of a ballot, read before anything that costs: views into the ballot's own bytes.</summary>
public readonly ref struct BallotHead
{
    private const int MaxUuidLength = 64;
    private const int HashLength = 43;
    private const int CredentialLength = 64;

    /// <summary>The uuid of the election it names.</summary>
    public ReadOnlySpan<byte> Uuid { get; private init; }

    /// <summary>The election fingerprint it names, 43 characters.</summary>
    public ReadOnlySpan<byte> ElectionHash { get; private init; }

    /// <summary>64 characters, not yet known to be a point.</summary>
    public ReadOnlySpan<byte> Credential { get; private init; }

    internal static BallotHead Read(scoped ref CanonicalReader reader)
    {
        reader.Take("{\"election_uuid\":"u8);
        var uuid = reader.PlainString(MaxUuidLength);
        reader.Take(",\"election_hash\":"u8);
        var hash = reader.PlainString(HashLength);
        reader.Take(",\"credential\":"u8);
        var credential = reader.PlainString(CredentialLength);
        if (hash.Length != HashLength || credential.Length != CredentialLength)
        {
            reader.Fail(DocumentFault.Shape);
        }
        return new BallotHead
        {
            Uuid = uuid,
            ElectionHash = hash,
            Credential = credential,
        };
    }

    /// <summary>Reads only the head; any fault here is one that <see cref="Ballot.TryRead"/> names as well.</summary>
    internal static DocumentFault TryRead(ReadOnlySpan<byte> bytes, out BallotHead head)
    {
        var reader = new CanonicalReader(bytes);
        head = Read(ref reader);
        if (!Utf8.IsValid(bytes))
        {
            return DocumentFault.InvalidUtf8;
        }
        return reader.Fault;
    }
}
