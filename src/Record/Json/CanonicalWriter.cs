using System.Buffers;
using System.Globalization;
using System.Text;
using Hustings.Cryptography;

namespace Hustings.Record.Json;

/// <summary>Writes documents in the one form that <see cref="CanonicalReader"/> accepts.</summary>
internal sealed class CanonicalWriter
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private readonly ArrayBufferWriter<byte> buffer = new(512);

    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    public byte[] ToArray() => buffer.WrittenSpan.ToArray();

    /// <summary>These bytes as they are.</summary>
    public CanonicalWriter Raw(ReadOnlySpan<byte> bytes)
    {
        buffer.Write(bytes);
        return this;
    }

    /// <summary>A string that may hold any text. A lone surrogate is the caller's bug and throws.</summary>
    public CanonicalWriter String(string text)
    {
        var escaped = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = CanonicalString.Escape(c) is { } escape ? escaped.Append(escape) : escaped.Append(c);
        }
        return Raw(Utf8.GetBytes(escaped.Append('"').ToString()));
    }

    /// <summary>A string that needs no escape: a hash, a uuid.</summary>
    public CanonicalWriter Plain(ReadOnlySpan<byte> ascii) => Raw("\""u8).Raw(ascii).Raw("\""u8);

    public CanonicalWriter Plain(string ascii) => Plain(Encoding.ASCII.GetBytes(ascii));

    public CanonicalWriter Number(long value) =>
        Raw(Encoding.ASCII.GetBytes(value.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A count or weight, from 2^30 on as a string.</summary>
    public CanonicalWriter Weight(long value) =>
        value < 1 << 30 ? Number(value) : Plain(value.ToString(CultureInfo.InvariantCulture));

    public CanonicalWriter Bool(bool value) => Raw(value ? "true"u8 : "false"u8);

    public CanonicalWriter Point(Point point)
    {
        Span<byte> hex = stackalloc byte[64];
        point.WriteHex(hex);
        return Plain(hex);
    }

    public CanonicalWriter Scalar(Scalar scalar)
    {
        Span<byte> decimals = stackalloc byte[80];
        return Plain(decimals[..scalar.WriteDecimal(decimals)]);
    }

    public CanonicalWriter Proof(Proof proof) =>
        Raw("{\"challenge\":"u8).Scalar(proof.Challenge).Raw(",\"response\":"u8).Scalar(proof.Response).Raw("}"u8);

    public CanonicalWriter Ciphertext(Ciphertext ciphertext) =>
        Raw("{\"alpha\":"u8).Point(ciphertext.Alpha).Raw(",\"beta\":"u8).Point(ciphertext.Beta).Raw("}"u8);

    /// <summary>A JSON array, its items written by <paramref name="write"/>.</summary>
    public CanonicalWriter Array<T>(IEnumerable<T> items, Action<CanonicalWriter, T> write)
    {
        Raw("["u8);
        var first = true;
        foreach (var item in items)
        {
            if (!first)
            {
                Raw(","u8);
            }
            first = false;
            write(this, item);
        }
        return Raw("]"u8);
    }
}
