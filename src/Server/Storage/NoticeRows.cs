using Hustings.Contest.Storage;
using Microsoft.Data.Sqlite;

namespace Hustings.Server.Storage;

/// <summary>Batches of notices and what became of each notice; written by the writer thread.</summary>
internal sealed class NoticeRows(SqliteConnection connection) : IDisposable
{
    // Once for each of a hundred thousand notices, between ballots: not made anew every time.
    private readonly Statement set = new(
        connection,
        "INSERT OR REPLACE INTO notice_try (batch, recipient, tries, sent, failure) VALUES ($1,$2,$3,$4,$5)",
        5
    );

    public const string Batches = """
        SELECT id, subject_en, subject_fr, words_en, words_fr, time, recipients,
            (SELECT count(*) FROM notice_try WHERE batch=id AND sent=1),
            (SELECT count(*) FROM notice_try WHERE batch=id AND sent=0), done
        FROM notice_batch ORDER BY time, id
        """;

    public const string Tries =
        "SELECT recipient, tries, sent, failure FROM notice_try WHERE batch=$1 ORDER BY recipient";

    public static NoticeBatch ReadBatch(SqliteDataReader row) =>
        new(
            row.GetString(0),
            row.GetString(1),
            row.GetString(2),
            row.GetString(3),
            row.GetString(4),
            row.Time(5),
            row.GetInt32(6),
            row.GetInt32(7),
            row.GetInt32(8),
            row.GetInt32(9) == 1
        );

    public static NoticeTry ReadTry(SqliteDataReader row) =>
        new(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2) == 1, row.IsDBNull(3) ? null : row.GetString(3));

    public void Add(NoticeBatch batch)
    {
        using var add = new Statement(
            connection,
            """
            INSERT OR IGNORE INTO notice_batch (id, subject_en, subject_fr, words_en, words_fr, time, recipients)
            VALUES ($1,$2,$3,$4,$5,$6,$7)
            """,
            7
        );
        add.Run(
            batch.Id,
            batch.SubjectEn,
            batch.SubjectFr,
            batch.WordsEn,
            batch.WordsFr,
            batch.Time.ToUnixTimeSeconds(),
            batch.Recipients
        );
    }

    public void Set(string batch, NoticeTry tried) =>
        set.Run(batch, tried.Recipient, tried.Tries, tried.Sent ? 1 : 0, tried.Failure);

    public void Dispose() => set.Dispose();

    public void SetDone(string batch, bool done)
    {
        using var set = new Statement(connection, "UPDATE notice_batch SET done=$2 WHERE id=$1", 2);
        set.Run(batch, done ? 1 : 0);
    }
}
