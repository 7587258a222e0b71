using Hustings.Record.Definitions;

namespace Hustings.Contest;

/// <summary>
/// Where a stage (one ballot box) stands. Open, paused and closed may follow each other in any order; from tallying on it only
/// moves forward.
/// </summary>
public enum StageState
{
    /// <summary>Everything is ready; no ballot is taken yet.</summary>
    Prepared,

    /// <summary>Ballots are taken while the window of their channel is open.</summary>
    Open,

    /// <summary>An officer holds voting up for a while.</summary>
    Paused,

    /// <summary>Every window has ended. More time may still be given.</summary>
    Closed,

    /// <summary>The count has begun: no more time, no more ballots.</summary>
    Tallying,

    /// <summary>The account of the round is there, not yet published.</summary>
    Counted,

    /// <summary>The result is out.</summary>
    Published,
}

/// <summary>What a second ballot of the same voting code means.</summary>
public enum VotePolicy
{
    /// <summary>The first ballot counts, a second is refused.</summary>
    Once,

    /// <summary>The last ballot counts; all of them stay in the record.</summary>
    Last,
}

/// <summary>Whom a voter calls when stuck.</summary>
public sealed record HelpLine(string Phone, Text Hours);

/// <summary>
/// What everybody may know about a stage before the first ballot. The times say when an officer intends to
/// open and close; <paramref name="TimeZone"/> is the IANA name of the zone they are shown in.
/// </summary>
public sealed record StageInfo(
    string Uuid,
    Text Contest,
    Text Title,
    Text Question,
    DateTimeOffset? Opens,
    DateTimeOffset? Closes,
    string TimeZone,
    VotePolicy Policy,
    HelpLine? Help,
    bool Demo
)
{
    /// <summary>A stage as the contest's definition has it, with the times that are in force.</summary>
    public static StageInfo Of(ContestDefinition contest, StageDefinition stage, IReadOnlyList<ChannelWindow> windows)
    {
        var web = windows.Where(window => window.Channel != Channel.Post).ToList();
        return new(
            stage.Uuid,
            Words(contest.Name),
            Words(stage.Title),
            Words(stage.Question),
            web.Any(window => window.Opens is null) ? null : web.Min(window => window.Opens),
            web.Any(window => window.Closes is null) ? null : web.Max(window => window.Closes),
            contest.TimeZone,
            stage.Policy == VotingPolicy.Once ? VotePolicy.Once : VotePolicy.Last,
            contest.Help is { } help ? new(help.Phone, Words(help.Hours)) : null,
            contest.Demo
        );
    }

    private static Text Words(Wording wording) => new(wording.En, wording.Fr);
}
