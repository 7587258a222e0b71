using System.Globalization;
using System.Numerics;
using System.Text;
using Hustings.Cryptography;

namespace Hustings.Verification.Tests.Mutation;

/// <summary>Other values for points and scalars, computed apart from the code under test where they are no proper ones.</summary>
internal static class Elements
{
    private static readonly BigInteger Prime = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger Sign = BigInteger.Pow(2, 255);

    private static readonly BigInteger Order =
        BigInteger.Pow(2, 252)
        + BigInteger.Parse("27742317777372353535851937790883648493", CultureInfo.InvariantCulture);

    public const string Identity = "0000000000000000000000000000000000000000000000000000000000000001";

    /// <summary>The point plus the point of order two, (-x, -y): on the curve, outside the group.</summary>
    public static string PlusTorsion(string hex)
    {
        var number = BigInteger.Parse("0" + hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var (sign, y) = (number & Sign, number % Sign);
        return Hex((Sign - sign) + (Prime - y));
    }

    public static string PlusGenerator(string hex) =>
        Point.TryParseHex(Encoding.ASCII.GetBytes(hex), out var point)
            ? (point + Point.Generator).ToString()
            : throw new FormatException(hex);

    public static string PlusOne(string number) => ((Read(number) + 1) % Order).ToString(CultureInfo.InvariantCulture);

    public static string PlusOrder(string number) => (Read(number) + Order).ToString(CultureInfo.InvariantCulture);

    private static BigInteger Read(string number) => BigInteger.Parse(number, CultureInfo.InvariantCulture);

    private static string Hex(BigInteger number)
    {
        var hex = number.ToString("x64", CultureInfo.InvariantCulture);
        return hex[^64..];
    }
}
