using System.Reflection;
using System.Text.RegularExpressions;
using Hustings.Server.Storage;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Storage;

/// <summary>
/// No statement on a ballot's path costs more the fuller the box is. Once one did: asked for a code's ballots in order, SQLite walked the whole
/// box, and with 30,000 ballots in it each further one took 40 ms.
/// </summary>
public sealed partial class QueryPlanTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hustings-plans-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Every_statement_finds_its_rows_by_all_that_it_asks_for()
    {
        using var connection = Database.OpenToWrite(Path.Combine(folder.FullName, "hustings.db"));
        object[] users =
        [
            new BallotRows(connection),
            new PinRows(connection),
            new StepRows(connection),
            new ContestRows(connection),
            new ReaderSession(connection),
        ];
        Statement[] statements = [.. users.SelectMany(Statements)];
        statements.Length.ShouldBeGreaterThan(25);

        string[] wrong =
        [
            .. statements
                .Where(statement => !statement.Sql.TrimStart().StartsWith("INSERT", StringComparison.Ordinal))
                .SelectMany(statement => Missed(connection, statement.Sql)),
        ];

        wrong.ShouldBeEmpty();
        foreach (var user in users.OfType<IDisposable>())
        {
            user.Dispose();
        }

        SqliteConnection.ClearPool(connection);
    }

    [Fact]
    public void Walking_a_box_for_one_code_is_noticed()
    {
        using var connection = Database.OpenToWrite(Path.Combine(folder.FullName, "hustings.db"));

        Missed(connection, "SELECT hash FROM ballot WHERE stage=$1 AND credential_row=$2 ORDER BY height")
            .ShouldHaveSingleItem();
        SqliteConnection.ClearPool(connection);
    }

    // A condition by which the plan does not search: the rows that fulfil the others are all read for it.
    private static IEnumerable<string> Missed(SqliteConnection connection, string sql)
    {
        var plan = Plan(connection, sql);
        return Conditions()
            .Matches(sql)
            .Select(condition => condition.Groups[1].Value)
            .Where(column => !plan.Contains($"{column}=?", StringComparison.Ordinal) && !IsRowId(plan, column))
            .Select(column => $"{sql}\n  not by {column}: {plan}");
    }

    private static bool IsRowId(string plan, string column) =>
        column is "id" or "height" && plan.Contains("(rowid=?)", StringComparison.Ordinal);

    private static string Plan(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + Parameter().Replace(sql, "x'00'");
        using var reader = command.ExecuteReader();
        List<string> steps = [];
        while (reader.Read())
        {
            steps.Add(reader.GetString(3));
        }

        return string.Join("; ", steps);
    }

    private static IEnumerable<Statement> Statements(object user)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
        return user.GetType()
            .GetFields(All)
            .Where(field => field.FieldType == typeof(Statement))
            .Select(field => (Statement)field.GetValue(user)!);
    }

    [GeneratedRegex(@"(?:WHERE|AND) (\w+)=\$[0-9]")]
    private static partial Regex Conditions();

    [GeneratedRegex(@"\$[0-9]")]
    private static partial Regex Parameter();
}
