using System.Collections.Immutable;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Contest.Orders;

/// <summary>
/// A contest as its minutes tell it, line by line: a value that never changes; every minute gives the next one.
/// Nothing here reads a clock or a file. What may be ordered is <see cref="Check"/>; <see cref="Apply"/> carries out what
/// stands in the minutes, lawful or not, because whoever writes them has asked first.
/// </summary>
public sealed partial record ContestState
{
    private ContestState() { }

    /// <summary>In force.</summary>
    public required ContestDefinition Definition { get; init; }

    /// <summary>Every definition that an <c>amend</c> may name, by hash.</summary>
    public required ImmutableDictionary<string, ContestDefinition> Known { get; init; }

    /// <summary>Lines so far.</summary>
    public int Height { get; init; }

    /// <summary>Hash of the last line.</summary>
    public required string Head { get; init; }

    /// <summary>Hashes that an order may name in <c>after</c>: the last order's and those of the notes since.</summary>
    public ImmutableHashSet<string> Current { get; init; } = [];

    /// <summary>Time of the last line.</summary>
    public DateTimeOffset Time { get; init; }

    public Note.Began? Began { get; init; }

    /// <summary>The files of the voting site as last noted; null in contests from before they were.</summary>
    public Note.SiteFiles? Served { get; init; }

    /// <summary>Enrolled keys, by officer.</summary>
    public ImmutableSortedDictionary<string, OrderDetails.EnrolOfficer> Officers { get; init; } =
        EmptyOf<OrderDetails.EnrolOfficer>();

    /// <summary>Ed25519 keys in hex, by terminal.</summary>
    public ImmutableSortedDictionary<string, string> Terminals { get; init; } = EmptyOf<string>();

    public OrderDetails.FreezeRoll? Roll { get; init; }

    /// <summary>Spare rows that stand for a member now.</summary>
    public ImmutableSortedSet<int> ActiveSpares { get; init; } = [];

    /// <summary>Rows declared void by an order.</summary>
    public ImmutableSortedSet<int> VoidRows { get; init; } = [];

    /// <summary>Each trustee's commitment to its key, and to its part of a lot, by the trustee's number.</summary>
    public ImmutableSortedDictionary<int, string> KeyCommitments { get; init; } =
        ImmutableSortedDictionary<int, string>.Empty;
    public ImmutableSortedDictionary<int, string> LotCommitments { get; init; } =
        ImmutableSortedDictionary<int, string>.Empty;
    public ImmutableSortedDictionary<int, string> LotReveals { get; init; } =
        ImmutableSortedDictionary<int, string>.Empty;

    /// <summary>Hash of <c>trustees.json</c>.</summary>
    public string? TrusteesHash { get; init; }

    /// <summary>Ids of the candidates who left by an order.</summary>
    public ImmutableList<string> Withdrawn { get; init; } = [];

    /// <summary>In the definition's order.</summary>
    public required ImmutableList<StageStanding> Stages { get; init; }

    /// <summary>What the last note with figures said about an incident.</summary>
    public IncidentFigures? Incident { get; init; }

    public ImmutableList<Wording> Announcements { get; init; } = [];

    /// <summary>The winner's id, and when that was declared.</summary>
    public string? Winner { get; init; }
    public DateTimeOffset? Declared { get; init; }

    /// <summary>Hash of the signed declaration of the result; null until it is made.</summary>
    public string? Declaration { get; init; }

    /// <summary>Whether <c>erase</c> was ordered.</summary>
    public bool Erased { get; init; }

    /// <summary>A contest whose minutes are still empty.</summary>
    public static ContestState Begin(ContestDefinition definition) =>
        new()
        {
            Definition = definition,
            Known = ImmutableDictionary<string, ContestDefinition>.Empty.Add(definition.Hash, definition),
            Head = Fingerprint.Hex(System.Text.Encoding.ASCII.GetBytes($"hustings/1 minutes|{definition.Id}")),
            Stages = [.. definition.Stages.Select(StageStanding.Planned)],
        };

    /// <summary>Makes a definition known, so that an <c>amend</c> can name it.</summary>
    public ContestState Knowing(ContestDefinition definition) =>
        this with
        {
            Known = Known.SetItem(definition.Hash, definition),
        };

    /// <summary>The stage of this id; null if there is none.</summary>
    public StageStanding? Stage(string? id) => Stages.Find(stage => stage.Id == id);

    /// <summary>Whether a candidate is in the race as far as the definition and the officers say; rounds are not asked.</summary>
    public bool Stands(CandidateDefinition candidate) => !candidate.Withdrawn && !Withdrawn.Contains(candidate.Id);

    /// <summary>The last stage whose result is out; null before the first.</summary>
    public StageStanding? LastPublished => Stages.FindLast(stage => stage.Step == StagePhase.Published);

    /// <summary>Ids of the candidates in the race after a round, in the definition's order; null stands for the beginning.</summary>
    /// <param name="rounds">Outcomes of the published rounds.</param>
    public IReadOnlyList<string> StandingAfter(StageStanding? round, IReadOnlyDictionary<string, RoundOutcome> rounds)
    {
        var leaving = round is null ? [] : rounds.GetValueOrDefault(round.Id)?.Leaving ?? [];
        return
        [
            .. Definition
                .Candidates.Where(Stands)
                .Select(candidate => candidate.Id)
                .Where(id => (round is null || round.Candidates!.Contains(id)) && !leaving.Contains(id)),
        ];
    }

    private static ImmutableSortedDictionary<string, T> EmptyOf<T>() =>
        ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}
