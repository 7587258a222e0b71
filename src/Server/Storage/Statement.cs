using Microsoft.Data.Sqlite;

namespace Hustings.Server.Storage;

/// <summary>One prepared SQL statement with parameters <c>$1</c>, <c>$2</c>, ...; not thread-safe.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand command;

    public Statement(SqliteConnection connection, string sql, int parameters = 0)
    {
        command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = "$" + i });
        }
    }

    public string Sql => command.CommandText;

    /// <summary>Runs it and returns the number of rows changed.</summary>
    public int Run(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row as a number; 0 if there is none.</summary>
    public long Number(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteScalar() is long number ? number : 0;
    }

    /// <summary>The rows, each read by <paramref name="read"/>.</summary>
    public List<T> Rows<T>(Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        var rows = new List<T>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public void Dispose() => command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, command.Parameters.Count);
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}

/// <summary>Reading columns the way the schema writes them.</summary>
internal static class Columns
{
    public static byte[] Blob(this SqliteDataReader row, int column) => row.GetFieldValue<byte[]>(column);

    public static DateTimeOffset Time(this SqliteDataReader row, int column) =>
        DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(column));

    public static DateTimeOffset? TimeOrNull(this SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.Time(column);
}
