using Microsoft.Data.Sqlite;
using Shouldly;

namespace Hustings.Server.Tests.Hosting;

/// <summary>Everything the server keeps about ballots, read past the server from its files, to show that nothing was added.</summary>
public static class Inventory
{
    private static readonly string[] Tables = ["ballot", "attempt", "wrong_pin", "pin_unlock", "decryption", "stage"];

    /// <summary>The row counts of all tables, and the log's head.</summary>
    public static string Of(RunningServer server)
    {
        using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(server.Folder, "hustings.db")};Mode=ReadOnly;Pooling=False"
        );
        connection.Open();
        var counts = Tables.Select(table =>
        {
            using var command = connection.CreateCommand();
            // Table names cannot be parameters; these are constants.
#pragma warning disable CA2100
            command.CommandText = $"SELECT count(*) FROM {table}";
#pragma warning restore CA2100
            return $"{table} {command.ExecuteScalar()}";
        });
        return $"{string.Join(", ", counts)}; log {server.Desk.LogHeight} {server.Desk.LogHead}";
    }

    /// <summary>Runs something after which the server must hold exactly what it held before.</summary>
    public static async Task<T> UnchangedAsync<T>(RunningServer server, Func<Task<T>> act)
    {
        var before = Of(server);
        var answer = await act();
        Of(server).ShouldBe(before);
        return answer;
    }
}
