using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Hustings.Record.Minutes;

namespace Hustings.Verification.Tests.Contests;

/// <summary>An officer's passkey for made contests: what a browser and an authenticator do when an order is signed.</summary>
internal sealed class TestPasskey
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public OfficerKey Key
    {
        get
        {
            var point = key.ExportParameters(false).Q;
            return new(Convert.ToHexStringLower(point.X!), Convert.ToHexStringLower(point.Y!));
        }
    }

    public OrderSignature Sign(string officer, string orderHash, string origin, string relyingParty)
    {
        var challenge = Base64Url.EncodeToString(Convert.FromHexString(orderHash));
        var client = Encoding.UTF8.GetBytes(
            $$"""{"type":"webauthn.get","challenge":"{{challenge}}","origin":"{{origin}}","crossOrigin":false}"""
        );
        // User present and verified, counter 0.
        byte[] data = [.. SHA256.HashData(Encoding.UTF8.GetBytes(relyingParty)), 5, 0, 0, 0, 0];
        byte[] signed = [.. data, .. SHA256.HashData(client)];
        return new(
            officer,
            data,
            client,
            key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
        );
    }
}
