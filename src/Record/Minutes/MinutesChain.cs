using System.Text;
using Hustings.Record.Json;

namespace Hustings.Record.Minutes;

/// <summary>
/// Follows or extends the minutes line by line (docs/spec/minutes.md). It knows the chain only: whether an order was lawful and its
/// signatures hold is for others to say.
/// </summary>
public sealed class MinutesChain(string contest)
{
    /// <summary>Hash of the last line; before the first, of the minutes' name.</summary>
    public string Head { get; private set; } = StartOf(contest);

    /// <summary>How many lines there are.</summary>
    public int Height { get; private set; }

    /// <summary>Time of the last line.</summary>
    public DateTimeOffset? Time { get; private set; }

    /// <summary>Parent of the first line.</summary>
    public static string StartOf(string contest) =>
        Fingerprint.Hex(Encoding.UTF8.GetBytes($"hustings/1 minutes|{contest}"));

    /// <summary>Adds a note. A time before the last line's is written as that: the minutes never go back.</summary>
    public Minute Append(Note note, DateTimeOffset time) => Append(time, null, [], note);

    /// <summary>Adds an order with its signatures.</summary>
    public Minute Append(Order order, IReadOnlyList<OrderSignature> signatures, DateTimeOffset time) =>
        Append(time, order, signatures, null);

    /// <summary>Follows one line, without its line feed, if it is exactly the next.</summary>
    /// <returns>The fault of its form, <see cref="MinuteFault.Form"/>'s companion; or what breaks the chain.</returns>
    public MinuteFault TryFollow(ReadOnlySpan<byte> line, out Minute? minute, out DocumentFault form)
    {
        form = Minute.TryRead(line, out minute);
        if (form != DocumentFault.None)
        {
            return MinuteFault.Form;
        }
        var fault =
            minute!.Height != Height ? MinuteFault.Height
            : minute.Parent != Head ? MinuteFault.Parent
            : Time is { } before && minute.Time < before ? MinuteFault.Time
            : MinuteFault.None;
        if (fault == MinuteFault.None)
        {
            Take(minute);
        }
        return fault;
    }

    private Minute Append(DateTimeOffset time, Order? order, IReadOnlyList<OrderSignature> signatures, Note? note)
    {
        var now = Time is { } before && time < before ? before : time;
        var whole = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        var minute = Minute.Make(Height, Head, whole, order, signatures, note);
        Take(minute);
        return minute;
    }

    private void Take(Minute minute)
    {
        Head = minute.Hash;
        Height++;
        Time = minute.Time;
    }
}

/// <summary>Why a line does not follow.</summary>
public enum MinuteFault
{
    None,

    /// <summary>Not a minute in its one form.</summary>
    Form,
    Height,

    /// <summary>It names another line before it.</summary>
    Parent,

    /// <summary>Earlier than the line before it.</summary>
    Time,
}
