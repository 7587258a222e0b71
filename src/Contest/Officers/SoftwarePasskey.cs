using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Hustings.Record.Minutes;

namespace Hustings.Contest.Officers;

/// <summary>
/// A passkey in software: what an officer's phone or security key does, for the demo, for rehearsals and for tests. Its private key
/// is in memory or in a file, where a real one must never be.
/// </summary>
public sealed class SoftwarePasskey : IDisposable
{
    private const byte PresentAndVerified = 1 | 4;
    private readonly ECDsa key;
    private uint counter;

    private SoftwarePasskey(ECDsa key, string credential)
    {
        this.key = key;
        Credential = credential;
        var point = key.ExportParameters(false).Q;
        Key = new(Convert.ToHexStringLower(point.X!), Convert.ToHexStringLower(point.Y!));
    }

    /// <summary>The public key as enrolled.</summary>
    public OfficerKey Key { get; }

    /// <summary>The credential's id, base64url.</summary>
    public string Credential { get; }

    public static SoftwarePasskey Create()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        // An authenticator draws its id at random; made from the public key it is as good as that.
        var id = SHA256.HashData(key.ExportSubjectPublicKeyInfo());
        return new(key, Base64Url.EncodeToString(id.AsSpan(0, 16)));
    }

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static SoftwarePasskey FromText(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length != 2)
        {
            throw new FormatException("A software passkey is two lines: credential and private key.");
        }

        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Convert.FromBase64String(lines[1]), out _);
        return new(key, lines[0]);
    }

    /// <summary>Credential and private key, a line each.</summary>
    public string ToText() => $"{Credential}\n{Convert.ToBase64String(key.ExportPkcs8PrivateKey())}\n";

    /// <summary>The assertion that a browser on this origin would get for a challenge.</summary>
    public OrderSignature Sign(string officer, ReadOnlySpan<byte> challenge, string origin, string relyingParty)
    {
        var clientData = Encoding.UTF8.GetBytes(
            $$"""{"type":"webauthn.get","challenge":"{{Base64Url.EncodeToString(challenge)}}","origin":"{{origin}}","crossOrigin":false}"""
        );
        var data = new byte[37];
        SHA256.HashData(Encoding.UTF8.GetBytes(relyingParty), data);
        data[32] = PresentAndVerified;
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(33), ++counter);
        byte[] signed = [.. data, .. SHA256.HashData(clientData)];
        return new(
            officer,
            data,
            clientData,
            key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
        );
    }

    /// <summary>Signs an order for an officer.</summary>
    public OrderSignature Sign(string officer, Order order, string origin, string relyingParty) =>
        Sign(officer, Convert.FromHexString(order.Hash), origin, relyingParty);

    public void Dispose() => key.Dispose();
}
