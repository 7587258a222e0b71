using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Hustings.Cryptography.Interop;

namespace Hustings.Cryptography;

/// <summary>What is wrong with a scalar that came from outside.</summary>
public enum ScalarFault
{
    /// <summary>Nothing: canonical and below q.</summary>
    None,

    /// <summary>Not a canonical decimal number: empty, a sign, a leading zero, another character.</summary>
    Malformed,

    /// <summary>A number, but at or above q.</summary>
    OutOfRange,
}

/// <summary>
/// A public integer modulo q = 2^252 + 27742317777372353535851937790883648493, the order of the group. Variable time: secrets
/// belong in <see cref="SecretScalar"/>.
/// </summary>
public readonly struct Scalar : IEquatable<Scalar>
{
    /// <summary>The longest canonical decimal form: q has 76 digits.</summary>
    public const int MaxDecimalDigits = 76;

    private const ulong Q0 = 0x5812631a5cf5d3ed;
    private const ulong Q1 = 0x14def9dea2f79cd6;
    private const ulong Q3 = 0x1000000000000000;

    private readonly ulong _w0,
        _w1,
        _w2,
        _w3;

    private Scalar(ulong w0, ulong w1, ulong w2, ulong w3)
    {
        _w0 = w0;
        _w1 = w1;
        _w2 = w2;
        _w3 = w3;
    }

    /// <summary>0.</summary>
    public static Scalar Zero => default;

    /// <summary>1.</summary>
    public static Scalar One => new(1, 0, 0, 0);

    /// <summary>Whether the value is 0.</summary>
    public bool IsZero => (_w0 | _w1 | _w2 | _w3) == 0;

    /// <summary>A small number as a scalar.</summary>
    public static Scalar From(ulong value) => new(value, 0, 0, 0);

    /// <summary>A uniformly random scalar: 64 random bytes, little-endian, modulo q.</summary>
    public static Scalar Random(IRandomSource random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Span<byte> wide = stackalloc byte[64];
        Span<byte> reduced = stackalloc byte[32];
        random.Fill(wide);
        Sodium.ScalarReduce(reduced, wide);
        return Read(reduced);
    }

    /// <summary>Reads a canonical decimal number below q.</summary>
    public static bool TryParseDecimal(ReadOnlySpan<byte> ascii, out Scalar scalar) =>
        CheckDecimal(ascii, out scalar) == ScalarFault.None;

    /// <summary>Reads a canonical decimal number below q and says what is wrong if it is not one.</summary>
    public static ScalarFault CheckDecimal(ReadOnlySpan<byte> ascii, out Scalar scalar)
    {
        scalar = default;
        if (
            ascii.IsEmpty
            || (ascii.Length > 1 && ascii[0] == '0')
            || ascii.ContainsAnyExceptInRange((byte)'0', (byte)'9')
        )
            return ScalarFault.Malformed;
        if (ascii.Length > MaxDecimalDigits)
            return ScalarFault.OutOfRange;

        // 76 digits stay below 2^253, so 256 bits never overflow.
        ulong w0 = 0,
            w1 = 0,
            w2 = 0,
            w3 = 0;
        while (!ascii.IsEmpty)
        {
            int digits = Math.Min(19, ascii.Length);
            ulong chunk = 0,
                power = 1;
            foreach (byte digit in ascii[..digits])
            {
                chunk = chunk * 10 + (digit - (ulong)'0');
                power *= 10;
            }
            w0 = MultiplyAdd(w0, power, ref chunk);
            w1 = MultiplyAdd(w1, power, ref chunk);
            w2 = MultiplyAdd(w2, power, ref chunk);
            w3 = MultiplyAdd(w3, power, ref chunk);
            ascii = ascii[digits..];
        }
        Scalar candidate = new(w0, w1, w2, w3);
        if (!candidate.IsBelowOrder)
            return ScalarFault.OutOfRange;
        scalar = candidate;
        return ScalarFault.None;
    }

    /// <summary>Reads 32 little-endian bytes; false if the value is not below q.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> littleEndian, out Scalar scalar)
    {
        scalar = default;
        if (littleEndian.Length != 32)
            return false;
        Scalar candidate = Read(littleEndian);
        if (!candidate.IsBelowOrder)
            return false;
        scalar = candidate;
        return true;
    }

    /// <summary>32 big-endian bytes (a SHA-256 digest) modulo q.</summary>
    public static Scalar ReduceBigEndian(ReadOnlySpan<byte> bytes)
    {
        Scalar t = new(
            BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes)
        );
        // 2^256 / q is just below 16: the top four bits are the quotient or one more than it.
        ulong quotient = t._w3 >> 60;
        if (quotient > 0)
            t = t.MinusOrderTimes(quotient - 1);
        while (!t.IsBelowOrder)
            t = t.MinusOrderTimes(1);
        return t;
    }

    /// <summary>Writes 32 little-endian bytes.</summary>
    public void Encode(Span<byte> littleEndian)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(littleEndian, _w0);
        BinaryPrimitives.WriteUInt64LittleEndian(littleEndian[8..], _w1);
        BinaryPrimitives.WriteUInt64LittleEndian(littleEndian[16..], _w2);
        BinaryPrimitives.WriteUInt64LittleEndian(littleEndian[24..], _w3);
    }

    /// <summary>Writes the canonical decimal form and returns its length, at most <see cref="MaxDecimalDigits"/>.</summary>
    public int WriteDecimal(Span<byte> destination)
    {
        Span<byte> digits = stackalloc byte[80];
        Span<ulong> words = [_w0, _w1, _w2, _w3];
        int position = digits.Length;
        do
        {
            ulong remainder = 0;
            for (int i = 3; i >= 0; i--)
            {
                UInt128 value = new(remainder, words[i]);
                (UInt128 quotient, UInt128 rest) = UInt128.DivRem(value, 10_000_000_000_000_000_000);
                words[i] = (ulong)quotient;
                remainder = (ulong)rest;
            }
            for (int i = 0; i < 19; i++)
            {
                digits[--position] = (byte)('0' + remainder % 10);
                remainder /= 10;
            }
        } while ((words[0] | words[1] | words[2] | words[3]) != 0);
        while (position < digits.Length - 1 && digits[position] == '0')
            position++;
        digits[position..].CopyTo(destination);
        return digits.Length - position;
    }

    /// <summary>The canonical decimal form.</summary>
    public override string ToString()
    {
        Span<byte> digits = stackalloc byte[MaxDecimalDigits];
        return System.Text.Encoding.ASCII.GetString(digits[..WriteDecimal(digits)]);
    }

    /// <inheritdoc/>
    public bool Equals(Scalar other) => _w0 == other._w0 && _w1 == other._w1 && _w2 == other._w2 && _w3 == other._w3;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Scalar other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_w0, _w1, _w2, _w3);

    /// <summary>Sum modulo q.</summary>
    public static Scalar operator +(in Scalar a, in Scalar b)
    {
        // Both are below 2^253: no carry leaves 256 bits.
        ulong carry = 0;
        ulong w0 = AddCarry(a._w0, b._w0, ref carry);
        ulong w1 = AddCarry(a._w1, b._w1, ref carry);
        ulong w2 = AddCarry(a._w2, b._w2, ref carry);
        ulong w3 = AddCarry(a._w3, b._w3, ref carry);
        Scalar sum = new(w0, w1, w2, w3);
        return sum.IsBelowOrder ? sum : sum.MinusOrderTimes(1);
    }

    /// <summary>Difference modulo q.</summary>
    public static Scalar operator -(in Scalar a, in Scalar b) => a + -b;

    /// <summary>Negation modulo q.</summary>
    public static Scalar operator -(in Scalar a) => a.IsZero ? a : new Scalar(Q0, Q1, 0, Q3).MinusWords(a);

    /// <summary>Product modulo q.</summary>
    public static Scalar operator *(in Scalar a, in Scalar b)
    {
        Span<byte> x = stackalloc byte[32];
        Span<byte> y = stackalloc byte[32];
        a.Encode(x);
        b.Encode(y);
        Sodium.ScalarMultiply(x, x, y);
        return Read(x);
    }

    /// <summary>The inverse modulo q.</summary>
    /// <exception cref="DivideByZeroException">The value is 0.</exception>
    public Scalar Invert()
    {
        Span<byte> bytes = stackalloc byte[32];
        Encode(bytes);
        return Sodium.TryScalarInvert(bytes, bytes) ? Read(bytes) : throw new DivideByZeroException();
    }

    /// <summary>Equality of values.</summary>
    public static bool operator ==(in Scalar left, in Scalar right) => left.Equals(right);

    /// <summary>Inequality of values.</summary>
    public static bool operator !=(in Scalar left, in Scalar right) => !left.Equals(right);

    /// <summary>Bit <paramref name="index"/>, 0 the lowest.</summary>
    internal int Bit(int index) => (int)((Word(index >> 6) >> (index & 63)) & 1);

    internal ulong Word(int index) =>
        index switch
        {
            0 => _w0,
            1 => _w1,
            2 => _w2,
            _ => _w3,
        };

    private bool IsBelowOrder => _w3 < Q3 || (_w3 == Q3 && _w2 == 0 && (_w1 < Q1 || (_w1 == Q1 && _w0 < Q0)));

    private static Scalar Read(ReadOnlySpan<byte> littleEndian) =>
        new(
            BinaryPrimitives.ReadUInt64LittleEndian(littleEndian),
            BinaryPrimitives.ReadUInt64LittleEndian(littleEndian[8..]),
            BinaryPrimitives.ReadUInt64LittleEndian(littleEndian[16..]),
            BinaryPrimitives.ReadUInt64LittleEndian(littleEndian[24..])
        );

    private Scalar MinusOrderTimes(ulong factor)
    {
        ulong carry = 0;
        ulong p0 = MultiplyAdd(Q0, factor, ref carry);
        ulong p1 = MultiplyAdd(Q1, factor, ref carry);
        ulong p2 = MultiplyAdd(0, factor, ref carry);
        ulong p3 = MultiplyAdd(Q3, factor, ref carry);
        return MinusWords(new Scalar(p0, p1, p2, p3));
    }

    private Scalar MinusWords(in Scalar b)
    {
        ulong borrow = 0;
        ulong w0 = SubtractBorrow(_w0, b._w0, ref borrow);
        ulong w1 = SubtractBorrow(_w1, b._w1, ref borrow);
        ulong w2 = SubtractBorrow(_w2, b._w2, ref borrow);
        ulong w3 = SubtractBorrow(_w3, b._w3, ref borrow);
        return new(w0, w1, w2, w3);
    }

    // a * factor + carry: the low word; the high word becomes the carry.
    private static ulong MultiplyAdd(ulong a, ulong factor, ref ulong carry)
    {
        ulong high = Math.BigMul(a, factor, out ulong low);
        unchecked
        {
            ulong sum = low + carry;
            carry = high + (sum < low ? 1UL : 0UL);
            return sum;
        }
    }

    private static ulong AddCarry(ulong a, ulong b, ref ulong carry)
    {
        unchecked
        {
            ulong sum = a + b;
            ulong total = sum + carry;
            carry = (sum < a ? 1UL : 0UL) + (total < sum ? 1UL : 0UL);
            return total;
        }
    }

    private static ulong SubtractBorrow(ulong a, ulong b, ref ulong borrow)
    {
        unchecked
        {
            ulong difference = a - b;
            ulong total = difference - borrow;
            borrow = (a < b ? 1UL : 0UL) + (difference < borrow ? 1UL : 0UL);
            return total;
        }
    }
}
