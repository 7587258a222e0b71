using System.Security.Cryptography;
using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Record.Archive;
using Hustings.Server.Tests.Hosting;
using Hustings.Server.Tests.Stages;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Casting;

/// <summary>Ballots that arrive while the stage closes are either in the record and acknowledged, or refused: never between.</summary>
public sealed class CloseRaceTests
{
    [Fact]
    public async Task Acknowledged_ballots_are_exactly_those_in_the_archive()
    {
        await using var server = await RunningServer.OpenAsync(VotePolicy.Last);
        var requests = Enumerable
            .Range(0, 120)
            .Select(number => server.Request(number % 12, number % 4, seed: $"race {number}"))
            .ToList();
        using var soon = new SemaphoreSlim(0);
        var casts = requests
            .Select(async request =>
            {
                var answer = await server.CastAsync(request);
                soon.Release();
                return (Hash: Convert.ToHexStringLower(SHA256.HashData(request.AsSpan(CastingHead.Length))), answer);
            })
            .ToList();

        // Close in the middle of it.
        for (var answered = 0; answered < 20; answered++)
        {
            await soon.WaitAsync(TestContext.Current.CancellationToken);
        }

        (await server.Officer.CloseAsync()).ShouldBe(OrderOutcome.Done);
        var answers = await Task.WhenAll(casts);

        // Several ballots of one code come at once here; the gate takes one of them at a time.
        answers
            .Where(cast => !cast.answer.Accepted)
            .ShouldAllBe(cast => cast.answer.Code == "stage_closed" || cast.answer.Code == "one_at_a_time");
        var acknowledged = answers.Where(cast => cast.answer.Accepted).Select(cast => cast.Hash).ToList();
        InArchive(server).Order().ShouldBe(acknowledged.Order());
        acknowledged.Count.ShouldBe(server.Desk.Accepted);
        CountTests.Verified(server);
    }

    private static List<string> InArchive(RunningServer server)
    {
        using var stream = File.OpenRead(server.Desk.RecordPath);
        using var reader = new ArchiveReader(stream);
        var ballots = new List<string>();
        while (reader.Next(out var entry) == ArchiveFault.None)
        {
            if (
                entry.Kind == EntryKind.Event
                && ArchiveEvent.TryRead(entry.Content.Span, out var read) == Hustings.Record.DocumentFault.None
                && read!.Type == EventType.Ballot
            )
            {
                ballots.Add(read.Payload!);
            }
        }

        return ballots;
    }
}
