using System.Collections.Concurrent;
using Hustings.Contest;
using Hustings.Contest.Storage;
using Hustings.Record;

namespace Hustings.Server.Stages;

/// <summary>
/// The encrypted sum of one box, kept beside the writer while people vote, so that nothing is left to add up when voting ends. It follows
/// the log as committed and nothing else: a start begins it anew from there. Which ballots count is said by <see cref="CountedBallots"/>
/// at the end; what differs from that by then (struck ballots) is put in or taken out, so the tally is that of a full recount to the byte.
/// Thread-safe.
/// </summary>
internal sealed class RunningSum(PreparedStage stage, IBallotBox box)
{
    /// <summary>Ballots read and added in one turn: some 20 ms.</summary>
    public const int Turn = 32;

    // Read ballots that wait to be added; when it is full they are read again from the box, which costs time and nothing else.
    private const int MostWaiting = 2048;

    private readonly Lock gate = new();
    private readonly TallySum sum = new(stage.Election);

    // By height: whether the ballot is in the sum.
    private readonly List<bool> inside = [];

    // Under "last counts": the height that is in the sum, by the code's place on the list.
    private readonly Dictionary<int, int> last = [];
    private readonly ConcurrentDictionary<string, Ballot> read = [];

    /// <summary>Ballots of the log that were looked at.</summary>
    public int Height
    {
        get
        {
            lock (gate)
            {
                return inside.Count;
            }
        }
    }

    /// <summary>Hands over a ballot that was read for its checks and is committed, so that it need not be read again.</summary>
    /// <param name="hash">SHA-256 of the ballot's bytes.</param>
    public void Offer(ReadOnlyMemory<byte> hash, Ballot ballot)
    {
        if (read.Count >= MostWaiting)
        {
            read.Clear();
        }

        read[Convert.ToHexStringLower(hash.Span)] = ballot;
    }

    /// <summary>Adds the next <see cref="Turn"/> ballots at most.</summary>
    /// <returns>Whether there are more.</returns>
    /// <exception cref="StorageUnavailableException">The box could not be read; what was added stays added.</exception>
    public bool Follow()
    {
        lock (gate)
        {
            var some = box.ReadLog(inside.Count, Turn);
            foreach (var entry in some)
            {
                Add(Load(entry));
            }

            return some.Count == Turn;
        }
    }

    /// <summary>The encrypted tally of a box that is shut.</summary>
    /// <exception cref="StorageUnavailableException">The box could not be read; the same call later is harmless.</exception>
    public EncryptedTally Tally(CountedBallots counted)
    {
        lock (gate)
        {
            CatchUp(counted);
            for (var height = 0; height < inside.Count; height++)
            {
                var counts = counted.Counts(height);
                if (counts == inside[height])
                {
                    continue;
                }

                var ballot = Load(box.ReadLog(height, 1)[0]);
                if (counts)
                {
                    sum.Add(ballot);
                }
                else
                {
                    sum.Remove(ballot);
                }

                inside[height] = counts;
            }

            read.Clear();
            return sum.Ballots == counted.Count
                ? sum.ToTally()
                : throw new InvalidOperationException($"{sum.Ballots} ballots are in the sum, {counted.Count} count.");
        }
    }

    // What is left after a start just before the end: on all cores, and on threads of its own, so that whoever else the server answers
    // does not wait for a thread.
    private void CatchUp(CountedBallots counted)
    {
        var from = inside.Count;
        var height = from;
        using var ballots = box.ReadBallots(from).GetEnumerator();
        var source = new Lock();
        var workers = Enumerable
            .Range(0, Environment.ProcessorCount)
            .Select(_ => Task.Factory.StartNew(Work, default, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToList();
        var parts = Task.WhenAll(workers).GetAwaiter().GetResult();
        Array.ForEach(parts, sum.Merge);
        for (; from < height; from++)
        {
            inside.Add(counted.Counts(from));
        }

        TallySum Work()
        {
            var part = new TallySum(stage.Election);
            for (var some = Next(); some.Count > 0; some = Next())
            {
                some.ForEach(bytes => part.Add(Read(bytes)));
            }

            return part;
        }

        List<byte[]> Next()
        {
            var some = new List<byte[]>(Turn);
            lock (source)
            {
                while (some.Count < Turn && ballots.MoveNext())
                {
                    if (counted.Counts(height++))
                    {
                        some.Add(ballots.Current);
                    }
                }
            }

            return some;
        }
    }

    private void Add(Ballot ballot)
    {
        var height = inside.Count;
        if (box.Settings.Policy == VotePolicy.Last)
        {
            var place = stage.Credentials.IndexOf(ballot.Credential);
            if (last.TryGetValue(place, out var earlier))
            {
                sum.Remove(Load(box.ReadLog(earlier, 1)[0]));
                inside[earlier] = false;
            }

            last[place] = height;
        }

        sum.Add(ballot);
        inside.Add(true);
    }

    private Ballot Load(StoredBallot entry) =>
        read.TryRemove(Convert.ToHexStringLower(entry.Hash.Span), out var known)
            ? known
            : Read(
                box.ReadBallot(entry.Hash)
                    ?? throw new StorageUnavailableException($"Ballot {entry.Height} of the log is not in the box.")
            );

    private Ballot Read(byte[] bytes) =>
        Ballot.TryRead(bytes, stage.Election, out var ballot) == DocumentFault.None
            ? ballot!
            : throw new StorageUnavailableException("A stored ballot cannot be read.");
}
