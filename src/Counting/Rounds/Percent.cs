using System.Globalization;
using System.Numerics;

namespace Hustings.Counting.Rounds;

/// <summary>A share in percent with one decimal, half rounded away from zero: 0.5725 is "57.3", -0.0005 is "-0.1".</summary>
public static class Percent
{
    /// <param name="places">Decimals, 0 to 6.</param>
    public static string Of(Fraction share, int places = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(places);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(places, 6);
        BigInteger scale = BigInteger.Pow(10, places);
        Fraction magnitude = share.Sign < 0 ? -share : share;
        BigInteger rounded = ((magnitude * 100 * (Fraction)scale) + Fraction.Of(1, 2)).Floor();
        BigInteger whole = BigInteger.DivRem(rounded, scale, out BigInteger decimals);
        string sign = share.Sign < 0 && !rounded.IsZero ? "-" : "";
        string digits = whole.ToString(CultureInfo.InvariantCulture);
        return places == 0
            ? sign + digits
            : $"{sign}{digits}.{decimals.ToString(CultureInfo.InvariantCulture).PadLeft(places, '0')}";
    }
}
