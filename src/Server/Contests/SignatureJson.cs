using System.Buffers.Text;
using System.Text.Json;
using Hustings.Record.Minutes;

namespace Hustings.Server.Contests;

/// <summary>Signatures as they are handed in, and kept while an order waits: the fields of the minutes, in any order.</summary>
internal static class SignatureJson
{
    private const int Most = 8;

    public static byte[] Write(IReadOnlyList<OrderSignature> signatures) =>
        JsonSerializer.SerializeToUtf8Bytes(
            signatures.Select(signature => new
            {
                officer = signature.Officer,
                authenticatorData = Base64Url.EncodeToString(signature.AuthenticatorData.Span),
                clientData = Base64Url.EncodeToString(signature.ClientData.Span),
                signature = Base64Url.EncodeToString(signature.Signature.Span),
            })
        );

    public static IReadOnlyList<OrderSignature> Read(ReadOnlyMemory<byte> stored)
    {
        using var document = JsonDocument.Parse(stored);
        return Read(document.RootElement)
            ?? throw new InvalidDataException("The stored signatures of a waiting order cannot be read.");
    }

    /// <summary>Reads an array of signatures of different officers; null if it is none.</summary>
    public static IReadOnlyList<OrderSignature>? Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() is 0 or > Most)
        {
            return null;
        }

        var signatures = new List<OrderSignature>();
        foreach (var item in element.EnumerateArray())
        {
            if (
                item.ValueKind != JsonValueKind.Object
                || Text(item, "officer") is not { } officer
                || Bytes(item, "authenticatorData") is not { } data
                || Bytes(item, "clientData") is not { } client
                || Bytes(item, "signature") is not { } signature
            )
            {
                return null;
            }

            signatures.Add(new(officer, data, client, signature));
        }

        return signatures.DistinctBy(signature => signature.Officer).Count() == signatures.Count ? signatures : null;
    }

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[]? Bytes(JsonElement item, string name)
    {
        if (Text(item, name) is not { } text || !Base64Url.IsValid(text))
        {
            return null;
        }

        return Base64Url.DecodeFromChars(text);
    }
}
