namespace Hustings.Record.Minutes;

/// <summary>What an incident was made of, in the order in which the record lists them.</summary>
public enum IncidentKind
{
    Garbage,
    Forgeries,
    WorkInflation,
    Unworked,
    Connections,
    SlowConnections,
    Pages,
    Unreachable,
}

/// <summary>Why an incident's note was written: it began, showed a new kind, returned after its end was noted, or ended.</summary>
public enum IncidentPhase
{
    Opened,
    Grew,
    Returned,
    Closed,
}

/// <summary>A set of kinds, with the equality of a value.</summary>
public readonly record struct IncidentKinds
{
    private readonly int marks;

    public IncidentKinds(IEnumerable<IncidentKind> kinds)
    {
        foreach (var kind in kinds)
        {
            marks |= 1 << (int)kind;
        }
    }

    /// <summary>In the record's order.</summary>
    public IReadOnlyList<IncidentKind> Items
    {
        get
        {
            var set = marks;
            return [.. Enum.GetValues<IncidentKind>().Where(kind => (set & (1 << (int)kind)) != 0)];
        }
    }

    public bool IsEmpty => marks == 0;

    /// <summary>Whether every kind of the other set is in this one.</summary>
    public bool Holds(IncidentKinds other) => (marks & other.marks) == other.marks;
}

/// <summary>The figures of an incident as a note gives them: totals from its start until the note.</summary>
/// <param name="Number">From 1, in the order in which they began.</param>
/// <param name="End">Its last hostile second, once it is over.</param>
/// <param name="PeakPerSecond">Most hostile requests or connections in one second.</param>
/// <param name="Hostile">Hostile requests and connections in all.</param>
/// <param name="Senders">Most different senders in one second.</param>
/// <param name="Accepted">Ballots accepted meanwhile.</param>
/// <param name="PutOff">Requests asked to try again meanwhile.</param>
/// <param name="Probes">Dummy ballots sent meanwhile; <paramref name="ProbesAccepted"/> of them got their receipt.</param>
/// <param name="SlowestMilliseconds">The longest that one of these took.</param>
/// <param name="UnwatchedSeconds">Of the time between start and end, how long nobody watched because the server was stopped.</param>
public sealed record IncidentFigures(
    int Number,
    IncidentPhase Phase,
    DateTimeOffset Start,
    DateTimeOffset? End,
    IncidentKinds Kinds,
    long PeakPerSecond,
    long Hostile,
    long Senders,
    long Accepted,
    long PutOff,
    long Probes,
    long ProbesAccepted,
    long SlowestMilliseconds,
    long UnwatchedSeconds
);
