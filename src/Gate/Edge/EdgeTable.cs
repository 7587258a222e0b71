using System.Globalization;
using System.Text.RegularExpressions;

namespace Hustings.Gate.Edge;

/// <summary>How full an edge's table of senders is. A full one forgets the oldest in silence, and whoever it forgets is cool again.</summary>
/// <param name="Size">Senders that it has room for.</param>
/// <param name="Used">Senders that it knows now.</param>
public readonly partial record struct EdgeTable(int Size, int Used)
{
    /// <summary>From this share on operators are told...</summary>
    private const double Alarming = 0.8;

    /// <summary>...and told again that it is over below this one, so that they are not told every second.</summary>
    private const double Over = 0.6;

    /// <summary>Whether operators have to know, given whether they were told so before.</summary>
    public bool IsAlarming(bool before) => Used >= (before ? Over : Alarming) * Size;

    /// <summary>Out of the proxy's answer (HAProxy management guide, "show table": one line for each table).</summary>
    /// <exception cref="InvalidDataException">There is no table of senders in it.</exception>
    internal static EdgeTable Read(string said)
    {
        var match = Senders().Match(said);
        return match.Success
            ? new EdgeTable(Number(match.Groups["size"]), Number(match.Groups["used"]))
            : throw new InvalidDataException("The proxy has no table of senders.");
    }

    private static int Number(Group digits) =>
        int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("^# table: senders, .*size:(?<size>[0-9]{1,9}), used:(?<used>[0-9]{1,9})", RegexOptions.Multiline)]
    private static partial Regex Senders();
}
