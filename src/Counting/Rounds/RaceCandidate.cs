namespace Hustings.Counting.Rounds;

/// <summary>A candidate of a race.</summary>
/// <param name="Id">As in the contest's definition (<see cref="PublishedName.IsId"/>); the lot is drawn with it.</param>
/// <param name="Name">For people; may be the same for two.</param>
public sealed record RaceCandidate(string Id, string Name);
