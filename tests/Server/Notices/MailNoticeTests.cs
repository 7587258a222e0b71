using System.Net;
using Hustings.Contest;
using Hustings.Server.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Notices;

/// <summary>Changed times reach the members by e-mail; what fails is counted by reason and holds nobody's address.</summary>
public sealed class MailNoticeTests
{
    private const string NoRoom = "550 no room";

    [Fact]
    public async Task Batch_of_50_members_arrives_with_old_and_new_time_in_each_members_language()
    {
        await using var sink = new MailSink
        {
            Answer = to => to.StartsWith("m07", StringComparison.Ordinal) ? NoRoom : null,
        };
        await using var server = await NoticeServer.StartAsync(
            NoticeServer.Mail(sink),
            i => i == 8 ? NoticeServer.Member(i) with { Email = "" } : NoticeServer.Member(i)
        );

        await server.ChangeAsync();

        var note = (await server.NotesAsync(1)).Single();
        (note.Sent, note.Failed).ShouldBe((48, 2));
        sink.Taken.Select(one => one.To).Distinct().Count().ShouldBe(48);
        sink.Taken.Count.ShouldBe(48);
        var english = sink.Taken.Single(one => one.To.StartsWith("m02", StringComparison.Ordinal)).Message;
        english.ShouldContain("1:12\u00a0p.m. Toronto time (before: by an officer’s order)");
        english.ShouldContain("Sunday, November 22, 2026");
        english.ShouldContain("The hall flooded.");
        english.ShouldNotContain("inondée");
        var french = sink.Taken.Single(one => one.To.StartsWith("m03", StringComparison.Ordinal)).Message;
        french.ShouldContain("13\u00a0h\u00a012, heure de Toronto");
        french.ShouldContain("La salle est inondée.");
        var batch = await server.BatchAsync();
        batch.GetProperty("done").GetBoolean().ShouldBeTrue();
        batch
            .GetProperty("failures")
            .EnumerateArray()
            .Select(one => (one.GetProperty("reason").GetString(), one.GetProperty("count").GetInt32()))
            .ShouldBe([("address_refused", 1), ("no_address", 1)], ignoreOrder: true);
    }

    [Fact]
    public async Task Retry_sends_only_those_that_failed_and_says_so_again()
    {
        await using var sink = new MailSink
        {
            Answer = to => to.StartsWith("m1", StringComparison.Ordinal) ? NoRoom : null,
        };
        await using var server = await NoticeServer.StartAsync(NoticeServer.Mail(sink));
        await server.ChangeAsync();
        (await server.NotesAsync(1))[0].Failed.ShouldBe(10);
        var id = (await server.BatchAsync()).GetProperty("id").GetString();
        sink.Taken.Clear();
        sink.Answer = _ => null;

        var path = $"/api/notices/{id}/retry";
        (await server.AskAsync(HttpMethod.Post, path, null)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await server.AskAsync(HttpMethod.Post, path, "clerk")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await server.AskAsync(HttpMethod.Post, path, PreparedContest.OfficerId)).Status.ShouldBe(HttpStatusCode.OK);

        var note = (await server.NotesAsync(2))[1];
        (note.Sent, note.Failed).ShouldBe((NoticeServer.Members, 0));
        sink.Taken.Select(one => one.To)
            .Order()
            .ShouldBe(Enumerable.Range(10, 10).Select(i => NoticeServer.Member(i).Email));
        (await server.AskAsync(HttpMethod.Post, path, PreparedContest.OfficerId)).Body.ShouldContain("nothing_failed");
    }

    [Fact]
    public async Task Busy_mail_server_is_tried_again_by_itself()
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, bool>();
        await using var sink = new MailSink { Answer = to => seen.TryAdd(to, true) ? "451 later" : null };
        await using var server = await NoticeServer.StartAsync(NoticeServer.Mail(sink));

        await server.ChangeAsync();

        (await server.NotesAsync(1))[0].Sent.ShouldBe(NoticeServer.Members);
    }

    [Fact]
    public async Task Restart_in_the_middle_repeats_no_more_than_what_was_on_its_way()
    {
        await using var sink = new MailSink { Slowness = TimeSpan.FromMilliseconds(20) };
        var settings = NoticeServer.Mail(sink);
        await using var server = await NoticeServer.StartAsync(settings);
        await server.ChangeAsync();
        await NoticeServer.UntilAsync(() => sink.Taken.Count >= 10);

        await server.RestartAsync();

        (await server.NotesAsync(1)).Single().Sent.ShouldBe(NoticeServer.Members);
        sink.Taken.Select(one => one.To).Distinct().Count().ShouldBe(NoticeServer.Members);
        sink.Taken.Count.ShouldBeLessThanOrEqualTo(NoticeServer.Members + settings.Lanes);
    }

    [Fact]
    public async Task Dead_mail_server_fails_everyone_without_knocking_for_each()
    {
        var sink = new MailSink();
        var settings = NoticeServer.Mail(sink);
        await sink.DisposeAsync();
        await using var server = await NoticeServer.StartAsync(settings);

        await server.ChangeAsync();

        (await server.NotesAsync(1))[0].Failed.ShouldBe(NoticeServer.Members);
        var failure = (await server.BatchAsync()).GetProperty("failures").EnumerateArray().Single();
        failure.GetProperty("reason").GetString().ShouldBe("unreachable");
    }

    [Fact]
    public async Task Newer_times_end_a_batch_that_says_the_older_ones()
    {
        await using var sink = new MailSink { Slowness = TimeSpan.FromMilliseconds(50) };
        await using var server = await NoticeServer.StartAsync(NoticeServer.Mail(sink));
        await server.ChangeAsync();
        await NoticeServer.UntilAsync(() => !sink.Taken.IsEmpty);

        await server.ChangeAsync(hours: 3);

        var notes = await server.NotesAsync(2);
        notes[0].Sent.ShouldBeLessThan(NoticeServer.Members);
        (notes[0].Sent + notes[0].Failed, notes[1].Sent).ShouldBe((NoticeServer.Members, NoticeServer.Members));
        (
            await server.AskAsync(HttpMethod.Post, $"/api/notices/{notes[0].Batch}/retry", PreparedContest.OfficerId)
        ).Body.ShouldContain("superseded");
    }

    [Fact]
    public async Task No_address_stands_outside_the_contacts_or_in_a_log_line()
    {
        var log = new StringWriter();
        var before = System.Console.Error;
        System.Console.SetError(log);
        try
        {
            await using var sink = new MailSink { Answer = to => $"550 {to} is unknown" };
            await using var server = await NoticeServer.StartAsync(NoticeServer.Mail(sink));
            await server.ChangeAsync();
            (await server.NotesAsync(1))[0].Failed.ShouldBe(NoticeServer.Members);
            await server.StopAsync();
            foreach (var file in Directory.GetFiles(server.Folder, "*", SearchOption.AllDirectories))
            {
                var personal = Path.GetFileName(Path.GetDirectoryName(file)) is "contacts" or "notices";
                var text = System.Text.Encoding.Latin1.GetString(
                    await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)
                );
                text.Contains(NoticeServer.Domain, StringComparison.Ordinal).ShouldBe(personal, file);
            }

            await server.StartAsync();
        }
        finally
        {
            System.Console.SetError(before);
        }

        log.ToString().ShouldContain("0 sent, 50 failed");
        log.ToString().ShouldNotContain(NoticeServer.Domain);
    }
}
