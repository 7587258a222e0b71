namespace Hustings.Server.Storage;

/// <summary>
/// The tables. Times are seconds since 1970 in UTC; hashes, credentials and documents are their bytes.
/// The order of ballots is their height; the row's own id means nothing.
/// </summary>
internal static class Schema
{
    public const int Version = 3;

    /// <summary>What version 3 added: a database of version 2 gets it when it is opened.</summary>
    public const string Version3 = """
        CREATE TABLE gate_incident (number INTEGER PRIMARY KEY, state BLOB NOT NULL) STRICT;
        CREATE TABLE probe_minute (
            start INTEGER NOT NULL,
            lane INTEGER NOT NULL,
            probes INTEGER NOT NULL,
            accepted INTEGER NOT NULL,
            slowest INTEGER NOT NULL,
            PRIMARY KEY (start, lane)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE put_off (
            uuid TEXT NOT NULL,
            credential BLOB NOT NULL,
            PRIMARY KEY (uuid, credential)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE put_off_watch (uuid TEXT PRIMARY KEY, since INTEGER NOT NULL, gaps INTEGER NOT NULL) STRICT;
        """;

    public const string Create = """
        CREATE TABLE minute (height INTEGER PRIMARY KEY, line BLOB NOT NULL) STRICT;
        CREATE TABLE void (
            height INTEGER PRIMARY KEY,
            credential_row INTEGER NOT NULL,
            cause INTEGER NOT NULL,
            stage TEXT,
            line BLOB NOT NULL
        ) STRICT;
        CREATE INDEX void_row ON void (credential_row);
        CREATE TABLE waiting_order (
            hash TEXT PRIMARY KEY,
            bytes BLOB NOT NULL,
            proposer TEXT NOT NULL,
            signatures BLOB NOT NULL,
            time INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE due_strike (
            ballot BLOB PRIMARY KEY,
            stage TEXT NOT NULL,
            credential_row INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE notice_batch (
            id TEXT PRIMARY KEY,
            subject_en TEXT NOT NULL, subject_fr TEXT NOT NULL,
            words_en TEXT NOT NULL, words_fr TEXT NOT NULL,
            time INTEGER NOT NULL,
            recipients INTEGER NOT NULL,
            done INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE TABLE notice_try (
            batch TEXT NOT NULL REFERENCES notice_batch(id),
            recipient INTEGER NOT NULL,
            tries INTEGER NOT NULL,
            sent INTEGER NOT NULL,
            failure TEXT,
            PRIMARY KEY (batch, recipient)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE stage (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            uuid TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            policy INTEGER NOT NULL,
            genesis BLOB NOT NULL,
            ordered INTEGER NOT NULL,
            opened_at INTEGER, closed_at INTEGER, published_at INTEGER,
            tally BLOB, result BLOB, account BLOB
        ) STRICT;
        CREATE TABLE stage_window (
            stage INTEGER NOT NULL REFERENCES stage(id),
            place INTEGER NOT NULL,
            channel INTEGER NOT NULL,
            opens INTEGER, closes INTEGER,
            PRIMARY KEY (stage, place)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE ballot (
            id INTEGER PRIMARY KEY,
            stage INTEGER NOT NULL REFERENCES stage(id),
            height INTEGER NOT NULL,
            hash BLOB NOT NULL,
            parent BLOB NOT NULL,
            credential BLOB NOT NULL,
            credential_row INTEGER NOT NULL,
            channel INTEGER NOT NULL,
            time INTEGER NOT NULL,
            bytes BLOB NOT NULL,
            UNIQUE (stage, height),
            UNIQUE (stage, hash)
        ) STRICT;
        CREATE INDEX ballot_credential ON ballot (stage, credential_row);
        CREATE TABLE attempt (
            stage INTEGER NOT NULL REFERENCES stage(id),
            credential BLOB NOT NULL,
            hash BLOB NOT NULL,
            time INTEGER NOT NULL,
            PRIMARY KEY (stage, credential, hash)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE wrong_pin (
            stage INTEGER NOT NULL REFERENCES stage(id),
            credential BLOB NOT NULL,
            request BLOB NOT NULL,
            ordinal INTEGER NOT NULL,
            time INTEGER NOT NULL,
            PRIMARY KEY (stage, credential, request)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE pin_unlock (
            id INTEGER PRIMARY KEY,
            stage INTEGER NOT NULL REFERENCES stage(id),
            credential BLOB NOT NULL,
            time INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE shuffle (
            stage INTEGER NOT NULL REFERENCES stage(id),
            place INTEGER NOT NULL,
            owner INTEGER NOT NULL,
            bytes BLOB NOT NULL,
            time INTEGER NOT NULL,
            PRIMARY KEY (stage, place),
            UNIQUE (stage, owner)
        ) STRICT;
        CREATE TABLE decryption (
            id INTEGER PRIMARY KEY,
            stage INTEGER NOT NULL REFERENCES stage(id),
            owner INTEGER NOT NULL,
            bytes BLOB NOT NULL,
            companion BLOB NOT NULL,
            time INTEGER NOT NULL,
            UNIQUE (stage, owner)
        ) STRICT;
        """;
}
