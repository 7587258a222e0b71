using Hustings.Contest;

namespace Hustings.Server.Stages;

/// <summary>
/// A live view of one stage for pages, the console and the interfaces: what it is, where it stands, and the orders an
/// officer may give. Thread-safe; every figure is as of the last commit on disk.
/// </summary>
public sealed partial class StageDesk
{
    internal StageDesk(StageInfo info) => Info = info;

    public StageInfo Info { get; }

    public StageState State { get; private set; }

    /// <summary>Voting codes issued.</summary>
    public int Registered { get; private set; }

    /// <summary>Ballots in the log.</summary>
    public int Accepted { get; private set; }

    /// <summary>Voting codes that have a ballot in the log.</summary>
    public int Voted { get; private set; }

    /// <summary>Second, different, valid ballots refused under <see cref="VotePolicy.Once"/>.</summary>
    public int Attempts { get; private set; }

    /// <summary>Entries in the acceptance log (same as <see cref="Accepted"/>).</summary>
    public int LogHeight => Accepted;

    /// <summary>SHA-256 of the log's last line in hex.</summary>
    public string LogHead { get; private set; } = "";

    public DateTimeOffset? OpenedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The trustees and who has decrypted.</summary>
    public IReadOnlyList<TrusteeProgress> Decryptions { get; private set; } = [];

    /// <summary>Opens a prepared stage.</summary>
    public Task<OrderOutcome> OpenAsync() => throw new NotSupportedException("follows");

    /// <summary>
    /// Closes an open stage: no ballot is accepted after it. Returns once the archive and the encrypted tally are written.
    /// </summary>
    public Task<OrderOutcome> CloseAsync() => throw new NotSupportedException("follows");

    /// <summary>The encrypted tally's exact bytes, once the stage is closed and counted; null before.</summary>
    public ReadOnlyMemory<byte>? EncryptedTallyBytes => null;

    /// <summary>
    /// Hands in one trustee's partial decryption (exact bytes of the record). Its proofs are checked;
    /// when the last one is in, the result is computed and published.
    /// </summary>
    public Task<DecryptionOutcome> AddPartialDecryptionAsync(int owner, ReadOnlyMemory<byte> bytes) =>
        throw new NotSupportedException("follows");

    /// <summary>Unlocks a voting code after wrong PINs. False if the public credential (64 hex digits) is not on the list.</summary>
    public Task<bool> UnlockPinAsync(string publicCredential) => throw new NotSupportedException("follows");
}
