using System.Collections.Frozen;

namespace Hustings.Gate.Detection;

/// <summary>What kind of attack traffic looks like.</summary>
public enum AttackKind
{
    /// <summary>Requests to cast that are not ballots.</summary>
    Garbage,

    /// <summary>Ballots in form, with forged signatures or proofs, or codes that are not on the list.</summary>
    Forgeries,

    /// <summary>Junk that carries work, to drive up what others must show.</summary>
    WorkInflation,

    /// <summary>Requests from addresses that must show work, again and again without it.</summary>
    Unworked,

    /// <summary>Connections opened and left without a request.</summary>
    Connections,

    /// <summary>Many connections that send or read as slowly as they may.</summary>
    SlowConnections,

    /// <summary>A flood of requests for pages.</summary>
    Pages,

    /// <summary>Test ballots from outside do not get through, whatever the cause: a full line is not seen from here.</summary>
    Unreachable,
}

/// <summary>An attack from its first second to its last: kinds, sizes, and what honest voters met meanwhile, as probes measured it.</summary>
/// <param name="End">Its last hostile second; null while it lasts.</param>
/// <param name="PeakPerSecond">Most hostile requests or connections in one second.</param>
/// <param name="Hostile">Hostile requests and connections in all.</param>
/// <param name="PeakSources">Most different senders in one second.</param>
/// <param name="ProbesAccepted">Dummy ballots that got their receipt, of <paramref name="Probes"/>.</param>
/// <param name="SlowestProbe">The longest that an accepted one took.</param>
/// <param name="LastHostile">The last second that was hostile so far.</param>
/// <param name="LastSeen">Until when it was watched.</param>
/// <param name="Returns">How often it came back after it had ended.</param>
/// <param name="Unwatched">How long of it the server was stopped.</param>
public sealed record Incident(
    int Number,
    DateTimeOffset Start,
    DateTimeOffset? End,
    IReadOnlySet<AttackKind> Kinds,
    int PeakPerSecond,
    long Hostile,
    int PeakSources,
    long BallotsAccepted,
    long BallotsPutOff,
    int Probes,
    int ProbesAccepted,
    TimeSpan SlowestProbe,
    DateTimeOffset LastHostile,
    DateTimeOffset LastSeen,
    int Returns,
    TimeSpan Unwatched
)
{
    internal static Incident Begun(int number, DateTimeOffset start, DateTimeOffset now) =>
        new(
            number,
            start,
            null,
            FrozenSet<AttackKind>.Empty,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            TimeSpan.Zero,
            now,
            now,
            0,
            TimeSpan.Zero
        );
}

/// <summary>What traffic looks like just now.</summary>
public enum TrafficState
{
    Calm,

    /// <summary>Many honest voters at once: nothing fails, some wait.</summary>
    Rush,
    Attack,
}
