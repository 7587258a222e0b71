using Hustings.Contest;
using Hustings.Contest.Storage;
using Hustings.Record;

namespace Hustings.Server.Stages;

/// <summary>
/// From the close of a stage to its result. Every step can be derived from what is in the box, so each may fail or be cut
/// off at any point: <see cref="ResumeAsync"/> goes on from there. One step at a time.
/// </summary>
internal sealed class StageCount : IDisposable
{
    private readonly PreparedStage stage;
    private readonly IContestStore store;
    private readonly IBallotBox box;
    private readonly TimeProvider time;
    private readonly RecordFile record;
    private readonly SemaphoreSlim turn = new(1);
    private volatile EncryptedTally? tally;
    private volatile string? order;
    private volatile ElectionResult? result;
    private volatile bool doesNotOpen;
    private volatile IReadOnlyList<TrusteeProgress> progress = [];

    public StageCount(PreparedStage stage, IContestStore store, IBallotBox box, string recordPath, TimeProvider time)
    {
        this.stage = stage;
        this.store = store;
        this.time = time;
        this.box = box;
        record = new RecordFile(recordPath, stage);
        tally = ReadTally();
        result = ReadResult();
        ShowProgress();
    }

    /// <summary>The encrypted tally, once stored.</summary>
    public EncryptedTally? Tally => tally;

    /// <summary>Hash of the archive's event that ends the box, hex: what companions are bound to. Null until the archive is written.</summary>
    public string? Order => order;

    /// <summary>The result, once all trustees have decrypted.</summary>
    public ElectionResult? Result => result;

    /// <summary>All that is needed was handed in, every proof held, and the tally opens to no numbers: a share is false.</summary>
    public bool DoesNotOpen => doesNotOpen;

    public IReadOnlyList<TrusteeProgress> Progress => progress;

