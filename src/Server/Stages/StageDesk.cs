using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Contest.Storage;
using Hustings.Record;
using Hustings.Record.Credentials;
using Hustings.Record.Definitions;

namespace Hustings.Server.Stages;

/// <summary>
/// A live view of one stage for pages, the console and the interfaces: what it is, where it stands. A stage that is only planned has
/// no election, no list and no box yet. Thread-safe; every figure is as of the last commit on disk.
/// </summary>
public sealed class StageDesk : IDisposable
{
    private readonly TimeProvider time;
    private volatile StageParts? parts;
    private volatile StageInfo info;
    private volatile byte[]? account;

    /// <param name="recordPath">Where the stage's archive is written once the count begins.</param>
    public StageDesk(
        string id,
        StageInfo info,
        ServerKeys keys,
        TrusteeKeys trustees,
        string recordPath,
        TimeProvider time
    )
    {
        Id = id;
        this.info = info;
        this.time = time;
        Keys = keys;
        Trustees = trustees;
        RecordPath = recordPath;
    }

    /// <summary>The stage's id in the definition.</summary>
    public string Id { get; }

    public StageInfo Info => info;

    /// <summary>Whether ballot and list are fixed.</summary>
    public bool IsPrepared => parts is not null;

    /// <exception cref="InvalidOperationException">The stage is only planned; the caller's bug.</exception>
    public Election Election => Parts.Stage.Election;

    public TrusteeKeys Trustees { get; }

    /// <exception cref="InvalidOperationException">The stage is only planned; the caller's bug.</exception>
    public PublicCredentials Credentials => Parts.Stage.Credentials;

    /// <summary>Ed25519 keys in hex of terminals that are known in this box only, by id: of the probes. Null: those that orders enrolled.</summary>
    internal IReadOnlyDictionary<string, string>? Terminals { get; init; }

    /// <summary>The state as everybody is told: a count that is not public yet is closed, a planned stage is not open yet.</summary>
    public StageState State => Phase is StageState.Tallying or StageState.Counted ? StageState.Closed : Phase;

    /// <summary>The state to the step.</summary>
    public StageState Phase =>
        parts is { } prepared ? prepared.Box.Standing.Gate.At(time.GetUtcNow()) : StageState.Prepared;

    /// <summary>The channels' windows now in force; empty while the stage is planned.</summary>
    public IReadOnlyList<ChannelWindow> Windows => Standing?.Gate.Windows ?? [];

    /// <summary>Voting codes on the list.</summary>
    public int Registered => parts?.Stage.Credentials.Count ?? 0;

    /// <summary>Ballots in the log.</summary>
    public int Accepted => Standing?.Accepted ?? 0;

    /// <summary>Voting codes that have a ballot in the log.</summary>
    public int Voted => Standing?.Voted ?? 0;

    /// <summary>Ballots from the hall's terminals.</summary>
    public int Hall => Standing?.Hall ?? 0;

    /// <summary>Second, different, valid ballots refused under <see cref="VotePolicy.Once"/>, and ballots of void codes.</summary>
    public int Attempts => Standing?.Attempts ?? 0;

    /// <summary>Entries in the acceptance log (same as <see cref="Accepted"/>).</summary>
    public int LogHeight => Accepted;

    /// <summary>SHA-256 of the log's last line in hex; of the log's name while it is empty; nothing while the stage is planned.</summary>
    public string LogHead => Standing is { } standing ? Convert.ToHexStringLower(standing.Head.Span) : "";

    public DateTimeOffset? OpenedAt => Standing?.OpenedAt;

    public DateTimeOffset? ClosedAt => State >= StageState.Closed ? Standing!.ClosedAt ?? Standing.Gate.Ends : null;

    public DateTimeOffset? PublishedAt => Standing?.PublishedAt;

    /// <summary>The trustees and who has decrypted.</summary>
    public IReadOnlyList<TrusteeProgress> Decryptions => parts?.Count.Progress ?? [];

    /// <summary>The encrypted tally's exact bytes, as the last shuffle left it, once it can be decrypted; null before.</summary>
    public ReadOnlyMemory<byte>? EncryptedTallyBytes => parts?.Count.ToOpen?.Bytes;

    /// <summary>Hash of the archive's event before the first decryption: what companions are bound to. Null before.</summary>
    public string? DecryptionOrder => parts?.Count.Order;

    /// <summary>The trustees' shares are all there and open the total to no numbers: one of them is false.</summary>
    public bool TallyDoesNotOpen => Phase == StageState.Tallying && parts!.Count.DoesNotOpen;

    /// <summary>The result, once published; null before.</summary>
    public ElectionResult? Result => State == StageState.Published ? Parts.Count.Result : null;

    /// <summary>The account of the round, once it is computed.</summary>
    public byte[]? Account => account;

    /// <summary>Where the archive is (or will be) on disk.</summary>
    public string RecordPath { get; }

    /// <summary>The public halves of the server's keys, and what signs receipts.</summary>
    internal ServerKeys Keys { get; }

    /// <exception cref="InvalidOperationException">The stage is only planned; the caller's bug.</exception>
    internal StageParts Parts =>
        parts ?? throw new InvalidOperationException($"Stage {Id} is only planned: it has no ballot box yet.");

    internal IBallotBox Box => Parts.Box;

    internal StageCount Count => Parts.Count;

    private BoxStanding? Standing => parts?.Box.Standing;

    /// <summary>
    /// Hands in one trustee's partial decryption (exact bytes of the record) and its companion. Its proofs are checked;
    /// when enough are in, the total is opened.
    /// </summary>
    public Task<DecryptionOutcome> AddPartialDecryptionAsync(int owner, ReadOnlyMemory<byte> bytes) =>
        parts is { } prepared ? prepared.Count.AddAsync(owner, bytes) : Task.FromResult(DecryptionOutcome.NotReady);

    /// <summary>Unlocks a voting code after wrong PINs. False if the public credential (64 hex digits) is not on the list.</summary>
    /// <exception cref="StorageUnavailableException">It could not be written.</exception>
    public async Task<bool> UnlockPinAsync(string publicCredential)
    {
        if (
            parts is not { } prepared
            || !Credential.TryParse(publicCredential, out var credential)
            || prepared.Stage.Credentials.IndexOf(System.Text.Encoding.ASCII.GetBytes(publicCredential)) < 0
        )
        {
            return false;
        }

        await prepared.Box.UnlockPinAsync(credential).ConfigureAwait(false);
        return true;
    }

    /// <summary>The stage is prepared from now on.</summary>
    internal void Prepare(StageParts prepared) => parts = prepared;

    /// <summary>Names and times change with orders; a stage that an amendment sent back to planning loses its parts.</summary>
    internal void Show(StageInfo changed, bool prepared, byte[]? counted)
    {
        info = changed;
        account = counted;
        if (!prepared)
        {
            parts?.Dispose();
            parts = null;
        }
    }

    public void Dispose() => parts?.Dispose();
}

/// <summary>What a prepared stage works with.</summary>
internal sealed record StageParts(PreparedStage Stage, IBallotBox Box, BallotIntake Intake, StageCount Count)
    : IDisposable
{
    public void Dispose() => Count.Dispose();
}
