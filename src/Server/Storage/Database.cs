using Microsoft.Data.Sqlite;

namespace Hustings.Server.Storage;

/// <summary>Opens connections to one database file: a single writing one and any number of reading ones.</summary>
internal static class Database
{
    /// <summary>
    /// Opens the writing connection and creates the tables. WAL with <c>synchronous=FULL</c>: a commit returns only
    /// after its WAL frames are flushed to disk, so an answer given after it survives a power cut.
    /// </summary>
    public static SqliteConnection OpenToWrite(string path)
    {
        MakePrivate(path);
        var connection = Open(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            Run(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;");
            var version = Number(connection, "PRAGMA user_version");
            if (version > Schema.Version)
            {
                throw new InvalidDataException($"{path} was written by a newer version of Hustings.");
            }

            if (version == 2)
            {
                Run(connection, $"BEGIN IMMEDIATE; {Schema.Version3} PRAGMA user_version=3; COMMIT;");
                return connection;
            }

            if (version is > 0 and < Schema.Version)
            {
                throw new InvalidDataException(
                    $"{path} was written by an early version of Hustings, which kept one stage without minutes."
                );
            }

            if (version == 0)
            {
                Run(
                    connection,
                    $"BEGIN IMMEDIATE; {Schema.Create} {Schema.Version3} PRAGMA user_version={Schema.Version}; COMMIT;"
                );
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Who voted when is nobody's business: SQLite gives the files beside the database the database's own mode.
    private static void MakePrivate(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        if (!File.Exists(path))
        {
            new FileStream(path, options).Dispose();
        }
    }

    /// <summary>Opens a reading connection; the database must exist.</summary>
    public static SqliteConnection OpenToRead(string path) => Open(path, SqliteOpenMode.ReadOnly);

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = mode,
                Pooling = false,
                // How long a locked database is waited for before a change counts as failed (seconds).
                DefaultTimeout = 2,
            }.ToString()
        );
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
