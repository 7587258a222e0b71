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
    private long looked;
    private long failed;
    private long workLooked;
    private long workFailed;

    /// <summary>Answers with a receipt, repetitions included.</summary>
    public long Accepted => Interlocked.Read(ref accepted);

    /// <summary>Ballots whose credential and signature were looked at, and those of them that failed there.</summary>
    public (long Looked, long Failed) Signatures => (Interlocked.Read(ref looked), Interlocked.Read(ref failed));

    /// <summary>The same of those that carried work.</summary>
    public (long Looked, long Failed) SignaturesWithWork =>
        (Interlocked.Read(ref workLooked), Interlocked.Read(ref workFailed));

    /// <summary>Refusals for one reason.</summary>
    public long Refused(Refusal refusal) => Interlocked.Read(ref refused[(int)refusal]);

    internal void CountAccepted() => Interlocked.Increment(ref accepted);

    internal void CountLooked(bool worked, bool fails)
    {
        Interlocked.Increment(ref looked);
        Interlocked.Add(ref failed, fails ? 1 : 0);
        if (worked)
        {
            Interlocked.Increment(ref workLooked);
            Interlocked.Add(ref workFailed, fails ? 1 : 0);
        }
    }

    internal void CountRefused(Refusal refusal)
    {
        var count = Interlocked.Increment(ref refused[(int)refusal]);
        if (count % LogEvery == 1)
        {
            log.LogInformation("Ballots refused as {Code} so far: {Count}", RefusalWords.For(refusal).Code, count);
        }
    }
}
