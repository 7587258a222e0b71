using System.Collections.Immutable;

namespace Hustings.Counting.Rounds.Lots;

/// <summary>
/// The seed of a contest's lot, made from every trustee's revealed contribution, and the order of candidates that follows
/// from it. Specification: docs/spec/rounds.md, "The lot"; known answers: vectors/lot.json.
/// </summary>
public sealed class LotSeed
{
    private const string SeedLabel = "hustings/1 lot";
    private const string OrderLabel = "hustings/1 lot order";

    private readonly byte[] _bytes;

    private LotSeed(byte[] bytes) => _bytes = bytes;

    /// <summary>32 bytes in lower-case hex.</summary>
    public string Hex => Convert.ToHexStringLower(_bytes);

    /// <summary>The seed, if every trustee revealed what that trustee had committed to.</summary>
    /// <param name="commitments">In the order of trustees, 32 bytes each.</param>
    /// <param name="contributions">In the order of trustees, 32 bytes each.</param>
    public static (LotSeed? Seed, LotRefusal? Refusal) FromReveals(
        string contestId,
        IReadOnlyList<ReadOnlyMemory<byte>> commitments,
        IReadOnlyList<ReadOnlyMemory<byte>> contributions
    )
    {
        if (commitments.Count == 0 || commitments.Count != contributions.Count)
            return (null, new LotRefusal(LotFault.TrusteeCount, 0));
        for (int index = 0; index < commitments.Count; index++)
        {
            LotRefusal? refusal = LotCommitment.CheckReveal(
                contestId,
                index + 1,
                commitments[index].Span,
                contributions[index].Span
            );
            if (refusal is not null)
                return (null, refusal);
        }
        byte[][] inputs = [LotHash.Text(contestId), .. contributions.Select(contribution => contribution.ToArray())];
        return (new LotSeed(LotHash.Of(SeedLabel, inputs)), null);
    }

    /// <summary>A candidate's place in the lot as lower-case hex: the lowest loses.</summary>
    public string Ticket(string candidateId) =>
        Convert.ToHexStringLower(LotHash.Of(OrderLabel, _bytes, LotHash.Text(candidateId)));

    /// <summary>The ids from the one who loses every tie to the one who wins every tie.</summary>
    public ImmutableArray<string> Order(IEnumerable<string> candidateIds) =>
        [.. candidateIds.OrderBy(Ticket, StringComparer.Ordinal)];
}
