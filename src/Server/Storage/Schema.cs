namespace Hustings.Server.Storage;

/// <summary>
/// The tables. Times are seconds since 1970 in UTC; hashes, credentials and documents are their bytes.
/// The order of ballots is their height; the row's own id means nothing.
/// </summary>
internal static class Schema
{
    public const int Version = 1;

    public const string Create = """
        CREATE TABLE IF NOT EXISTS stage (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            genesis BLOB NOT NULL,
            state INTEGER NOT NULL DEFAULT 0,
            opened_at INTEGER, closed_at INTEGER, published_at INTEGER,
            tally BLOB, result BLOB
        ) STRICT;
        CREATE TABLE IF NOT EXISTS ballot (
            id INTEGER PRIMARY KEY,
            stage INTEGER NOT NULL REFERENCES stage(id),
            height INTEGER NOT NULL,
            hash BLOB NOT NULL,
            parent BLOB NOT NULL,
            credential BLOB NOT NULL,
            time INTEGER NOT NULL,
            bytes BLOB NOT NULL,
            UNIQUE (stage, height),
            UNIQUE (stage, hash)
        ) STRICT;
        CREATE INDEX IF NOT EXISTS ballot_credential ON ballot (stage, credential);
        CREATE TABLE IF NOT EXISTS attempt (
            stage INTEGER NOT NULL REFERENCES stage(id),
            credential BLOB NOT NULL,
            hash BLOB NOT NULL,
            time INTEGER NOT NULL,
            PRIMARY KEY (stage, credential, hash)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS wrong_pin (
            stage INTEGER NOT NULL REFERENCES stage(id),
            credential BLOB NOT NULL,
            request BLOB NOT NULL,
            ordinal INTEGER NOT NULL,
            time INTEGER NOT NULL,
            PRIMARY KEY (stage, credential, request)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS pin_unlock (
            id INTEGER PRIMARY KEY,
            stage INTEGER NOT NULL REFERENCES stage(id),
            credential BLOB NOT NULL,
            time INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE IF NOT EXISTS decryption (
            id INTEGER PRIMARY KEY,
            stage INTEGER NOT NULL REFERENCES stage(id),
            owner INTEGER NOT NULL,
            bytes BLOB NOT NULL,
            time INTEGER NOT NULL,
            UNIQUE (stage, owner)
        ) STRICT;
        """;
}
