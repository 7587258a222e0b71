using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hustings.Record.Minutes;

namespace Hustings.Verification.Officers;

/// <summary>Why a passkey's signature does not hold.</summary>
public enum AssertionFault
{
    None,

    /// <summary>The client data is not the JSON that a browser makes, or names a field twice.</summary>
    ClientDataMalformed,

    /// <summary>It was made for something else than signing in, <c>webauthn.create</c> for instance.</summary>
    Type,

    /// <summary>It signs something else.</summary>
    Challenge,

    /// <summary>The page it was made on is none of ours, or stood inside another site's page.</summary>
    Origin,

    /// <summary>The authenticator's data is too short, or has parts that an assertion does not have.</summary>
    AuthenticatorDataMalformed,

    /// <summary>It was made for another relying party.</summary>
    RelyingParty,

    /// <summary>Nobody touched the authenticator, or it did not check who.</summary>
    UserNotVerified,

    /// <summary>The key is no point of the curve.</summary>
    KeyInvalid,

    /// <summary>The signature is not this key's, or not over these bytes.</summary>
    Signature,
}

/// <summary>Who may ask an officer's passkey to sign: the pages' origins, and the relying party that the passkey was made for.</summary>
public sealed record PasskeySite(IReadOnlyList<string> Origins, string RelyingParty);

/// <summary>
/// Checks one officer's signature under an order: WebAuthn level 3, section 7.2, as far as it can be checked by anyone and at any time
/// (docs/spec/minutes.md, "What is signed"). ES256, user verification required; the challenge is the order's hash, not drawn by a server.
/// </summary>
public static class PasskeyAssertion
{
    private const int HashSize = 32;
    private const int FlagsPlace = 32;
    private const int ShortestData = 37;
    private const byte UserPresent = 1;
    private const byte UserVerified = 4;
    private const byte AttestedData = 64;
    private const byte Extensions = 128;
    private const int LongestData = 4096;
    private const int LongestClientData = 4096;

    /// <param name="challenge">32 bytes: SHA-256 of the order.</param>
    public static AssertionFault Check(
        OrderSignature signature,
        ReadOnlySpan<byte> challenge,
        OfficerKey key,
        PasskeySite site
    )
    {
        var fault = CheckClientData(signature.ClientData, challenge, site.Origins);
        if (fault == AssertionFault.None)
        {
            fault = CheckAuthenticatorData(signature.AuthenticatorData.Span, site.RelyingParty);
        }

        return fault == AssertionFault.None ? CheckSignature(signature, key) : fault;
    }

    private static AssertionFault CheckClientData(
        ReadOnlyMemory<byte> clientData,
        ReadOnlySpan<byte> challenge,
        IReadOnlyList<string> origins
    )
    {
        if (clientData.Length > LongestClientData)
        {
            return AssertionFault.ClientDataMalformed;
        }

        try
        {
            using var document = JsonDocument.Parse(clientData, new() { AllowDuplicateProperties = false });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return AssertionFault.ClientDataMalformed;
            }

            if (Text(root, "type") != "webauthn.get")
            {
                return AssertionFault.Type;
            }

            if (Text(root, "challenge") != Base64Url.EncodeToString(challenge))
            {
                return AssertionFault.Challenge;
            }

            var foreign =
                root.TryGetProperty("topOrigin", out _)
                || (
                    root.TryGetProperty("crossOrigin", out var cross)
                    && cross.ValueKind is not (JsonValueKind.False or JsonValueKind.Null)
                );
            return Text(root, "origin") is { } origin && origins.Contains(origin, StringComparer.Ordinal) && !foreign
                ? AssertionFault.None
                : AssertionFault.Origin;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return AssertionFault.ClientDataMalformed;
        }
    }

    // An assertion has no attested key. We ask for no extensions; an authenticator that adds some all the same does no harm.
    private static AssertionFault CheckAuthenticatorData(ReadOnlySpan<byte> data, string relyingParty)
    {
        if (
            data.Length is < ShortestData or > LongestData
            || (data[FlagsPlace] & AttestedData) != 0
            || (data[FlagsPlace] & Extensions) != 0 != data.Length > ShortestData
        )
        {
            return AssertionFault.AuthenticatorDataMalformed;
        }

        if (!data[..HashSize].SequenceEqual(SHA256.HashData(Encoding.UTF8.GetBytes(relyingParty))))
        {
            return AssertionFault.RelyingParty;
        }

        const byte Both = UserPresent | UserVerified;
        return (data[FlagsPlace] & Both) == Both ? AssertionFault.None : AssertionFault.UserNotVerified;
    }

    private static AssertionFault CheckSignature(OrderSignature signature, OfficerKey key)
    {
        byte[] signed = [.. signature.AuthenticatorData.Span, .. SHA256.HashData(signature.ClientData.Span)];
        ECDsa ecdsa;
        try
        {
            ecdsa = ECDsa.Create(
                new ECParameters
                {
                    Curve = ECCurve.NamedCurves.nistP256,
                    Q = new() { X = Convert.FromHexString(key.X), Y = Convert.FromHexString(key.Y) },
                }
            );
        }
        catch (Exception invalid) when (invalid is CryptographicException or FormatException)
        {
            return AssertionFault.KeyInvalid;
        }

        using (ecdsa)
        {
            return ecdsa.VerifyData(
                signed,
                signature.Signature.Span,
                HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence
            )
                ? AssertionFault.None
                : AssertionFault.Signature;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
