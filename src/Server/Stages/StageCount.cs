using Hustings.Contest;
using Hustings.Contest.Storage;
using Hustings.Record;

namespace Hustings.Server.Stages;

/// <summary>
/// From the order to count a stage to its opened total. Every step can be derived from what is in the box, so each may fail or be cut
/// off at any point: <see cref="ResumeAsync"/> goes on from there. One step at a time. What it does stands in the minutes
/// as notes; <see cref="CountPlan.NoteAsync"/> writes those that are due.
/// </summary>
internal sealed class StageCount : IDisposable
{
    private readonly PreparedStage stage;
    private readonly IBallotBox box;
    private readonly CountPlan plan;
    private readonly RecordFile record;
    private readonly SemaphoreSlim turn = new(1);
    private volatile EncryptedTally? tally;
    private volatile EncryptedTally? toOpen;
    private volatile string? order;
    private volatile ElectionResult? result;
    private volatile bool doesNotOpen;
    private volatile bool complete;
    private volatile IReadOnlyList<TrusteeProgress> progress = [];

    public StageCount(PreparedStage stage, IBallotBox box, string recordPath, CountPlan plan)
    {
        this.stage = stage;
        this.box = box;
        this.plan = plan;
        record = new RecordFile(recordPath, stage);
        Sum = new RunningSum(stage, box);
        tally = ReadTally();
        result = ReadResult();
        ShowProgress();
    }

    /// <summary>The encrypted tally before any shuffle, once stored.</summary>
    public EncryptedTally? Tally => tally;

    /// <summary>What grows into the tally while people vote.</summary>
    public RunningSum Sum { get; }

    /// <summary>Ballots may still come, or may still be to be added.</summary>
    public bool Gathers => tally is null && box.Standing.Gate.Ordered != StageState.Prepared;

    /// <summary>What trustees decrypt: the tally, or what the last shuffle left of it. Null until it is fixed.</summary>
    public EncryptedTally? ToOpen => order is null ? null : toOpen;

    /// <summary>Hash of the archive's event before the first decryption, hex: what companions are bound to. Null until it is written.</summary>
    public string? Order => order;

    /// <summary>The result, once enough trustees have decrypted.</summary>
    public ElectionResult? Result => result;

    /// <summary>The archive holds everything.</summary>
    public bool Complete => complete;

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

    /// <summary>What the next trustee shuffles; null unless a shuffle is due.</summary>
    public EncryptedTally? ToShuffle()
    {
        var shuffles = box.ReadShuffles();
        return tally is { } sums && shuffles.Count < plan.Mixers ? After(sums, shuffles) : null;
    }

    /// <summary>Checks and stores one trustee's shuffle of what <see cref="ToShuffle"/> says.</summary>
    public Task<ShuffleOutcome> AddShuffleAsync(int owner, ReadOnlyMemory<byte> bytes) =>
        InTurnAsync(() => AddShuffleInTurnAsync(owner, bytes), ShuffleOutcome.StorageUnavailable);

    /// <summary>Checks and stores one trustee's share and its companion; the last one needed leads to the result.</summary>
    public Task<DecryptionOutcome> AddAsync(int owner, ReadOnlyMemory<byte> handedIn) =>
        owner < 1 || owner > stage.Trustees.Keys.Count
            ? Task.FromResult(DecryptionOutcome.UnknownTrustee)
            : InTurnAsync(() => AddInTurnAsync(owner, handedIn), DecryptionOutcome.StorageUnavailable);

    public void Dispose() => turn.Dispose();

