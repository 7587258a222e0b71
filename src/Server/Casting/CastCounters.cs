using Hustings.Contest;

namespace Hustings.Server.Casting;

/// <summary>
/// How many ballots were accepted and refused, by reason. A flood of refusals must not fill a disk with lines, and who voted
/// when is nobody's business: the log gets a count now and then, never a credential and never an address.
/// </summary>
public sealed class CastCounters(ILogger<CastCounters> log)
{
    private const int LogEvery = 1000;
    private readonly long[] refused = new long[Enum.GetValues<Refusal>().Length];
    private long accepted;

    /// <summary>Answers with a receipt, repetitions included.</summary>
    public long Accepted => Interlocked.Read(ref accepted);

    /// <summary>Refusals for one reason.</summary>
    public long Refused(Refusal refusal) => Interlocked.Read(ref refused[(int)refusal]);

    internal void CountAccepted() => Interlocked.Increment(ref accepted);

    internal void CountRefused(Refusal refusal)
    {
        var count = Interlocked.Increment(ref refused[(int)refusal]);
        if (count % LogEvery == 1)
        {
            log.LogInformation("Ballots refused as {Code} so far: {Count}", RefusalWords.For(refusal).Code, count);
        }
    }
}
