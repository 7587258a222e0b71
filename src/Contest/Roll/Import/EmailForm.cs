using System.Buffers;

namespace Hustings.Contest.Roll;

/// <summary>E-mail addresses: their form, and what two of them have in common.</summary>
public static class EmailForm
{
    private const int Longest = 254;

    private static readonly SearchValues<char> NotInAddress = SearchValues.Create(" \t,;<>\"()[]\\");

    /// <summary>Whether mail could be sent there: one @, something before it, a domain with a dot after it, no blank and no comma.</summary>
    public static bool IsAddress(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var domain = text.AsSpan(at + 1);
        return at > 0
            && text.Length <= Longest
            && text.LastIndexOf('@') == at
            && domain.Length >= 3
            && domain.Contains('.')
            && domain[0] is not ('.' or '-')
            && domain[^1] is not ('.' or '-')
            && !domain.Contains("..", StringComparison.Ordinal)
            && !text.AsSpan().ContainsAny(NotInAddress);
    }

    /// <summary>Without difference of case and width of letters.</summary>
    public static string Fold(string email) => TextFold.Fold(email);

    /// <summary>
    /// The mailbox behind a folded address where a well-known host ignores dots (Gmail) or what follows a plus; otherwise the address.
    /// Only a weak sign that two addresses are one person's: hosts are free to do otherwise.
    /// </summary>
    public static string Mailbox(string folded)
    {
        var at = folded.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0)
        {
            return folded;
        }

        var (name, host) = (folded[..at], folded[(at + 1)..]);
        var plus = name.IndexOf('+', StringComparison.Ordinal);
        name = plus > 0 ? name[..plus] : name;
        return host is "gmail.com" or "googlemail.com"
            ? name.Replace(".", "", StringComparison.Ordinal) + "@gmail.com"
            : $"{name}@{host}";
    }
}
