using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Verification.Contests;

/// <summary>The contest as its minutes told it so far. Written from docs/spec/minutes.md alone, apart from whatever produced the minutes.</summary>
internal sealed class ContestStory(ContestDefinition definition)
{
    public ContestDefinition Definition { get; private set; } = definition;

    /// <summary>Enrolled keys by officer.</summary>
    public Dictionary<string, OfficerKey> Officers { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Terminals { get; } = new(StringComparer.Ordinal);

    public Placed<OrderDetails.FreezeRoll>? Roll { get; set; }

    public HashSet<int> ActiveRows { get; } = [];

    public Dictionary<int, Place> VoidRows { get; } = [];

    /// <summary>Who voted outside, in the order of the orders.</summary>
    public List<OrderDetails.ListVoted> VotedLists { get; } = [];

    public SortedDictionary<int, Placed<string>> KeyCommitments { get; } = [];

    public Placed<string>? Trustees { get; set; }

    public SortedDictionary<int, string> LotCommitments { get; } = [];

    public SortedDictionary<int, Placed<string>> LotReveals { get; } = [];

    public bool EverOpened { get; set; }

    /// <summary>What the last note with figures said about an incident.</summary>
    public IncidentFigures? Incident { get; set; }

    public HashSet<string> Withdrawn { get; } = new(StringComparer.Ordinal);

    public List<StageStory> Stages { get; private set; } =
    [.. definition.Stages.Select(stage => new StageStory(stage))];

    /// <summary>Prepared, withdrawn, published and declared, in the order of the minutes: what the race is made of.</summary>
    public List<RaceEvent> Race { get; } = [];

    public string? Winner { get; set; }

    public DateTimeOffset? DeclaredAt { get; set; }

    /// <summary>The signed declaration's hash and where it stands.</summary>
    public Placed<string>? Declaration { get; set; }

    public bool Erased { get; set; }

    /// <summary>Hashes that an order's <c>after</c> may name: the last order, and the notes since.</summary>
    public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

    public OfficerRole? RoleOf(string officer) => Definition.Officers.FirstOrDefault(one => one.Id == officer)?.Role;

    public StageStory? Stage(string? id) => Stages.Find(stage => stage.Id == id);

    /// <summary>In the race as far as definition and orders say.</summary>
    public bool InRace(string candidate) =>
        Definition.Candidates.Any(one => one.Id == candidate && !one.Withdrawn) && !Withdrawn.Contains(candidate);

    /// <summary>Another definition is in force: every stage is planned anew as it says.</summary>
    public void Amend(ContestDefinition next)
    {
        Definition = next;
        Stages = [.. next.Stages.Select(stage => new StageStory(stage))];
        Race.RemoveAll(happened => happened.Kind == OrderKind.Prepare);
        Withdrawn.RemoveWhere(id => next.Candidates.All(candidate => candidate.Id != id));
        foreach (var gone in Officers.Keys.Where(id => RoleOf(id) is null).ToList())
        {
            Officers.Remove(gone);
        }
    }
}

/// <param name="Candidate">Who withdrew or was declared.</param>
internal sealed record RaceEvent(OrderKind Kind, Place Place, StageStory? Stage, string? Candidate);
