using System.Buffers.Binary;
using System.Security.Cryptography;
using Hustings.Gate.Limits;

namespace Hustings.Gate.Admission;

/// <summary>
/// What the help desk reads out to a voter whose device cannot show work (docs/spec/gate.md, "The help desk's pass"): 12 characters without look-alikes, the
/// last a check character. One for the minute in which it ends, ten of HMAC-SHA256 under the server's key over <c>hustings/1 pass</c>, the member's row and that
/// minute. Nothing is stored until it is used. Thread-safe.
/// </summary>
/// <param name="key">32 secret bytes.</param>
public sealed class HelpPass(ReadOnlyMemory<byte> key, GateLimits limits, TimeProvider time)
{
    /// <summary>Characters of a pass, without the hyphens for reading.</summary>
    public const int Length = 12;

    // Neither 0, 1, I, L nor O. A prime number of them, so that the check finds every slip and every two exchanged.
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int MacCharacters = 10;
    private const int Group = 4;

    // 12 times 13 is 1 modulo 31.
    private const int InverseOfLength = 13;

    private readonly Lock gate = new();
    private readonly HashSet<(int Row, long Ends)> used = [];

    /// <summary>Makes a pass: the characters in groups of four, and when it ends.</summary>
    /// <param name="row">The member's row in the credential table.</param>
    public (string Pass, DateTimeOffset Ends) Make(int row)
    {
        // To the next whole minute: the voter has the whole time, and a few seconds.
        var ends = Minute(time.GetUtcNow() + limits.PassLife) + 1;
        var text = Text(row, ends);
        return (
            string.Join('-', text.Chunk(Group).Select(part => new string(part))),
            DateTimeOffset.FromUnixTimeSeconds(ends * 60)
        );
    }

    /// <summary>
    /// Whether this is a pass of this member that has neither ended nor been used; hyphens and spaces do not matter, nor do small letters.
    /// </summary>
    /// <param name="ends">Which one, for <see cref="Spend"/>.</param>
    public bool Holds(string pass, int row, out long ends)
    {
        ends = 0;
        var plain = Plain(pass);
        var now = Minute(time.GetUtcNow());
        for (var minute = now + 1; plain is not null && minute <= now + limits.PassLife.TotalMinutes + 1; minute++)
        {
            if (plain[0] != Mark(minute) || !Same(plain, Text(row, minute)))
            {
                continue;
            }

            ends = minute;
            lock (gate)
            {
                return !used.Contains((row, minute));
            }
        }

        return false;
    }

    /// <summary>A ballot was accepted with it: it is good for no other.</summary>
    public void Spend(int row, long ends)
    {
        var now = Minute(time.GetUtcNow());
        lock (gate)
        {
            used.RemoveWhere(old => old.Ends <= now);
            used.Add((row, ends));
        }
    }

    /// <summary>The 12 characters, if these are any and the check character fits; null otherwise.</summary>
    public static string? Plain(string pass)
    {
        var plain = pass.Replace("-", "", StringComparison.Ordinal)
            .Replace(" ", "", StringComparison.Ordinal)
            .ToUpperInvariant();
        return plain.Length == Length && plain.All(Alphabet.Contains) && plain[^1] == Check(plain.AsSpan(0, Length - 1))
            ? plain
            : null;
    }

    private string Text(int row, long ends)
    {
        Span<byte> input = stackalloc byte["hustings/1 pass"u8.Length + sizeof(int) + sizeof(long)];
        "hustings/1 pass"u8.CopyTo(input);
        BinaryPrimitives.WriteInt32BigEndian(input["hustings/1 pass"u8.Length..], row);
        BinaryPrimitives.WriteInt64BigEndian(input[^sizeof(long)..], ends);
        var number = BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(key.Span, input));
        Span<char> text = stackalloc char[Length];
        text[0] = Mark(ends);
        for (var place = 1; place <= MacCharacters; place++)
        {
            text[place] = Alphabet[(int)(number % (ulong)Alphabet.Length)];
            number /= (ulong)Alphabet.Length;
        }

        text[^1] = Check(text[..^1]);
        return new string(text);
    }

    private static char Mark(long minute) => Alphabet[(int)(minute % Alphabet.Length)];

    // Each place has a factor of its own, and the whole adds up to nothing: a wrong character and two exchanged neighbours change the sum.
    private static char Check(ReadOnlySpan<char> text)
    {
        var sum = 0;
        for (var place = 0; place < text.Length; place++)
        {
            sum += (place + 1) * Alphabet.IndexOf(text[place]);
        }

        return Alphabet[(Alphabet.Length - (sum % Alphabet.Length)) * InverseOfLength % Alphabet.Length];
    }

    private static long Minute(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / 60;

    private static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.ASCII.GetBytes(one),
            System.Text.Encoding.ASCII.GetBytes(other)
        );
}
