using Hustings.Contest.Casting;
using Hustings.Record.Minutes;

namespace Hustings.Contest.Storage;

/// <summary>
/// A whole contest on durable storage with one writer: minutes, voids, waiting orders, every stage's box, notices. What is
/// decided in one <see cref="DecideAsync"/> is written in one piece or not at all, and nothing, no ballot either, is decided
/// between its reading and its writing. Reading never waits for writing. Thread-safe.
/// </summary>
public interface IContestStore : IDisposable
{
    /// <summary>The boxes in the order in which they were made, as of the last commit.</summary>
    IReadOnlyList<IBallotBox> Boxes { get; }

    /// <summary>The box of a stage, if it was made.</summary>
    IBallotBox? Box(string uuid);

    /// <summary>
    /// Reads and changes the contest as the only one. The task completes after the commit. An exception that <paramref name="decide"/>
    /// throws leaves nothing behind and comes back to the caller.
    /// </summary>
    /// <exception cref="StorageUnavailableException">Not confirmed by the disk; repeating must be harmless.</exception>
    Task<T> DecideAsync<T>(Func<IContestTransaction, T> decide);

    /// <summary>Lines of the minutes from a height on, at most <paramref name="count"/>.</summary>
    IReadOnlyList<StoredLine> ReadMinutes(int from, int count = int.MaxValue);

    /// <summary>Lines of the voids from a height on.</summary>
    IReadOnlyList<StoredLine> ReadVoids(int from, int count = int.MaxValue);

    /// <summary>How many lines the voids have, and the last one, as of the last commit.</summary>
    (int Height, ReadOnlyMemory<byte>? Last) VoidsTip { get; }

    IReadOnlyList<WaitingOrder> ReadWaiting();

    IReadOnlyList<DueStrike> ReadDueStrikes();

    IReadOnlyList<NoticeBatch> ReadNotices();

    IReadOnlyList<NoticeTry> ReadTries(string batch);

    /// <summary>Incidents by number, each as it was kept last.</summary>
    IReadOnlyList<ReadOnlyMemory<byte>> ReadIncidents();

    IReadOnlyList<StoredProbeMinute> ReadProbeMinutes();

    /// <summary>Credentials of a stage whose valid ballot was put off at some time, whether they voted since or not.</summary>
    IReadOnlyList<Credential> ReadPutOff(string uuid);

    IReadOnlyList<PutOffWatch> ReadPutOffWatches();
}

/// <summary>The contest inside one decision. Only valid while it lasts.</summary>
public interface IContestTransaction
{
    /// <summary>Height of the next line of the minutes.</summary>
    int MinutesHeight { get; }

    int VoidsHeight { get; }

    /// <summary>The last lines of both chains; null while they are empty.</summary>
    ReadOnlyMemory<byte>? LastMinute { get; }

    ReadOnlyMemory<byte>? LastVoid { get; }

    /// <summary>Appends a line whose height is <see cref="MinutesHeight"/>.</summary>
    void AppendMinute(ReadOnlyMemory<byte> line);

    /// <summary>Appends a line of the voids; the entry repeats what it says.</summary>
    void AppendVoid(VoidEntry entry, ReadOnlyMemory<byte> line);

    /// <summary>Why a row may not vote, in the order in which it was said.</summary>
    IReadOnlyList<RowVoid> Voids(int row);

    /// <summary>Hashes of the ballots of a row in a stage's box, in the log's order.</summary>
    IReadOnlyList<ReadOnlyMemory<byte>> BallotsOf(string uuid, int row);

    /// <summary>Rows that a line of the voids keeps from every stage that follows.</summary>
    IReadOnlySet<int> VoidForAll();

    /// <summary>Rows that have a ballot in a stage's box.</summary>
    IReadOnlySet<int> Voters(string uuid);

    /// <summary>Where a box stands in this decision; null if there is none.</summary>
    BoxStanding? Standing(string uuid);

    /// <summary>Makes an empty box.</summary>
    void AddBox(BoxSettings settings, BoxGate gate);

    /// <summary>Takes away a box that never held anything, or that of the probes.</summary>
    /// <exception cref="InvalidOperationException">It is a stage's box, and was opened.</exception>
    void DropBox(string uuid);

    /// <summary>Lets ballots in by other rules from now on; notes when the stage was opened, closed and published.</summary>
    void SetGate(string uuid, BoxGate gate, DateTimeOffset time);

    WaitingOrder? Waiting(string hash);

    IReadOnlyList<WaitingOrder> AllWaiting();

    /// <summary>Keeps an order that waits; one of the same hash is replaced.</summary>
    void Wait(WaitingOrder order);

    /// <summary>False if none with this hash waited.</summary>
    bool StopWaiting(string hash);

    void AddDueStrike(DueStrike strike);

    bool RemoveDueStrike(ReadOnlyMemory<byte> ballot);

    void SetAccount(string uuid, ReadOnlyMemory<byte> account);

    void AddNotice(NoticeBatch batch);

    void SetTry(string batch, NoticeTry tried);

    void FinishNotice(string batch);

    /// <summary>A finished batch has something to do again.</summary>
    void ResumeNotice(string batch);

    /// <summary>Keeps an incident; one of the same number is replaced.</summary>
    void SetIncident(int number, ReadOnlyMemory<byte> state);

    /// <summary>Keeps what probes met in a minute; the same minute of the same lane is replaced.</summary>
    void SetProbeMinute(StoredProbeMinute minute);

    void AddPutOff(string uuid, Credential credential);

    /// <summary>Forgets who was put off in a stage: what is needed of it is a number in the minutes.</summary>
    void ForgetPutOff(string uuid);

    void SetPutOffWatch(PutOffWatch watch);
}
