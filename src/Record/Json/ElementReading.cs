using System.Buffers;
using Hustings.Cryptography;

namespace Hustings.Record.Json;

/// <summary>
/// Reads group elements and scalars inside JSON strings: every point is checked to be canonical, on the curve and in
/// the prime-order subgroup, every scalar to be below q.
/// </summary>
internal static class ElementReading
{
    private static readonly SearchValues<byte> AnyHexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private const int PointHexLength = 64;

    /// <summary>Longer decimals are no scalars; q has 76 digits.</summary>
    private const int MaxDecimalLength = 96;

    public static Point Point(ref CanonicalReader reader)
    {
        var hex = reader.PlainString(PointHexLength);
        if (reader.Failed)
        {
            return default;
        }
        var fault = CheckPoint(hex, reader.Ahead, out var point);
        if (fault != DocumentFault.None)
        {
            reader.Fail(fault);
        }
        return point;
    }

    /// <summary>The point written as 64 lower-case hex digits.</summary>
    public static DocumentFault CheckPoint(ReadOnlySpan<byte> hex, PointsAhead? ahead, out Point point)
    {
        point = default;
        if (hex.Length != PointHexLength)
        {
            return DocumentFault.Shape;
        }
        var fault = PointFault.None;
        if (ahead?.TryFind(hex, out fault, out point) != true)
        {
            fault = Hustings.Cryptography.Point.CheckHex(hex, out point);
        }
        return fault switch
        {
            PointFault.None => DocumentFault.None,
            PointFault.Malformed => IsUpperCaseHex(hex) ? DocumentFault.NotCanonical : DocumentFault.Shape,
            PointFault.NotCanonical => DocumentFault.PointNotCanonical,
            PointFault.NotOnCurve => DocumentFault.PointNotOnCurve,
            PointFault.NotInSubgroup => DocumentFault.PointNotInSubgroup,
            var other => throw new InvalidOperationException($"unknown point fault {other}"),
        };
    }

    public static Scalar Scalar(ref CanonicalReader reader)
    {
        var ascii = reader.PlainString(MaxDecimalLength);
        if (reader.Failed)
        {
            return default;
        }
        switch (Hustings.Cryptography.Scalar.CheckDecimal(ascii, out var scalar))
        {
            case ScalarFault.None:
                break;
            case ScalarFault.OutOfRange:
                reader.Fail(DocumentFault.ScalarOutOfRange);
                break;
            default:
                reader.Fail(IsPaddedDecimal(ascii) ? DocumentFault.NotCanonical : DocumentFault.Shape);
                break;
        }
        return scalar;
    }

    private static bool IsUpperCaseHex(ReadOnlySpan<byte> text) =>
        !text.ContainsAnyExcept(AnyHexDigits) && text.ContainsAnyInRange((byte)'A', (byte)'F');

    private static bool IsPaddedDecimal(ReadOnlySpan<byte> text) =>
        text.Length > 1 && text[0] == '0' && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
