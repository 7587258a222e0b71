using System.Collections.Immutable;
using Hustings.Counting.Ties;

namespace Hustings.Counting.Accounts;

/// <summary>One round: where every vote was, what was decided, and where votes went because of it.</summary>
public sealed record CountRound
{
    /// <summary>From 1; with multiPassIrv every pass starts at 1 again.</summary>
    public required int Number { get; init; }

    /// <summary>The seat that this pass fills, from 1; always 1 but with multiPassIrv.</summary>
    public int Pass { get; init; } = 1;

    /// <summary>Votes needed to be elected; null where the rule has no threshold.</summary>
    public Fraction? Threshold { get; init; }

    /// <summary>More than the threshold is needed, not just as much.</summary>
    public bool ThresholdMustBeExceeded { get; init; }

    /// <summary>Votes of all who stand or were elected, by candidate.</summary>
    public required ImmutableSortedDictionary<int, Fraction> Votes { get; init; }

    /// <summary>Votes that count for nobody, by reason; every reason is present.</summary>
    public required ImmutableSortedDictionary<InactiveReason, Fraction> Inactive { get; init; }

    public ImmutableArray<Decision> Decisions { get; init; } = [];

    /// <summary>Ties broken while sharing out whole ballots; those of decisions are with the decision.</summary>
    public ImmutableArray<Tie> SurplusTies { get; init; } = [];

    /// <summary>Seen in the votes of the next round.</summary>
    public ImmutableArray<VoteTransfer> Transfers { get; init; } = [];

    /// <summary>Always the number of votes cast: nothing is lost or made.</summary>
    public Fraction Total => Sum(Votes.Values) + Sum(Inactive.Values);

    private static Fraction Sum(IEnumerable<Fraction> votes) => votes.Aggregate(Fraction.Zero, (sum, v) => sum + v);
}
