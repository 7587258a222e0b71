using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Verification.Contests;

/// <summary>Where a stage stands (docs/spec/minutes.md, "Orders").</summary>
public enum StageState
{
    Planned,
    Prepared,
    Open,
    Paused,
    Closed,
    Tallying,
    Counted,
    Published,
}

/// <summary>What the minutes told about one stage.</summary>
internal sealed class StageStory(StageDefinition definition)
{
    public StageDefinition Definition { get; } = definition;

    public string Id => Definition.Id;

    public string Uuid => Definition.Uuid;

    /// <summary>As ordered; <see cref="StageState.Closed"/> is the clock's, see <see cref="At"/>.</summary>
    public StageState Step { get; set; }

    public IReadOnlyList<ChannelWindow> Windows { get; set; } = definition.Windows;

    /// <summary>Who is on the ballot, once <c>prepare</c> was ordered.</summary>
    public IReadOnlyList<string>? Candidates { get; set; }

    public Placed<Note.Prepared>? Prepared { get; set; }

    /// <summary>What held when the list was made.</summary>
    public IReadOnlySet<int> ActiveRows { get; set; } = new HashSet<int>();

    /// <summary>Members entitled to vote when the list was made: those of the roll and the activated spares, less the codes declared void.</summary>
    public int Members { get; set; }

    /// <summary>Ballots struck before the lists of later stages were made are no votes: how many were, by stage, when this list was made.</summary>
    public IReadOnlyDictionary<string, int> StruckBefore { get; set; } = new Dictionary<string, int>();

    /// <summary>Extensions that were ordered on a proposal of the system.</summary>
    public int OnProposals { get; set; }

    /// <summary>The closing that the last note of those turned away was about.</summary>
    public DateTimeOffset? TurnedAwayAt { get; set; }

    public List<Placed<OrderDetails.Strike>> Strikes { get; } = [];

    public List<OrderDetails.CountColumn> Batches { get; } = [];

    public Placed<OrderDetails.Tally>? Tally { get; set; }

    public Placed<Note.Sealed>? Sealed { get; set; }

    public List<Placed<Note.Opened>> Opened { get; } = [];

    public List<Placed<Note.Shuffled>> Shuffled { get; } = [];

    /// <summary>The last one; null again when a batch was entered after it.</summary>
    public Placed<Note.Counted>? Counted { get; set; }

    /// <summary>The definition in force when the stage was prepared.</summary>
    public ContestDefinition? PreparedUnder { get; set; }

    /// <summary>Where it stands at a moment: closed by the clock when the last window of voters' devices and the hall has ended.</summary>
    public StageState At(DateTimeOffset now) =>
        Step is StageState.Open or StageState.Paused
        && Windows.Where(window => window.Channel != Channel.Post).All(window => window.Closes <= now)
            ? StageState.Closed
            : Step;
}

/// <summary>What stands in a minute, and in which.</summary>
internal sealed record Placed<T>(T Said, Place Place);
