using System.Collections.Immutable;
using Hustings.Counting.Ties;

namespace Hustings.Counting.Rounds;

/// <summary>A tie on published totals and everything needed to break it again.</summary>
/// <param name="Purpose">Who wins, or who leaves.</param>
/// <param name="Tied">Ids, in the order of the contest's candidates.</param>
/// <param name="Chosen">The id of who wins or leaves.</param>
public sealed record RaceTie(
    TiePurpose Purpose,
    ImmutableArray<string> Tied,
    string Chosen,
    ImmutableArray<TieEvidence> Evidence
);

/// <summary>One look at the tied and what it left.</summary>
/// <param name="Round">The earlier round that was looked at; null for the lot.</param>
/// <param name="Votes">That round's totals by id; empty for the lot.</param>
/// <param name="Seed">The lot's seed in hex; null for an earlier round.</param>
/// <param name="Tickets">The lot's tickets in hex by id; empty for an earlier round.</param>
/// <param name="Left">Ids still tied after this look, in the order of the contest's candidates.</param>
public sealed record TieEvidence(
    RaceTieStep Step,
    int? Round,
    ImmutableSortedDictionary<string, long> Votes,
    string? Seed,
    ImmutableSortedDictionary<string, string> Tickets,
    ImmutableArray<string> Left
);
