using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Hustings.Record.Minutes;
using Hustings.Server.Tests.Contests;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Hosting;

/// <summary>
/// Threat <c>traffic-analysis</c>: the log says nothing about a person. A whole round with refused ballots, requests with a forwarded address and a
/// roll beside the contest leaves no line with an address, a code or anything of a member, and a flood leaves few lines.
/// </summary>
public sealed class LogTests
{
    private const string Address = "203.0.113.77";
    private const string Roll = "id,name,email\n17,Wilhelmina Testworthy,w.testworthy@example.org\n";

    [Fact]
    public async Task Whole_round_logs_no_address_no_code_and_nothing_of_a_member()
    {
        using var lines = new Lines();
        await using var contest = new SmallContest { Log = lines };
        await File.WriteAllTextAsync(
            Path.Combine(contest.Folder, "roll.csv"),
            Roll,
            TestContext.Current.CancellationToken
        );
        await contest.StartAsync();
        contest.Client.DefaultRequestHeaders.Add("X-Forwarded-For", Address);
        contest.Client.DefaultRequestHeaders.Add("Forwarded", $"for={Address}");
        contest.Client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Testworthy", "1"));
        await contest.FoundAsync();
        await contest.OpenAsync("round-1", "ana", "ben", "chloe");
        for (var member = 0; member < 6; member++)
        {
            (await contest.CastAsync("round-1", member, [0, 1, 0, 0])).ShouldBeNull();
        }

        const int Refused = 60;
        for (var attempt = 0; attempt < Refused; attempt++)
        {
            (await contest.CastAsync("round-1", 7, [0, 1, 0, 0], _ => new byte[200])).ShouldNotBeNull();
        }

        (await contest.CastAsync("round-1", 0, [0, 0, 1, 0])).ShouldBe("already_voted");
        using (var body = new StringContent("w.testworthy@example.org"))
        {
            using var nonsense = await contest.Client.PostAsync(
                new Uri("/api/orders", UriKind.Relative),
                body,
                TestContext.Current.CancellationToken
            );
            ((int)nonsense.StatusCode).ShouldBe(400);
        }

        await contest.OrderAsync(OrderKind.Close, "round-1", new OrderDetails.None());
        await contest.TallyAsync("round-1");
        await contest.CountAsync("round-1");
        await contest.PublishAsync("round-1");

        // There is a line for each kind of refusal, not for each ballot.
        var all = lines.All;
        all.Count(line => line.Contains("Ballots refused", StringComparison.Ordinal)).ShouldBeInRange(2, 4);
        all.Count.ShouldBeLessThan(Refused);
        var secret = contest
            .Issue.Members.SelectMany(member =>
                new[]
                {
                    member.Code,
                    contest.Issue.Table.Cell(member.Row, 0).ToString(),
                    contest.Issue.Table.Cell(member.Row, 1).ToString(),
                }
            )
            .Concat([Address, "127.0.0.1:", "Testworthy", "testworthy", "Wilhelmina"])
            .ToList();
        foreach (var line in all)
        {
            secret.Where(text => line.Contains(text, StringComparison.Ordinal)).ShouldBeEmpty($"the line: {line}");
        }
    }

    /// <summary>Keeps every line that passes the server's own filters, with the exception it may carry.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = new();

        public IReadOnlyList<string> All => [.. lines];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
            // The host disposes it when it stops; the lines are looked at afterwards too.
        }
    }
}
