using System.Globalization;
using System.Numerics;

namespace Hustings.Counting;

/// <summary>
/// An exact number of votes: a quotient of two integers in lowest terms, denominator positive. Nothing is rounded unless
/// <see cref="Truncate"/> or <see cref="RoundUp"/> is called, so a count gives the same digits on every machine.
/// </summary>
public readonly struct Fraction : IEquatable<Fraction>, IComparable<Fraction>
{
    // default(Fraction) must be zero, so the stored denominator may be zero and then means one.
    private readonly BigInteger _denominator;

    private Fraction(BigInteger numerator, BigInteger denominator)
    {
        Numerator = numerator;
        _denominator = denominator;
    }

    public static Fraction Zero => default;

    public static Fraction One => new(BigInteger.One, BigInteger.One);

    public BigInteger Numerator { get; }

    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    public int Sign => Numerator.Sign;

    public bool IsZero => Numerator.IsZero;

    public bool IsWhole => Denominator.IsOne;

    /// <summary>The quotient in lowest terms. A zero denominator is the caller's mistake and throws.</summary>
    public static Fraction Of(BigInteger numerator, BigInteger denominator)
    {
        ArgumentOutOfRangeException.ThrowIfZero(denominator);
        if (denominator.IsOne)
            return new(numerator, denominator);
        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        return new(numerator / divisor, denominator / divisor);
    }

    public static implicit operator Fraction(BigInteger whole) => new(whole, BigInteger.One);

    public static implicit operator Fraction(long whole) => new(whole, BigInteger.One);

    public static Fraction operator +(Fraction a, Fraction b) =>
        a.Denominator == b.Denominator
            ? Of(a.Numerator + b.Numerator, a.Denominator)
            : Of((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Fraction operator -(Fraction a) => new(-a.Numerator, a.Denominator);

    public static Fraction operator -(Fraction a, Fraction b) => a + -b;

    public static Fraction operator *(Fraction a, Fraction b) =>
        Of(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Fraction operator /(Fraction a, Fraction b) =>
        Of(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator ==(Fraction a, Fraction b) => a.Equals(b);

    public static bool operator !=(Fraction a, Fraction b) => !a.Equals(b);

    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    /// <summary>The greatest integer that is not greater.</summary>
    public BigInteger Floor()
    {
        BigInteger quotient = BigInteger.DivRem(Numerator, Denominator, out BigInteger rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>Cut off (towards zero) after so many decimal places, as RCTab does; null keeps it exact.</summary>
    public Fraction Truncate(int? places)
    {
        if (places is not { } kept || IsWhole)
            return this;
        BigInteger scale = BigInteger.Pow(10, kept);
        return Of(Numerator * scale / Denominator, scale);
    }

    /// <summary>Rounded away from zero to so many decimal places.</summary>
    public Fraction RoundUp(int places)
    {
        Fraction cut = Truncate(places);
        return cut == this ? cut : cut + Of(Sign, BigInteger.Pow(10, places));
    }

    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool Equals(Fraction other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>Every digit: a decimal number where it ends ("2.1874"), else the quotient ("1/3").</summary>
    public override string ToString()
    {
        if (IsWhole)
            return Numerator.ToString(CultureInfo.InvariantCulture);
        return TryCountDecimalPlaces(out int places)
            ? Decimal(places)
            : $"{Numerator.ToString(CultureInfo.InvariantCulture)}/{Denominator.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>
    /// For people: thousands separated, at most so many decimal places (cut, not rounded), marked "…" where digits are missing.
    /// </summary>
    public string ForPeople(int mostPlaces = 5)
    {
        Fraction cut = Truncate(mostPlaces);
        string digits = cut.ToString();
        int point = digits.IndexOf('.', StringComparison.Ordinal);
        string whole = point < 0 ? digits : digits[..point];
        string grouped = BigInteger
            .Parse(whole, CultureInfo.InvariantCulture)
            .ToString("N0", CultureInfo.InvariantCulture);
        return (Sign < 0 && !grouped.StartsWith('-') ? "-" : "")
            + grouped
            + (point < 0 ? "" : digits[point..])
            + (cut == this ? "" : "…");
    }

    /// <summary>Reads "12", "12.5" or "-3/7" as <see cref="ToString"/> writes them.</summary>
    public static bool TryParse(string text, out Fraction value)
    {
        value = Zero;
        string[] parts = text.Split('/');
        if (parts.Length > 2 || !TryParseDecimal(parts[0], out Fraction numerator))
            return false;
        Fraction denominator = One;
        if (parts.Length == 2 && (!TryParseDecimal(parts[1], out denominator) || denominator.IsZero))
            return false;
        value = numerator / denominator;
        return true;
    }

    private static bool TryParseDecimal(string text, out Fraction value)
    {
        value = Zero;
        int point = text.IndexOf('.', StringComparison.Ordinal);
        int places = point < 0 ? 0 : text.Length - point - 1;
        string digits = point < 0 ? text : text.Remove(point, 1);
        if ((point >= 0 && places == 0) || places > 1000 || text.Length > 2000)
            return false;
        if (
            !BigInteger.TryParse(
                digits,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out BigInteger all
            )
        )
            return false;
        value = Of(all, BigInteger.Pow(10, places));
        return true;
    }

    private bool TryCountDecimalPlaces(out int places)
    {
        BigInteger rest = Denominator;
        int twos = 0;
        int fives = 0;
        for (; rest.IsEven; rest >>= 1)
            twos++;
        for (; (rest % 5).IsZero; rest /= 5)
            fives++;
        places = Math.Max(twos, fives);
        return rest.IsOne;
    }

    private string Decimal(int places)
    {
        BigInteger scaled = BigInteger.Abs(Numerator) * BigInteger.Pow(10, places) / Denominator;
        string digits = scaled.ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        return $"{(Sign < 0 ? "-" : "")}{digits[..^places]}.{digits[^places..]}";
    }
}
