using System.Collections.Immutable;

namespace Hustings.Counting.Ties;

/// <summary>A tie and how it was broken.</summary>
/// <param name="Candidates">Indexes of all who were tied.</param>
/// <param name="Chosen">Who was chosen: elected, eliminated or given the ballot, as the purpose says.</param>
/// <param name="Steps">Each rule that was tried, in words, the last one decided.</param>
public sealed record Tie(TiePurpose Purpose, ImmutableArray<int> Candidates, int Chosen, ImmutableArray<string> Steps);
