using System.Security.Cryptography;
using System.Text;
using Hustings.Cryptography;

namespace Hustings.Contest.Authoring;

/// <summary>Ids as docs/spec/contest.md wants them, made from what an author writes.</summary>
public static class PlainId
{
    private const string Letters = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿšžłđ";
    private const string Plain = "aaaaaaceeeeiiiinoooooouuuuyyszld";

    /// <summary>"Thomas Mulcair" is <c>thomas-mulcair</c>; empty for a name without a Latin letter.</summary>
    public static string OfName(string name)
    {
        StringBuilder id = new();
        foreach (var letter in name.ToLowerInvariant())
        {
            var place = Letters.IndexOf(letter, StringComparison.Ordinal);
            var plain = place >= 0 ? Plain[place] : letter;
            if (char.IsAsciiLetterLower(plain) || (char.IsAsciiDigit(plain) && id.Length > 0))
                id.Append(plain);
            else if (letter is 'œ' or 'æ')
                id.Append(letter == 'œ' ? "oe" : "ae");
            else if (id.Length > 0 && id[^1] != '-' && letter is not ('\'' or '’' or '.'))
                id.Append('-');
        }

        return id.ToString()[..Math.Min(40, id.Length)].TrimEnd('-');
    }

    /// <summary>
    /// A stage's uuid, which its author need not invent: 14 base-58 characters from the SHA-256 of the contest's id, which was drawn at
    /// random, and the stage's. 58^14 is small against 2^256, so no character is noticeably likelier.
    /// </summary>
    public static string StageUuid(string contest, string stage)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"hustings/1 stage|{contest}|{stage}"));
        var number = new System.Numerics.BigInteger(hash, isUnsigned: true, isBigEndian: true);
        var uuid = new char[14];
        for (var i = 0; i < uuid.Length; i++)
        {
            number = System.Numerics.BigInteger.DivRem(number, VotingCode.Alphabet.Length, out var digit);
            uuid[i] = VotingCode.Alphabet[(int)digit];
        }

        return new string(uuid);
    }
}
