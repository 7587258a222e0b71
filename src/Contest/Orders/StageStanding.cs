using System.Collections.Immutable;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Contest.Orders;

/// <summary>What the minutes have said about one stage so far.</summary>
/// <param name="Step">The last step taken; <see cref="StagePhase.Closed"/> never stands here, it is the clock's.</param>
/// <param name="Windows">In force now; those of the definition until an order changed them.</param>
/// <param name="Candidates">Ids on this stage's ballot, once <c>prepare</c> was ordered.</param>
/// <param name="Prepared">The note that answered <c>prepare</c>.</param>
/// <param name="Batches">Counts typed in from paper, in the order of the minutes.</param>
/// <param name="Struck">Ballots that an order took out, by the SHA-256 of their bytes.</param>
/// <param name="Counted">The note with the result; null again when a batch was added after it.</param>
public sealed record StageStanding(
    StageDefinition Definition,
    StagePhase Step,
    IReadOnlyList<ChannelWindow> Windows,
    IReadOnlyList<string>? Candidates,
    Note.Prepared? Prepared,
    ImmutableList<OrderDetails.CountColumn> Batches,
    ImmutableList<OrderDetails.Strike> Struck,
    OrderDetails.Tally? Tally,
    Note.Sealed? Sealed,
    ImmutableSortedSet<int> OpenedBy,
    ImmutableSortedSet<int> ShuffledBy,
    Note.Counted? Counted
)
{
    /// <summary>A stage of which the minutes have said nothing yet.</summary>
    public static StageStanding Planned(StageDefinition definition) =>
        new(definition, StagePhase.Planned, definition.Windows, null, null, [], [], null, null, [], [], null);

    public string Id => Definition.Id;

    /// <summary>Extensions that were ordered on a proposal of the system, in the order of the minutes.</summary>
    public ImmutableList<ProposedExtension> Proposed { get; init; } = [];

    /// <summary>The last count of those who were put off and had not voted when the stage closed.</summary>
    public Note.TurnedAway? TurnedAway { get; init; }

    /// <summary>What voters' devices and the hall's terminals use; envelopes have no part in opening and closing.</summary>
    public IEnumerable<ChannelWindow> WebWindows => Windows.Where(window => window.Channel != Channel.Post);

    /// <summary>Where the stage stands at a moment.</summary>
    public StagePhase PhaseAt(DateTimeOffset now) =>
        Step is StagePhase.Open or StagePhase.Paused && WebWindows.All(window => window.Closes <= now)
            ? StagePhase.Closed
            : Step;

    /// <summary>Whether a ballot that comes by this channel is taken at this moment.</summary>
    public bool Takes(Channel channel, DateTimeOffset now) =>
        PhaseAt(now) == StagePhase.Open
        && Windows.Any(window =>
            window.Channel == channel
            && (window.Opens is null || window.Opens <= now)
            && (window.Closes is null || now < window.Closes)
        );

    /// <summary>When the last window of the web ends; null while an officer is to decide.</summary>
    public DateTimeOffset? Ends =>
        WebWindows.Any(window => window.Closes is null) ? null : WebWindows.Max(window => window.Closes);
}

/// <summary>An extension that was ordered on a proposal.</summary>
/// <param name="Time">Of its minute.</param>
/// <param name="Lost">Minutes that it made up for.</param>
public sealed record ProposedExtension(DateTimeOffset Time, int Lost);
