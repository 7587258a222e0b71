using System.Buffers;
using System.Text;
using Hustings.Record.Json;

namespace Hustings.Record.Minutes;

/// <summary>Values that only minutes have.</summary>
internal static class MinuteValues
{
    private const int FingerprintLength = 43;

    private static readonly SearchValues<byte> Base64 = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8
    );

    /// <summary>An election's fingerprint, as <see cref="Record.Fingerprint.Compact"/> writes it.</summary>
    public static string Fingerprint(ref CanonicalReader reader)
    {
        var raw = reader.PlainString(FingerprintLength);
        if (!reader.Failed && (raw.Length != FingerprintLength || raw.ContainsAnyExcept(Base64)))
        {
            reader.Fail(DocumentFault.Shape);
        }
        return Encoding.ASCII.GetString(raw);
    }
}
