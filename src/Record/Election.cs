using Hustings.Cryptography;
using Hustings.Record.Json;
using Hustings.Record.Protocol;

namespace Hustings.Record;

/// <summary>
/// What is voted on (specification, "Elections"). Its exact <see cref="Bytes"/> are what the fingerprint covers and
/// what every ballot and decryption proof is bound to.
/// </summary>
public sealed class Election
{
    public const string Group = "Ed25519";

    internal Election(ElectionFields fields, byte[] bytes)
    {
        Fields = fields;
        Bytes = bytes;
        PublicKey = new ElectionKey(fields.PublicKey);
        Hash = Record.Fingerprint.Hex(bytes);
        Fingerprint = Record.Fingerprint.Compact(bytes);
        MarkFault = ElectionMark.TryRead(fields.Administrator, out var mark);
        Mark = mark;
    }

    internal ElectionFields Fields { get; }

    /// <summary>The protocol that this election's ballots and proofs follow.</summary>
    public VotingProtocol Protocol => Fields.Protocol;
    public string Uuid => Fields.Uuid;
    public string Name => Fields.Name;
    public string Description => Fields.Description;
    public IReadOnlyList<Question> Questions => Fields.Questions;
    public string? Administrator => Fields.Administrator;
    public string? CredentialAuthority => Fields.CredentialAuthority;

    /// <summary>The mark of our own elections; null for all others, and when <see cref="MarkFault"/> says why there is none.</summary>
    public ElectionMark? Mark { get; }

    /// <summary>What is wrong with an administrator that resembles a mark.</summary>
    public DocumentFault MarkFault { get; }
    public ElectionKey PublicKey { get; }
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>SHA-256 of <see cref="Bytes"/>, 64 lower-case hex digits.</summary>
    public string Hash { get; }

    /// <summary>SHA-256 of <see cref="Bytes"/>, unpadded Base64: the fingerprint that people compare.</summary>
    public string Fingerprint { get; }

    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, out Election? election) =>
        Diagnosis.Read(bytes, Limits.ElectionBytes, VotingProtocol.ReadElection, out election);

    /// <summary>A new election under protocol version 1.</summary>
    /// <exception cref="ArgumentException">Something in it is out of bounds; the caller's bug.</exception>
    public static Election Create(
        string uuid,
        string name,
        string description,
        Point publicKey,
        IReadOnlyList<Question> questions,
        string? administrator = null,
        string? credentialAuthority = null
    )
    {
        var fields = new ElectionFields(
            VotingProtocol.BeleniosV1,
            uuid,
            name,
            description,
            publicKey,
            questions,
            administrator,
            credentialAuthority
        );
        var bytes = fields.Protocol.Write(fields);
        var fault = TryRead(bytes, out var election);
        return fault == DocumentFault.None
            ? election!
            : throw new ArgumentException($"not an election that can be held: {fault}");
    }
}

/// <summary>The fields of an election as its protocol writes them.</summary>
internal sealed record ElectionFields(
    VotingProtocol Protocol,
    string Uuid,
    string Name,
    string Description,
    Point PublicKey,
    IReadOnlyList<Question> Questions,
    string? Administrator,
    string? CredentialAuthority
);
