namespace Hustings.Counting.Accounts;

/// <summary>Votes that left a candidate because of a round's decisions.</summary>
/// <param name="To">The candidate who got them; null: they count for nobody, see <paramref name="Lost"/>.</param>
public sealed record VoteTransfer(int From, int? To, InactiveReason? Lost, Fraction Votes);
