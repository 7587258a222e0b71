using Hustings.Record.Minutes;

namespace Hustings.Contest.Storage;

/// <summary>
/// One stage's ballot box on durable storage: ballots, wrong PINs, attempts and the steps of the count.
/// Every task completes only after its change is on disk; a change that failed throws
/// <see cref="StorageUnavailableException"/> and may or may not have been written: repeating it is always harmless.
/// Changes are decided one after another with all others of the contest (<see cref="IContestStore"/>), so that an order and a ballot
/// never meet. Reading never waits for writing. Thread-safe.
/// </summary>
public interface IBallotBox
{
    BoxSettings Settings { get; }

    /// <summary>The figures as of the last commit.</summary>
    BoxStanding Standing { get; }

    /// <summary>The stored ballot with this SHA-256 (32 bytes), without its bytes.</summary>
    StoredBallot? Find(ReadOnlyMemory<byte> hash);

    /// <summary>The exact bytes of the ballot with this SHA-256.</summary>
    byte[]? ReadBallot(ReadOnlyMemory<byte> hash);

    /// <summary>Log entries from a height on, at most <paramref name="count"/>.</summary>
    IReadOnlyList<StoredBallot> ReadLog(int from, int count);

    /// <summary>The exact bytes of all ballots in the log's order from a height on, read as they are consumed.</summary>
    IEnumerable<byte[]> ReadBallots(int from = 0);

    /// <summary>Why a row of the credential table may not vote in this stage, as of the last commit; null if no line of the voids says so.</summary>
    VoidCause? WhyVoid(int row);

    /// <summary>Wrong PINs counted for a credential.</summary>
    int CountWrongPins(Credential credential);

    /// <summary>Valid ballots that were refused because their code had voted or was void, oldest first, at most so many.</summary>
    IReadOnlyList<StoredAttempt> ReadAttempts(int count);

    /// <summary>Hands in a ballot that is valid in every respect but what only the box can know.</summary>
    Task<CastOutcome> CastAsync(CheckedBallot ballot);

    /// <summary>
    /// Counts a wrong PIN. <paramref name="request"/> (32 bytes, the SHA-256 of sealed PIN and ballot) makes a request
    /// that is sent again count once.
    /// </summary>
    Task<WrongPinOutcome> CountWrongPinAsync(Credential credential, ReadOnlyMemory<byte> request);

    /// <summary>Forgets a credential's wrong PINs. False if there were none.</summary>
    Task<bool> UnlockPinAsync(Credential credential);

    /// <summary>The row of a voting code that has a ballot with this SHA-256 here; null if the box has no such ballot.</summary>
    int? RowOf(ReadOnlyMemory<byte> hash);

    /// <summary>Keeps one trustee's checked shuffle. False if this trustee has shuffled already, or another was faster.</summary>
    /// <param name="place">How many shuffles the checked one builds on.</param>
    Task<bool> StoreShuffleAsync(int place, int owner, ReadOnlyMemory<byte> bytes);

    /// <summary>The stored shuffles in their order.</summary>
    IReadOnlyList<StoredShuffle> ReadShuffles();

    /// <summary>Keeps the encrypted tally of a closed stage.</summary>
    Task StoreTallyAsync(ReadOnlyMemory<byte> tally);

    /// <summary>The encrypted tally's bytes, if stored.</summary>
    byte[]? ReadTally();

    /// <summary>Keeps one trustee's checked partial decryption together with its companion. False if one of this trustee is here already.</summary>
    Task<bool> StoreDecryptionAsync(int owner, ReadOnlyMemory<byte> bytes, ReadOnlyMemory<byte> companion);

    /// <summary>The stored partial decryptions in the order they came in.</summary>
    IReadOnlyList<StoredDecryption> ReadDecryptions();

    /// <summary>Keeps the opened total.</summary>
    Task StoreResultAsync(ReadOnlyMemory<byte> result);

    /// <summary>The result's bytes, once the total is open.</summary>
    byte[]? ReadResult();

    /// <summary>The bytes of the round's account, once there is one.</summary>
    byte[]? ReadAccount();
}
