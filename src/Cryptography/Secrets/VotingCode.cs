using System.Security.Cryptography;
using System.Text;

namespace Hustings.Cryptography;

/// <summary>
/// The voting code a voter receives: Belenios' private credential, XXXXX-XXXXXX-XXXXX-XXXXXX in base 58. Source: specification,
/// "Credentials". Codes made here end in a check character that the protocol does not ask for (docs/decisions).
/// </summary>
public static class VotingCode
{
    /// <summary>Base 58: no 0, O, I or l.</summary>
    public const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    /// <summary>Characters without dashes.</summary>
    public const int Length = 22;

    private const int UuidLength = 14;
    private const int CheckModulus = 53;
    private static readonly int[] s_groups = [5, 6, 5, 6];

    /// <summary>A new code: 21 random characters (123 bits) and the check character.</summary>
    public static string Generate(IRandomSource random)
    {
        Span<char> characters = stackalloc char[Length];
        FillRandom(random, characters[..^1]);
        characters[^1] = Alphabet[(CheckModulus - Remainder(characters[..^1])) % CheckModulus];
        return Dashed(characters);
    }

    /// <summary>A new election identifier: 14 base-58 characters.</summary>
    public static string NewUuid(IRandomSource random) => RandomText(random, UuidLength);

    internal static string RandomText(IRandomSource random, int length)
    {
        Span<char> characters = stackalloc char[length];
        FillRandom(random, characters);
        return new string(characters);
    }

    /// <summary>Whether the text has the form of a code, dashes included: what the protocol requires.</summary>
    public static bool IsWellFormed(string code) => TryStrip(code, stackalloc char[Length]);

    /// <summary>Whether the text is a code whose check character fits: with n the first 21 characters and c the last one's index,
    /// (n + c) mod 53 = 0.</summary>
    public static bool HasValidCheck(string code)
    {
        Span<char> characters = stackalloc char[Length];
        return TryStrip(code, characters)
            && (Remainder(characters[..^1]) + Alphabet.IndexOf(characters[^1], StringComparison.Ordinal)) % CheckModulus
                == 0;
    }

    /// <summary>The secret exponent of a code in one election: SHA-256(derive_credential|uuid|i|code), i = 0, 1, as one number mod q.</summary>
    /// <exception cref="FormatException">Not a well-formed code.</exception>
    public static SecretScalar DeriveSecret(string uuid, string code)
    {
        if (!IsWellFormed(code))
            throw new FormatException("Not a voting code.");
        Span<byte> wide = stackalloc byte[64];
        SHA256.HashData(Encoding.ASCII.GetBytes($"derive_credential|{uuid}|0|{code}"), wide);
        SHA256.HashData(Encoding.ASCII.GetBytes($"derive_credential|{uuid}|1|{code}"), wide[32..]);
        return SecretScalar.ReduceBigEndian(wide);
    }

    private static void FillRandom(IRandomSource random, Span<char> characters)
    {
        ArgumentNullException.ThrowIfNull(random);
        Span<byte> one = stackalloc byte[1];
        for (int i = 0; i < characters.Length; )
        {
            random.Fill(one);
            // 232 = 4 * 58: larger bytes would favour some characters.
            if (one[0] < 232)
                characters[i++] = Alphabet[one[0] % 58];
        }
    }

    private static int Remainder(ReadOnlySpan<char> characters)
    {
        int remainder = 0;
        foreach (char c in characters)
            remainder = (remainder * 58 + Alphabet.IndexOf(c, StringComparison.Ordinal)) % CheckModulus;
        return remainder;
    }

    private static string Dashed(ReadOnlySpan<char> characters)
    {
        StringBuilder code = new(Length + 3);
        foreach (int group in s_groups)
        {
            if (code.Length > 0)
                code.Append('-');
            code.Append(characters[..group]);
            characters = characters[group..];
        }
        return code.ToString();
    }

    private static bool TryStrip(string code, Span<char> characters)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code.Length != Length + 3 || code[5] != '-' || code[12] != '-' || code[18] != '-')
            return false;
        int count = 0;
        foreach (char c in code)
        {
            if (c == '-')
                continue;
            if (count == Length || !Alphabet.Contains(c, StringComparison.Ordinal))
                return false;
            characters[count++] = c;
        }
        return count == Length;
    }
}
