using System.Runtime.InteropServices;
using Hustings.Record;
using Hustings.Verification.Setup;
using Hustings.Verification.Structure;

namespace Hustings.Verification.Ballots;

/// <summary>
/// The second pass: every ballot, on all cores, a few dozen in memory at a time and side by side; the counted ones are summed on the way.
/// </summary>
internal sealed class BallotChecks(
    ArchiveMap map,
    ArchiveContent content,
    Ledger<Check> ledger,
    VerificationOptions options,
    CancellationToken ct
)
{
    private const int BatchSize = 32;

    private static readonly Check[] PerBallot =
    [
        Check.BallotCanonical,
        Check.BallotElements,
        Check.BallotElection,
        Check.CredentialKnown,
        Check.BallotSignature,
        Check.BallotProofs,
    ];

    private long next;
    private long done;

    /// <summary>The sum of the counted ballots; null if the setup does not let ballots be checked.</summary>
    public TallySum? Run(ElectionSetup setup)
    {
        foreach (var check in PerBallot)
        {
            ledger.Expect(check, map.Ballots.Count);
        }
        ledger.Expect(Check.LastBallot, 1);
        if (setup.Election is null || setup.Credentials is null)
        {
            SkipAll();
            return null;
        }
        var sum = SumOfWorkers(setup.Election, setup.Credentials);
        ledger.Run(
            Check.LastBallot,
            new Place(map.EventCount - 1, map.LastEvent),
            () =>
                sum.Ballots == map.LastBallots.Count
                    ? null
                    : $"{sum.Ballots} ballots could be counted for {map.LastBallots.Count} credentials"
        );
        return sum;
    }

    private TallySum SumOfWorkers(Election election, PublicCredentials credentials)
    {
        var workers = Enumerable
            .Range(0, Math.Max(1, options.Workers))
            .Select(_ =>
                Task.Factory.StartNew(
                    () => Work(election, credentials),
                    CancellationToken.None,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default
                )
            )
            .ToList();
        var total = new TallySum(election);
        foreach (var worker in workers)
        {
            // A worker that failed leaves ballots without their checks: the ledger sees that as well.
            ledger.Run(
                Check.BallotWorkers,
                Place.Archive,
                () =>
                {
                    total.Merge(worker.GetAwaiter().GetResult());
                    return null;
                }
            );
        }
        ledger.Expect(Check.BallotWorkers, workers.Count);
        return total;
    }

    private TallySum Work(Election election, PublicCredentials credentials)
    {
        var sum = new TallySum(election);
        // Weights where answers are opened one by one: their own check has failed, the ballots are looked at all the same.
        var weighted = !election.Questions.Any(question => question.Kind == QuestionKind.NonHomomorphic);
        while (true)
        {
            var start = (int)(Interlocked.Add(ref next, BatchSize) - BatchSize);
            if (start >= map.Ballots.Count)
            {
                return sum;
            }
            ct.ThrowIfCancellationRequested();
            var batch = CollectionsMarshal.AsSpan(map.Ballots)[start..Math.Min(start + BatchSize, map.Ballots.Count)];
            var documents = BallotBatch.Check(Read(batch), election, credentials);
            for (var i = 0; i < batch.Length; i++)
            {
                var ballot = Account(batch[i], documents[i], credentials);
                if (ballot is not null && batch[i].Counts)
                {
                    // An unknown credential's weight does not matter: its own check has failed.
                    var place = credentials.IndexOf(ballot.Credential);
                    sum.Add(ballot, place < 0 || !weighted ? 1 : credentials.WeightOf(place));
                }
            }
            var now = Interlocked.Add(ref done, batch.Length);
            options.Progress?.Invoke(new("ballots checked", now, map.Ballots.Count));
        }
    }

    private ReadOnlyMemory<byte>[] Read(ReadOnlySpan<MappedBallot> batch)
    {
        var documents = new ReadOnlyMemory<byte>[batch.Length];
        for (var i = 0; i < documents.Length; i++)
        {
            documents[i] = content.Read(batch[i].Ballot);
        }
        return documents;
    }

    private Ballot? Account(in MappedBallot mapped, CheckedDocument document, PublicCredentials credentials)
    {
        var (fault, ballot, signed, proven) = document;
        var check = CheckOf(fault);
        ledger.RunInOrder(
            mapped.Place,
            (Check.BallotCanonical, () => check == Check.BallotCanonical ? Finding.Of(fault) : null),
            (Check.BallotElements, () => check == Check.BallotElements ? Finding.Of(fault) : null),
            (Check.BallotElection, () => check == Check.BallotElection ? Finding.Of(fault) : null),
            (Check.CredentialKnown, () => credentials.IndexOf(ballot!.Credential) >= 0 ? null : "not on the list"),
            (Check.BallotSignature, () => signed ? null : $"ballot {ballot!.Tracker} is not signed by its credential"),
            (Check.BallotProofs, () => proven ? null : $"a proof of ballot {ballot!.Tracker} does not hold")
        );
        return ballot;
    }

    private static Check CheckOf(DocumentFault fault) =>
        fault switch
        {
            DocumentFault.PointNotCanonical
            or DocumentFault.PointNotOnCurve
            or DocumentFault.PointNotInSubgroup
            or DocumentFault.CredentialIdentity
            or DocumentFault.ScalarOutOfRange => Check.BallotElements,
            DocumentFault.WrongElection or DocumentFault.WrongFingerprint => Check.BallotElection,
            _ => Check.BallotCanonical,
        };

    private void SkipAll()
    {
        foreach (var check in PerBallot)
        {
            for (var i = 0; i < map.Ballots.Count; i++)
            {
                ledger.Skip(check);
            }
        }
        ledger.Expect(Check.BallotWorkers, 0);
        ledger.Skip(Check.LastBallot);
    }
}
