using System.Buffers.Binary;
using System.Security.Cryptography;
using Hustings.Gate.Limits;

namespace Hustings.Gate.Work;

/// <summary>
/// The public seeds that work must start from: one for each minute, unpredictable, the same on every edge that holds the key.
/// Nobody can work ahead for longer than the seeds live.
/// </summary>
/// <param name="key">32 secret bytes.</param>
public sealed class SeedEpochs(ReadOnlyMemory<byte> key, GateLimits limits, TimeProvider time)
{
    /// <summary>The epoch now: whole seed lives since 1970.</summary>
    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds() / (long)limits.SeedLife.TotalMilliseconds;

    /// <summary>When the next epoch begins.</summary>
    public DateTimeOffset Next =>
        DateTimeOffset.FromUnixTimeMilliseconds((Now + 1) * (long)limits.SeedLife.TotalMilliseconds);

    /// <summary>The seed of an epoch: HMAC-SHA256 under the key over <c>hustings/1 seed</c> and the epoch (8 bytes big-endian).</summary>
    public byte[] SeedOf(long epoch)
    {
        Span<byte> input = stackalloc byte["hustings/1 seed"u8.Length + sizeof(long)];
        "hustings/1 seed"u8.CopyTo(input);
        BinaryPrimitives.WriteInt64BigEndian(input["hustings/1 seed"u8.Length..], epoch);
        return HMACSHA256.HashData(key.Span, input);
    }

    /// <summary>
    /// The newest seeds, newest first. One epoch ahead is accepted too: an edge's clock may be a little fast.
    /// </summary>
    public IReadOnlyList<long> Accepted
    {
        get
        {
            var now = Now;
            return [.. Enumerable.Range(-1, limits.Seeds + 1).Select(back => now - back)];
        }
    }

    /// <summary>What a proof of work is worth now, in bits: 0 for none, or from a seed that is too old.</summary>
    public int Worth(ReadOnlySpan<byte> ballotHash, ReadOnlySpan<byte> work)
    {
        if (!WorkProof.IsShown(work))
        {
            return 0;
        }

        var epoch = WorkProof.EpochOf(work);
        var now = Now;
        return epoch <= now + 1 && epoch > now - limits.Seeds ? WorkProof.BitsOf(SeedOf(epoch), ballotHash, work) : 0;
    }
}
