namespace Hustings.Lab.Rehearsals;

/// <summary>
/// A day in compressed time: hours of the contest pass in seconds of the rehearsal. Windows are whole seconds, so a time is rounded
/// to the nearest one.
/// </summary>
/// <param name="Begins">In the contest's time.</param>
/// <param name="Starts">The same moment in this rehearsal, a whole second.</param>
/// <param name="Speed">Seconds of the contest in one of the rehearsal.</param>
public sealed record RoundClock(DateTimeOffset Begins, DateTimeOffset Starts, double Speed)
{
    /// <summary>A stretch of the contest in so much time of the rehearsal, beginning at a whole second not before a moment.</summary>
    public static RoundClock Of(DateTimeOffset begins, DateTimeOffset ends, TimeSpan length, DateTimeOffset after) =>
        new(
            begins,
            DateTimeOffset.FromUnixTimeSeconds(after.ToUnixTimeSeconds() + 1),
            Math.Max(1, (ends - begins) / length)
        );

    private readonly Dictionary<DateTimeOffset, DateTimeOffset> written = [];

    /// <summary>Minutes, by height, whose order was given at a planned time; seconds of the rehearsal are too coarse to tell.</summary>
    public Dictionary<int, DateTimeOffset> Given { get; } = [];

    /// <summary>The whole second that is written into orders.</summary>
    public DateTimeOffset ToReal(DateTimeOffset time)
    {
        DateTimeOffset real = Starts.AddSeconds(Math.Round((time - Begins).TotalSeconds / Speed));
        written[real] = time;
        return real;
    }

    /// <summary>Whether voting was under way, so that a time of the rehearsal is one of the contest.</summary>
    public bool Covers(DateTimeOffset real) => real >= Starts && real <= written.Keys.DefaultIfEmpty(Starts).Max();

    /// <summary>Without rounding: when somebody does something.</summary>
    public DateTimeOffset Moment(DateTimeOffset time) => Starts + (time - Begins) / Speed;

    public DateTimeOffset ToContest(DateTimeOffset real) =>
        written.TryGetValue(real, out DateTimeOffset time) ? time : Begins + (real - Starts) * Speed;
}
