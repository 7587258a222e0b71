using System.Security.Cryptography;

namespace Hustings.Record;

/// <summary>The two ways the record writes a SHA-256: lower-case hex, and Base64 without padding.</summary>
public static class Fingerprint
{
    /// <summary>64 lower-case hex digits: how entries of an archive are named and referred to.</summary>
    public static string Hex(ReadOnlySpan<byte> document) => Convert.ToHexStringLower(SHA256.HashData(document));

    /// <summary>43 characters: how people compare elections, and a ballot's tracker.</summary>
    public static string Compact(ReadOnlySpan<byte> document) => CompactOf(SHA256.HashData(document));

    /// <summary>The compact form of a hash.</summary>
    public static string CompactOf(ReadOnlySpan<byte> hash) => Convert.ToBase64String(hash).TrimEnd('=');
}
