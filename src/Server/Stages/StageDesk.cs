using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Contest.Storage;
using Hustings.Record;

namespace Hustings.Server.Stages;

/// <summary>
/// A live view of one stage for pages, the console and the interfaces: what it is, where it stands, and the orders an
/// officer may give. Thread-safe; every figure is as of the last commit on disk.
/// </summary>
public sealed class StageDesk : IDisposable
{
    // A ballot is decided in milliseconds, in a rush in seconds; longer than this nobody waits for a stuck one.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private readonly PreparedStage stage;
    private readonly IContestStore store;
    private readonly StageCount count;
    private readonly TimeProvider time;

    /// <param name="recordPath">Where the stage's archive is written at close.</param>
    public StageDesk(
        PreparedStage stage,
        ServerKeys keys,
        IContestStore store,
        IBallotBox box,
        string recordPath,
        TimeProvider time
    )
    {
        this.stage = stage;
        this.store = store;
        this.time = time;
        Box = box;
        Keys = keys;
        RecordPath = recordPath;
        Intake = new BallotIntake(stage, keys, box);
        count = new StageCount(stage, store, box, recordPath, time);
    }

    public StageInfo Info => stage.Info;

    public Election Election => stage.Election;

    public TrusteeKeys Trustees => stage.Trustees;

    public PublicCredentials Credentials => stage.Credentials;

    /// <summary>The state as everybody is told: a count that is not public yet is closed.</summary>
    public StageState State => Phase is StageState.Tallying or StageState.Counted ? StageState.Closed : Phase;

    /// <summary>The state to the step.</summary>
    public StageState Phase => Box.Standing.Gate.At(time.GetUtcNow());

    /// <summary>Voting codes issued.</summary>
    public int Registered => stage.Credentials.Count;

    /// <summary>Ballots in the log.</summary>
    public int Accepted => Box.Standing.Accepted;

    /// <summary>Voting codes that have a ballot in the log.</summary>
    public int Voted => Box.Standing.Voted;

    /// <summary>Second, different, valid ballots refused under <see cref="VotePolicy.Once"/>.</summary>
    public int Attempts => Box.Standing.Attempts;

    /// <summary>Entries in the acceptance log (same as <see cref="Accepted"/>).</summary>
    public int LogHeight => Box.Standing.Accepted;

    /// <summary>SHA-256 of the log's last line in hex; of the log's name while it is empty.</summary>
    public string LogHead => Convert.ToHexStringLower(Box.Standing.Head.Span);

    public DateTimeOffset? OpenedAt => Box.Standing.OpenedAt;

    public DateTimeOffset? ClosedAt => Box.Standing.ClosedAt;

    public DateTimeOffset? PublishedAt => Box.Standing.PublishedAt;

    /// <summary>The trustees and who has decrypted.</summary>
    public IReadOnlyList<TrusteeProgress> Decryptions => count.Progress;

    /// <summary>The encrypted tally's exact bytes, once the stage is closed and summed up; null before.</summary>
    public ReadOnlyMemory<byte>? EncryptedTallyBytes => count.Tally?.Bytes;

    /// <summary>What the trustees' companions are bound to: hash of the archive's last event at the close, hex; null before.</summary>
    public string? DecryptionOrder => count.Order;

    /// <summary>The trustees' shares are all there and open the total to no numbers: one of them is false.</summary>
    public bool TallyDoesNotOpen => Phase == StageState.Tallying && count.DoesNotOpen;

    /// <summary>The result, once published; null before.</summary>
    public ElectionResult? Result => State == StageState.Published ? count.Result : null;

    /// <summary>Where the archive is (or will be) on disk.</summary>
    public string RecordPath { get; }

    /// <summary>The public halves of the server's keys, and what signs receipts.</summary>
    internal ServerKeys Keys { get; }

    internal IBallotBox Box { get; }

    internal BallotIntake Intake { get; }

    /// <summary>Opens a prepared stage.</summary>
    public Task<OrderOutcome> OpenAsync() => OrderAsync(StageState.Prepared, StageState.Open);

    /// <summary>
    /// Closes an open stage: ballots that have arrived whole are decided first, none is accepted after it. Returns once the encrypted tally and the archive are written;
    /// giving the order again goes on where a failure stopped it.
    /// </summary>
    public async Task<OrderOutcome> CloseAsync()
    {
        await Intake.Line.ServeAsync(LongestWait, time).ConfigureAwait(false);
        var outcome = await OrderAsync(StageState.Open, StageState.Tallying).ConfigureAwait(false);
        if (outcome is not (OrderOutcome.Done or OrderOutcome.AlreadyDone))
        {
            return outcome;
        }

        return await ResumeAsync().ConfigureAwait(false) ? outcome : OrderOutcome.StorageUnavailable;
    }

    /// <summary>
    /// Hands in one trustee's partial decryption (exact bytes of the record) and its companion, each ended by a line feed. Their
    /// proofs are checked; when the last one is in, the result is computed and published.
    /// </summary>
    public Task<DecryptionOutcome> AddPartialDecryptionAsync(int owner, ReadOnlyMemory<byte> handedIn) =>
        count.AddAsync(owner, handedIn);

    /// <summary>Unlocks a voting code after wrong PINs. False if the public credential (64 hex digits) is not on the list.</summary>
    /// <exception cref="StorageUnavailableException">It could not be written.</exception>
    public async Task<bool> UnlockPinAsync(string publicCredential)
    {
        if (
            !Credential.TryParse(publicCredential, out var credential)
            || stage.Credentials.IndexOf(System.Text.Encoding.ASCII.GetBytes(publicCredential)) < 0
        )
        {
            return false;
        }

        await Box.UnlockPinAsync(credential).ConfigureAwait(false);
        return true;
    }

    /// <summary>Does what a closed stage still lacks: tally, archive, result. False if storage failed.</summary>
    internal Task<bool> ResumeAsync() => count.ResumeAsync();

    public void Dispose() => count.Dispose();

    private async Task<OrderOutcome> OrderAsync(StageState from, StageState to)
    {
        try
        {
            return await store
                .DecideAsync(contest =>
                {
                    var gate = contest.Standing(Info.Uuid)!.Gate;
                    if (gate.Ordered != from)
                    {
                        return gate.Ordered == to || (to == StageState.Tallying && gate.Ordered > to)
                            ? OrderOutcome.AlreadyDone
                            : OrderOutcome.NotPossible;
                    }

                    contest.SetGate(Info.Uuid, gate with { Ordered = to }, time.GetUtcNow());
                    return OrderOutcome.Done;
                })
                .ConfigureAwait(false);
        }
        catch (StorageUnavailableException)
        {
            return OrderOutcome.StorageUnavailable;
        }
    }
}