    private async Task<T> InTurnAsync<T>(Func<Task<T>> step, T unavailable)
    {
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            return await Task.Run(step).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is StorageUnavailableException or IOException)
        {
            return unavailable;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<ShuffleOutcome> AddShuffleInTurnAsync(int owner, ReadOnlyMemory<byte> bytes)
    {
        if (owner < 1 || owner > stage.Trustees.Keys.Count)
        {
            return ShuffleOutcome.UnknownTrustee;
        }

        if (!Counting || tally is not { } sums || plan.Mixers == 0)
        {
            return ShuffleOutcome.NotReady;
        }

        var before = box.ReadShuffles();
        if (before.Any(shuffle => shuffle.Owner == owner))
        {
            await GoOnAsync().ConfigureAwait(false);
            return ShuffleOutcome.AlreadyPresent;
        }

        if (before.Count >= plan.Mixers)
        {
            return ShuffleOutcome.NotReady;
        }

        if (ShuffleDocument.TryRead(bytes.Span, stage.Election, out var read) != DocumentFault.None)
        {
            return ShuffleOutcome.Malformed;
        }

        if (!read!.Verify(stage.Election, After(sums, before)))
        {
            // Whoever shuffled what was there before somebody else was faster has a good proof of the wrong thing.
            return before.Count > 0 ? ShuffleOutcome.Overtaken : ShuffleOutcome.ProofInvalid;
        }

        if (!await box.StoreShuffleAsync(before.Count, owner, bytes).ConfigureAwait(false))
        {
            return ShuffleOutcome.Overtaken;
        }

        await GoOnAsync().ConfigureAwait(false);
        return ShuffleOutcome.Accepted;
    }

    private async Task<DecryptionOutcome> AddInTurnAsync(int owner, ReadOnlyMemory<byte> handedIn)
    {
        if (!Counting || tally is null)
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

        if (ToOpen is not { } open || result is not null)
        {
            return DecryptionOutcome.NotReady;
        }

        var wrong = Check(new(stage.Election, open, order!, owner), handedIn, out var bytes, out var companion);
        if (wrong is { } refused)
        {
            return refused;
        }

        await box.StoreDecryptionAsync(owner, bytes, companion).ConfigureAwait(false);
        await GoOnAsync().ConfigureAwait(false);
        return result is not null ? DecryptionOutcome.Opened
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

    private bool Counting => box.Standing.Gate.Ordered >= StageState.Tallying;

    private async Task GoOnAsync()
    {
        if (!Counting)
        {
            return;
        }

        var counted = CountedBallots.Of(stage, box, plan.Struck());
        var sums = await TallyAsync(counted).ConfigureAwait(false);
        var shuffles = box.ReadShuffles();
        var mixed = shuffles.Count >= plan.Mixers;
        var open = After(sums, shuffles);
        var shares = mixed ? box.ReadDecryptions() : [];
        var outcome = mixed ? Open(open, counted.Count, shares) : null;
        var head = record.BringUpTo(
            new RecordSteps(
                box.Standing.OpenedAt!.Value,
                counted,
                () => counted.Archived(box),
                sums,
                shuffles,
                mixed,
                shares,
                outcome
            )
        );
        complete = outcome is not null;
        if (mixed)
        {
            toOpen = open;
            order = head;
        }

        ShowProgress();
        doesNotOpen =
            mixed && outcome is null && stage.Trustees.TryCombine([.. shares.Select(share => share.Owner)], out _);
        if (outcome is not null && result is null)
        {
            await box.StoreResultAsync(outcome.Bytes).ConfigureAwait(false);
            result = outcome;
        }

        await plan.NoteAsync(new CountSteps(sums.Hash, counted.Count, shuffles, shares)).ConfigureAwait(false);
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

        var computed = Sum.Tally(counted);
        await box.StoreTallyAsync(computed.Bytes).ConfigureAwait(false);
        return tally = computed;
    }

    private EncryptedTally After(EncryptedTally sums, IReadOnlyList<StoredShuffle> shuffles) =>
        shuffles.Aggregate(
            sums,
            (before, shuffle) =>
                ShuffleDocument.TryRead(shuffle.Bytes.Span, stage.Election, out var read) == DocumentFault.None
                    ? before.After(stage.Election, read!)
                    : throw new StorageUnavailableException("A stored shuffle cannot be read.")
        );

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

/// <summary>What a count must know of the contest around it.</summary>
/// <param name="Mixers">How many shuffles come before the opening; 0 where answers are added up.</param>
/// <param name="Struck">SHA-256 of the ballots that orders took out, hex.</param>
/// <param name="NoteAsync">Writes the notes that are due for what is there.</param>
internal sealed record CountPlan(
    int Mixers,
    Func<IReadOnlyCollection<string>> Struck,
    Func<CountSteps, Task> NoteAsync
);

/// <summary>The steps of a count that are on disk.</summary>
/// <param name="Tally">Hash of the encrypted tally before any shuffle.</param>
internal sealed record CountSteps(
    string Tally,
    int Ballots,
    IReadOnlyList<StoredShuffle> Shuffles,
    IReadOnlyList<StoredDecryption> Decryptions
);
