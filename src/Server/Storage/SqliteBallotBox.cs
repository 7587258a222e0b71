using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Contest.Storage;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Server.Storage;

/// <summary>One stage's box in the database. Changes go through the one writer, reads through reading connections.</summary>
internal sealed class SqliteBallotBox(
    int id,
    BoxSettings settings,
    GroupCommit writer,
    Readers readers,
    TimeProvider time
) : IBallotBox
{
    private const int ReadAhead = 256;
    private volatile BoxStanding standing = null!;

    public BoxSettings Settings => settings;

    public BoxStanding Standing => standing;

    /// <summary>Takes over the figures of a committed transaction.</summary>
    internal void Show(BoxStanding committed) => standing = committed;

    public StoredBallot? Find(ReadOnlyMemory<byte> hash) =>
        readers.Read(reader => reader.Find.Rows(ReaderSession.Ballot, id, hash.ToArray())).FirstOrDefault();

    public byte[]? ReadBallot(ReadOnlyMemory<byte> hash) =>
        readers.Read(reader => reader.Bytes.Rows(row => row.Blob(0), id, hash.ToArray())).FirstOrDefault();

    public IReadOnlyList<StoredBallot> ReadLog(int from, int count) =>
        readers.Read(reader => reader.Log.Rows(ReaderSession.Ballot, id, from, (long)from + count));

    public IEnumerable<byte[]> ReadBallots(int from = 0)
    {
        for (; ; from += ReadAhead)
        {
            var start = from;
            var some = readers.Read(reader =>
                reader.Ballots.Rows(row => row.Blob(0), id, start, (long)start + ReadAhead)
            );
            foreach (var bytes in some)
            {
                yield return bytes;
            }

            if (some.Count < ReadAhead)
            {
                yield break;
            }
        }
    }

    public int CountWrongPins(Credential credential) =>
        readers.Read(reader => (int)reader.WrongPins.Number(id, credential.ToArray()));

    public IReadOnlyList<StoredAttempt> ReadAttempts(int count) =>
        readers.Read(reader =>
            reader.Attempts.Rows(
                row => new StoredAttempt(new Credential(row.Blob(0)), row.Blob(1), row.Time(2)),
                id,
                count
            )
        );

    public Task<CastOutcome> CastAsync(CheckedBallot ballot) => writer.Submit(session => Cast(session, ballot));

    public Task<WrongPinOutcome> CountWrongPinAsync(Credential credential, ReadOnlyMemory<byte> request) =>
        writer.Submit(session => CountWrongPin(session, credential, request));

    public Task<bool> UnlockPinAsync(Credential credential) =>
        writer.Submit(session => session.Pins.Unlock(id, credential, Now()));

    public int? RowOf(ReadOnlyMemory<byte> hash)
    {
        var rows = readers.Read(reader => reader.RowOf.Rows(row => row.GetInt32(0), id, hash.ToArray()));
        return rows.Count == 0 ? null : rows[0];
    }

    public VoidCause? WhyVoid(int row) =>
        Concerning(readers.Read(reader => reader.VoidsOfRow.Rows(ContestRows.Void, row)));

    public Task<bool> StoreShuffleAsync(int place, int owner, ReadOnlyMemory<byte> bytes) =>
        writer.Submit(session => session.Steps.StoreShuffle(id, place, owner, bytes, Now()));

    public IReadOnlyList<StoredShuffle> ReadShuffles() =>
        readers.Read(reader =>
            reader.Shuffles.Rows(row => new StoredShuffle(row.GetInt32(0), row.Blob(1), row.Time(2)), id)
        );

    public Task StoreTallyAsync(ReadOnlyMemory<byte> tally) =>
        writer.Submit(session =>
        {
            session.Steps.StoreTally(id, tally);
            return true;
        });

    public byte[]? ReadTally() => readers.Read(reader => reader.Tally.Rows(row => row.Blob(0), id)).FirstOrDefault();

    public Task<bool> StoreDecryptionAsync(int owner, ReadOnlyMemory<byte> bytes, ReadOnlyMemory<byte> companion) =>
        writer.Submit(session => session.Steps.StoreDecryption(id, owner, bytes, companion, Now()));

    public IReadOnlyList<StoredDecryption> ReadDecryptions() =>
        readers.Read(reader =>
            reader.Decryptions.Rows(
                row => new StoredDecryption(row.GetInt32(0), row.Blob(1), row.Blob(2), row.Time(3)),
                id
            )
        );

    public Task StoreResultAsync(ReadOnlyMemory<byte> result) =>
        writer.Submit(session =>
        {
            session.Steps.StoreResult(id, result);
            return true;
        });

    public byte[]? ReadResult() => readers.Read(reader => reader.Result.Rows(row => row.Blob(0), id)).FirstOrDefault();

    public byte[]? ReadAccount() =>
        readers.Read(reader => reader.Account.Rows(row => row.Blob(0), id)).FirstOrDefault();

    private CastOutcome Cast(WriterSession session, CheckedBallot ballot)
    {
        var before = session[id];
        var stored = session.Ballots.TimeOf(id, ballot.Hash);
        var ballots = session.Ballots.OfRow(id, ballot.Row).Count;
        var (verdict, refusal) = CastRules.Decide(
            new CastFacts(
                before.Gate.Refuses(ballot.Channel, ballot.Arrived),
                settings.Policy,
                stored is not null,
                settings.IsProbe ? null : Concerning(session.Contest.Voids(ballot.Row)),
                session.Pins.Count(id, ballot.Credential),
                ballots
            )
        );
        switch (verdict)
        {
            case CastVerdict.AnswerAgain:
                return CastOutcome.Accepted(stored!.Value);
            case CastVerdict.RefuseAndNote:
                NoteAttempt(session, ballot);
                return CastOutcome.Refused(refusal);
            case CastVerdict.Refuse:
                return CastOutcome.Refused(refusal);
        }

        var now = Now();
        session.Ballots.Insert(id, before.Accepted, before.Head, ballot, now);
        if (settings.IsProbe)
        {
            session.Ballots.Forget(id, before.Accepted + 1 - BoxSettings.ProbeBallots);
        }

        session[id] = before with
        {
            Accepted = before.Accepted + 1,
            Voted = before.Voted + (ballots == 0 ? 1 : 0),
            Hall = before.Hall + (ballot.Channel == Channel.Hall ? 1 : 0),
            Head = LogLine.Hash(before.Accepted, before.Head.Span, ballot.Hash.Span),
        };
        return CastOutcome.Accepted(now);
    }

    private void NoteAttempt(WriterSession session, CheckedBallot ballot)
    {
        if (
            session.Ballots.CountAttempts(id, ballot.Credential) < CastRules.MaxAttempts
            && session.Ballots.InsertAttempt(id, ballot.Credential, ballot.Hash, Now())
        )
        {
            session[id] = session[id] with { Attempts = session[id].Attempts + 1 };
        }
    }

    private WrongPinOutcome CountWrongPin(WriterSession session, Credential credential, ReadOnlyMemory<byte> request)
    {
        // Guessing goes on only while there is something to vote in; which channel's window is open plays no part.
        if (session[id].Gate.At(time.GetUtcNow()) is not (StageState.Open or StageState.Paused))
        {
            return new(Refusal.StageClosed, 0);
        }

        var ordinal = session.Pins.OrdinalOf(id, credential, request);
        if (ordinal == 0)
        {
            var counted = session.Pins.Count(id, credential);
            if (counted >= CastRules.MaxWrongPins)
            {
                return new(Refusal.PinLocked, 0);
            }

            ordinal = counted + 1;
            session.Pins.Insert(id, credential, request, ordinal, Now());
        }

        return ordinal == CastRules.MaxWrongPins
            ? new(Refusal.PinLocked, 0)
            : new(Refusal.PinWrong, CastRules.MaxWrongPins - ordinal);
    }

    private VoidCause? Concerning(IReadOnlyList<RowVoid> voids)
    {
        foreach (var entry in voids)
        {
            if (entry.Stage is null || entry.Stage == settings.Stage)
            {
                return entry.Cause;
            }
        }

        return null;
    }

    // Times are kept to the second; what is answered now must equal what is read after a restart.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
}
