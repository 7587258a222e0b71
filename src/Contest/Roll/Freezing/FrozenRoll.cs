using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hustings.Cryptography;

namespace Hustings.Contest.Roll;

/// <summary>Why bytes are not a frozen roll: a closed list.</summary>
public enum RollFileFault
{
    None = 0,
    NotUtf8,
    HeaderMalformed,
    EntryMalformed,
    WrongOrder,
    WrongCount,
}

/// <summary>
/// A roll that can no longer change: canonical bytes and their hash. The first line is
/// <c>{"hustings":"roll/1","contest":"…","salt":"…","members":N}</c>, then one line for each member (<see cref="RollBytes"/>), by member
/// number. The salt is 32 random bytes that are kept with the roll and never published: without it nobody can test from the
/// published hash whether a person is a member.
/// </summary>
public sealed class FrozenRoll
{
    private const int SaltLength = 32;

    private FrozenRoll(string contest, byte[] salt, IReadOnlyList<Member> members)
    {
        Contest = contest;
        Members = members;
        Bytes = Write(contest, salt, members);
        Hash = Convert.ToHexStringLower(SHA256.HashData(Bytes.Span));
    }

    public string Contest { get; }

    /// <summary>By member number, ordinal.</summary>
    public IReadOnlyList<Member> Members { get; }

    /// <summary>What is kept. Secret: it holds the salt and all members.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>SHA-256 of <see cref="Bytes"/>, 64 lower-case hex digits: what the minutes say.</summary>
    public string Hash { get; }

    /// <param name="contest">The contest's id in the record.</param>
    /// <exception cref="ArgumentException">No member, or two with one number: our own bug, an import refuses both.</exception>
    public static FrozenRoll Freeze(string contest, IReadOnlyList<Member> members, IRandomSource random)
    {
        var salt = new byte[SaltLength];
        random.Fill(salt);
        Member[] sorted = [.. members.OrderBy(member => member.Number, StringComparer.Ordinal)];
        if (sorted.Length == 0 || !InOrder(sorted))
        {
            throw new ArgumentException("A roll needs members with different numbers.", nameof(members));
        }

        if (RollHeader.Read(new RollHeader(contest, Convert.ToHexStringLower(salt), sorted.Length).Write()) is null)
        {
            throw new ArgumentException("This is no contest id.", nameof(contest));
        }

        return new(contest, salt, sorted);
    }

    /// <summary>Reads what <see cref="Bytes"/> holds, and nothing else; the line of the fault counts from 1.</summary>
    public static (RollFileFault Fault, int Line) TryRead(ReadOnlySpan<byte> bytes, out FrozenRoll? roll)
    {
        roll = null;
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return (RollFileFault.NotUtf8, 0);
        }

        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        var header = RollHeader.Read(lines[0]);
        if (header is null)
        {
            return (RollFileFault.HeaderMalformed, 1);
        }

        if (lines.Length != header.Members + 2 || lines[^1].Length > 0)
        {
            return (RollFileFault.WrongCount, lines.Length);
        }

        var members = new Member[header.Members];
        for (var i = 0; i < members.Length; i++)
        {
            if (RollBytes.Read(lines[i + 1]) is not { } member)
            {
                return (RollFileFault.EntryMalformed, i + 2);
            }

            members[i] = member;
            if (i > 0 && string.CompareOrdinal(members[i - 1].Number, member.Number) >= 0)
            {
                return (RollFileFault.WrongOrder, i + 2);
            }
        }

        roll = new(header.Contest, Convert.FromHexString(header.Salt), members);
        return (RollFileFault.None, 0);
    }

    private static bool InOrder(Member[] members) =>
        members.Zip(members.Skip(1)).All(pair => string.CompareOrdinal(pair.First.Number, pair.Second.Number) < 0);

    private static byte[] Write(string contest, byte[] salt, IReadOnlyList<Member> members)
    {
        var text = new StringBuilder(members.Count * 300 + 200);
        text.Append(new RollHeader(contest, Convert.ToHexStringLower(salt), members.Count).Write()).Append('\n');
        foreach (var member in members)
        {
            text.Append(RollBytes.Of(member)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}

/// <summary>The first line of a frozen roll.</summary>
internal sealed record RollHeader(string Contest, string Salt, int Members)
{
    private const string Start = "{\"hustings\":\"roll/1\",\"contest\":\"";
    private const string ThenSalt = "\",\"salt\":\"";
    private const string ThenMembers = "\",\"members\":";

    public string Write() =>
        string.Create(CultureInfo.InvariantCulture, $"{Start}{Contest}{ThenSalt}{Salt}{ThenMembers}{Members}}}");

    public static RollHeader? Read(string line)
    {
        var salt = line.IndexOf(ThenSalt, StringComparison.Ordinal);
        var count = line.IndexOf(ThenMembers, StringComparison.Ordinal);
        if (
            !line.StartsWith(Start, StringComparison.Ordinal)
            || salt < Start.Length
            || count < salt + ThenSalt.Length
            || !line.EndsWith('}')
        )
        {
            return null;
        }

        var contest = line[Start.Length..salt];
        var hex = line[(salt + ThenSalt.Length)..count];
        return
            contest.Length is >= 1 and <= 64
            && contest.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
            && hex.Length == 64
            && hex.All(char.IsAsciiHexDigitLower)
            && int.TryParse(
                line[(count + ThenMembers.Length)..^1],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var members
            )
            && members > 0
            && new RollHeader(contest, hex, members) is var header
            && header.Write() == line
            ? header
            : null;
    }
}