    /// <summary>Does what is still to be done for a stage in its present state. False if storage failed.</summary>
    public async Task<bool> ResumeAsync()
    {
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            await Task.Run(GoOnAsync).ConfigureAwait(false);
            return true;
        }
        catch (Exception failure) when (failure is StorageUnavailableException or IOException)
        {
            return false;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Checks and stores one trustee's share and its companion; the last one leads to the result.</summary>
    public async Task<DecryptionOutcome> AddAsync(int owner, ReadOnlyMemory<byte> handedIn)
    {
        if (owner < 1 || owner > stage.Trustees.Keys.Count)
        {
            return DecryptionOutcome.UnknownTrustee;
        }

        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            return await Task.Run(() => AddInTurnAsync(owner, handedIn)).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is StorageUnavailableException or IOException)
        {
            return DecryptionOutcome.StorageUnavailable;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<DecryptionOutcome> AddInTurnAsync(int owner, ReadOnlyMemory<byte> handedIn)
    {
        if (box.Standing.Gate.Ordered < StageState.Tallying || tally is not { } sums)
        {
            return DecryptionOutcome.NotReady;
        }

        if (box.ReadDecryptions().Any(share => share.Owner == owner))
        {
            // A repetition also repairs what a failure left undone after the share was stored.
            await GoOnAsync().ConfigureAwait(false);
            return DecryptionOutcome.AlreadyPresent;
        }

        // After a failure or a start the archive may still have to be written.
        if (order is null)
        {
            await GoOnAsync().ConfigureAwait(false);
        }

        var wrong = Check(new(stage.Election, sums, order!, owner), handedIn, out var bytes, out var companion);
        if (wrong is { } refused)
        {
            return refused;
        }

        await box.StoreDecryptionAsync(owner, bytes, companion).ConfigureAwait(false);
        await GoOnAsync().ConfigureAwait(false);
        return box.Standing.Gate.Ordered == StageState.Published ? DecryptionOutcome.Published
            : doesNotOpen ? DecryptionOutcome.DoesNotOpen
            : DecryptionOutcome.Accepted;
    }

    /// <summary>What is wrong with what a trustee handed in, or null and its two halves.</summary>
    private DecryptionOutcome? Check(
        OpeningPlace place,
        ReadOnlyMemory<byte> handedIn,
        out ReadOnlyMemory<byte> bytes,
        out ReadOnlyMemory<byte> companion
    )
    {
        ProvenDecryption.Split(handedIn, out bytes, out var beside);
        companion = beside ?? default;
        if (PartialDecryption.TryRead(bytes.Span, place.Tally, out var share) != DocumentFault.None)
        {
            return DecryptionOutcome.Malformed;
        }

        var key = stage.Trustees.Keys[place.Owner - 1].Key;
        if (!share!.Verify(stage.Election, place.Tally, key))
        {
            return DecryptionOutcome.ProofInvalid;
        }

        return beside is null ? DecryptionOutcome.CompanionMissing
            : Companion.TryRead(companion.Span, out var read) != DocumentFault.None
                ? DecryptionOutcome.CompanionMalformed
            : read!.Verify(place, share, key) ? null
            : DecryptionOutcome.CompanionInvalid;
    }

    private async Task GoOnAsync()
    {
        if (box.Standing.Gate.Ordered < StageState.Tallying)
        {
            return;
        }

        var counted = BallotSum.Counted(stage, box);
        var sums = await TallyAsync(counted).ConfigureAwait(false);
        var shares = box.ReadDecryptions();
        var outcome = Open(sums, counted.Count, shares);
        order = record.BringUpTo(
            new RecordSteps(
                box.Standing.OpenedAt!.Value,
                box.Standing.Accepted,
                box.ReadBallots,
                sums,
                counted.Count,
                shares,
                outcome
            )
        );
        ShowProgress();
        doesNotOpen = outcome is null && stage.Trustees.TryCombine([.. shares.Select(share => share.Owner)], out _);
        if (outcome is not null)
        {
            result = outcome;
            await box.StoreResultAsync(outcome.Bytes).ConfigureAwait(false);
            await store
                .DecideAsync(contest =>
                {
                    var gate = contest.Standing(stage.Info.Uuid)!.Gate;
                    contest.SetGate(stage.Info.Uuid, gate with { Ordered = StageState.Published }, time.GetUtcNow());
                    return true;
                })
                .ConfigureAwait(false);
        }
    }

    private async Task<EncryptedTally> TallyAsync(CountedBallots counted)
    {
        if (tally is { } known)
        {
            return known;
        }

        // A commit that failed may have been written all the same.
        if (ReadTally() is { } stored)
        {
            return tally = stored;
        }

        var computed = BallotSum.Add(stage.Election, box, counted);
        await box.StoreTallyAsync(computed.Bytes).ConfigureAwait(false);
        return tally = computed;
    }

    private EncryptedTally? ReadTally()
    {
        if (box.ReadTally() is not { } bytes)
        {
            return null;
        }

        return EncryptedTally.TryRead(bytes, stage.Election, out var stored) == DocumentFault.None
            ? stored
            : throw new StorageUnavailableException("The stored tally cannot be read.");
    }

    private ElectionResult? ReadResult()
    {
        if (box.ReadResult() is not { } bytes)
        {
            return null;
        }

        return ElectionResult.TryRead(bytes, stage.Election, out var stored) == DocumentFault.None
            ? stored
            : throw new StorageUnavailableException("The stored result cannot be read.");
    }

    private ElectionResult? Open(EncryptedTally sums, int counted, IReadOnlyList<StoredDecryption> shares)
    {
        if (result is not null || !stage.Trustees.TryCombine([.. shares.Select(share => share.Owner)], out _))
        {
            return result;
        }

        var factors = shares.ToDictionary(
            share => share.Owner,
            share =>
                PartialDecryption.TryRead(share.Bytes.Span, sums, out var read) == DocumentFault.None
                    ? read!
                    : throw new StorageUnavailableException("A stored decryption cannot be read.")
        );
        return ElectionResult.TryCompute(stage.Election, stage.Trustees, sums, factors, counted, out var opened)
            ? opened
            : null;
    }

    private void ShowProgress()
    {
        var times = box.ReadDecryptions().ToDictionary(share => share.Owner, share => share.Time);
        progress =
        [
            .. stage.Trustees.Keys.Select(
                (trustee, index) =>
                    new TrusteeProgress(
                        index + 1,
                        trustee.Key.ToString(),
                        times.TryGetValue(index + 1, out var time) ? time : null
                    )
            ),
        ];
    }
}
