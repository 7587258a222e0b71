using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Hustings.Cryptography;

namespace Hustings.Record.Json;

/// <summary>Reads one item of a list.</summary>
internal delegate T ReadItem<T>(ref CanonicalReader reader);

/// <summary>
/// A cursor over one document that accepts exactly the canonical bytes and nothing else. The first fault stays; after
/// it every reading method returns a default, so callers read straight on and look at <see cref="Fault"/> once (and
/// in loops). The bytes must be valid UTF-8 already.
/// </summary>
internal ref struct CanonicalReader(ReadOnlySpan<byte> bytes)
{
    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdef"u8);

    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>Elements checked beforehand; none if null.</summary>
    public PointsAhead? Ahead { get; init; }

    public int Position { get; private set; }

    public DocumentFault Fault { get; private set; }

    public readonly bool Failed => Fault != DocumentFault.None;

    private readonly ReadOnlySpan<byte> Rest => bytes[Position..];

    public void Fail(DocumentFault fault)
    {
        if (Fault == DocumentFault.None)
        {
            Fault = fault;
        }
    }

    /// <summary>Exactly these bytes come next.</summary>
    public void Take(ReadOnlySpan<byte> expected)
    {
        if (!TryTake(expected))
        {
            Fail(DocumentFault.Shape);
        }
    }

    /// <summary>Takes these bytes if they come next.</summary>
    public bool TryTake(ReadOnlySpan<byte> expected)
    {
        if (Failed || !Rest.StartsWith(expected))
        {
            return false;
        }
        Position += expected.Length;
        return true;
    }

    /// <summary>The document ends here; gives its only or first fault.</summary>
    public DocumentFault End()
    {
        if (Position != bytes.Length)
        {
            Fail(DocumentFault.TrailingBytes);
        }
        return Fault;
    }

    /// <summary>A string: the bytes between the quotes, still escaped, in canonical form.</summary>
    public ReadOnlySpan<byte> RawString()
    {
        Take("\""u8);
        if (Failed)
        {
            return default;
        }
        var length = CanonicalString.Measure(Rest);
        if (length < 0)
        {
            Fail(DocumentFault.NotCanonical);
            return default;
        }
        var raw = Rest[..length];
        Position += length + 1;
        return raw;
    }

    public string String() => CanonicalString.Unescape(RawString());

    /// <summary>A string of plain characters, as all but names and texts are: nothing in it needs an escape.</summary>
    public ReadOnlySpan<byte> PlainString(int maxLength)
    {
        Take("\""u8);
        if (Failed)
        {
            return default;
        }
        var window = Rest.Length > maxLength + 1 ? Rest[..(maxLength + 1)] : Rest;
        var length = window.IndexOf((byte)'"');
        if (length < 0 || window[..length].ContainsAnyExceptInRange((byte)0x20, (byte)0x7e))
        {
            Fail(DocumentFault.Shape);
            return default;
        }
        var raw = window[..length];
        Position += length + 1;
        if (raw.Contains((byte)'\\'))
        {
            Fail(DocumentFault.Shape);
        }
        return raw;
    }

    /// <summary>A number between 0 and <see cref="long.MaxValue"/>, no sign, no leading zero.</summary>
    public long Number()
    {
        var rest = Rest;
        if (
            Failed
            || !Utf8Parser.TryParse(rest, out long value, out var used)
            || value < 0
            || rest[0] is < (byte)'0' or > (byte)'9'
            || (rest[0] == '0' && used > 1)
        )
        {
            Fail(DocumentFault.Shape);
            return 0;
        }
        Position += used;
        return value;
    }

    /// <summary>A number of at most <paramref name="max"/>.</summary>
    public int SmallNumber(int max)
    {
        var value = Number();
        if (value > max)
        {
            Fail(DocumentFault.Shape);
            return 0;
        }
        return (int)value;
    }

    /// <summary>A count or weight: a number below 2^30, or from there on a string of digits, as the reference tool writes them.</summary>
    public long Weight()
    {
        if (!TryTake("\""u8))
        {
            return SmallNumber((1 << 30) - 1);
        }
        var value = Number();
        Take("\""u8);
        if (value < 1 << 30)
        {
            Fail(DocumentFault.Shape);
        }
        return value;
    }

    /// <summary>Any JSON value in compact form with canonical strings: its bytes.</summary>
    public ReadOnlySpan<byte> AnyValue()
    {
        var start = Position;
        SkipValue(0);
        return Failed ? default : bytes[start..Position];
    }

    private void SkipValue(int depth)
    {
        if (Failed || depth > Limits.Depth)
        {
            Fail(DocumentFault.Shape);
        }
        else if (TryTake("{"u8))
        {
            SkipItems(depth, "}"u8, keyed: true);
        }
        else if (TryTake("["u8))
        {
            SkipItems(depth, "]"u8, keyed: false);
        }
        else if (Rest.StartsWith("\""u8))
        {
            RawString();
        }
        else if (!TryTake("true"u8) && !TryTake("false"u8) && !TryTake("null"u8))
        {
            Number();
        }
    }

    private void SkipItems(int depth, ReadOnlySpan<byte> end, bool keyed)
    {
        if (TryTake(end))
        {
            return;
        }
        do
        {
            if (keyed)
            {
                RawString();
                Take(":"u8);
            }
            SkipValue(depth + 1);
        } while (TryTake(","u8));
        Take(end);
    }

    public bool Bool()
    {
        if (TryTake("true"u8))
        {
            return true;
        }
        Take("false"u8);
        return false;
    }

    /// <summary>A SHA-256 in lower-case hex.</summary>
    public string Hash()
    {
        var raw = PlainString(64);
        if (!Failed && (raw.Length != 64 || raw.ContainsAnyExcept(HexDigits)))
        {
            Fail(DocumentFault.Shape);
        }
        return Failed ? "" : Encoding.ASCII.GetString(raw);
    }

    /// <summary>Bytes in lower-case hex, at most <paramref name="maxLength"/> digits.</summary>
    public byte[] Hex(int maxLength)
    {
        var raw = PlainString(maxLength);
        if (!Failed && (raw.Length % 2 != 0 || raw.ContainsAnyExcept(HexDigits)))
        {
            Fail(DocumentFault.Shape);
        }
        return Failed ? [] : Convert.FromHexString(Encoding.ASCII.GetString(raw));
    }

    public Point Point() => ElementReading.Point(ref this);

    public Scalar Scalar() => ElementReading.Scalar(ref this);

    /// <summary>A JSON array of at most <paramref name="max"/> items.</summary>
    public T[] List<T>(int max, ReadItem<T> read)
    {
        var items = new List<T>();
        Take("["u8);
        if (TryTake("]"u8))
        {
            return [];
        }
        do
        {
            if (items.Count == max)
            {
                Fail(DocumentFault.Shape);
            }
            items.Add(read(ref this));
        } while (TryTake(","u8));
        Take("]"u8);
        return [.. items];
    }

    public Proof Proof()
    {
        Take("{\"challenge\":"u8);
        var challenge = Scalar();
        Take(",\"response\":"u8);
        var response = Scalar();
        Take("}"u8);
        return new Proof(challenge, response);
    }

    public Ciphertext Ciphertext()
    {
        Take("{\"alpha\":"u8);
        var alpha = Point();
        Take(",\"beta\":"u8);
        var beta = Point();
        Take("}"u8);
        return new Ciphertext(alpha, beta);
    }
}
