using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Hustings.Contest;
using Hustings.Contest.Roll;
using Hustings.Server.Contests;
using Hustings.Server.Notices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Notices;

/// <summary>Notices by an SMS gateway, and by the party's own mailer.</summary>
public sealed class OtherWaysTests
{
    [Fact]
    public async Task Gateway_gets_each_notice_once_it_is_not_busy_any_more()
    {
        var taken = new ConcurrentQueue<JsonElement>();
        var seen = new ConcurrentDictionary<string, bool>();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using var gateway = builder.Build();
        gateway.Run(async context =>
        {
            var body = (
                await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted)
            ).RootElement;
            var first = seen.TryAdd(body.GetProperty("id").GetString()!, true);
            context.Response.StatusCode =
                context.Request.Headers["X-Key"] != "secret" ? 401
                : first ? 503
                : 200;
            if (context.Response.StatusCode == 200)
            {
                taken.Enqueue(body);
            }
        });
        await gateway.StartAsync(TestContext.Current.CancellationToken);
        var way = new GatewayWay(
            new Uri(gateway.Urls.First()),
            "POST",
            GatewayWay.Json,
            """{"to":"{phone}","text":"{text}","id":"{id}","lang":"{language}"}""",
            new Dictionary<string, string> { ["X-Key"] = "secret" }
        );
        var settings = new NoticeSettings(null, way) { Waits = [TimeSpan.FromMilliseconds(20)] };
        await using var server = await NoticeServer.StartAsync(
            settings,
            i => NoticeServer.Member(i) with { Language = "{\"text}" }
        );

        await server.ChangeAsync();

        (await server.NotesAsync(1))[0].Sent.ShouldBe(NoticeServer.Members);
        taken
            .Select(one => one.GetProperty("to").GetString())
            .Order()
            .ShouldBe(Enumerable.Range(0, NoticeServer.Members).Select(i => NoticeServer.Member(i).Phone));
        var sample = taken.First();
        sample.GetProperty("lang").GetString().ShouldBe("{\"text}");
        sample.GetProperty("text").GetString()!.ShouldContain("The hall flooded.");
        sample.GetProperty("text").GetString()!.ShouldContain("La salle est inondée.");
        await gateway.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task List_for_the_partys_mailer_is_for_returning_officer_and_registrar_and_guards_formulas()
    {
        await using var server = await NoticeServer.StartAsync(
            new NoticeSettings(null, null),
            i => NoticeServer.Member(i) with { Name = "=HYPERLINK(\"http://x\")" }
        );
        await server.ChangeAsync();
        await NoticeServer.UntilAsync(() => server.Service<ContestOffice>().Store.ReadNotices().Count > 0);

        var id = (await server.BatchAsync()).GetProperty("id").GetString();
        var path = $"/api/notices/{id}.csv";
        (await server.AskAsync(HttpMethod.Get, path, null)).Body.ShouldContain("no_session");
        (await server.AskAsync(HttpMethod.Get, path, "clerk")).Body.ShouldContain("wrong_officer");
        (await server.AskAsync(HttpMethod.Get, "/api/notices/minute-1.csv", PreparedContest.OfficerId)).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
        var (status, csv) = await server.AskAsync(HttpMethod.Get, path, PreparedContest.OfficerId);
        status.ShouldBe(HttpStatusCode.OK);
        csv.Split("\"'=HYPERLINK").Length.ShouldBe(NoticeServer.Members + 1);
        csv.ShouldNotContain(",=");
        csv.ShouldNotContain(",\"=");

        (await server.BatchAsync()).GetProperty("sent").GetInt32().ShouldBe(0);
        var over = $"/api/notices/{id}/handed-over";
        (await server.AskAsync(HttpMethod.Post, over, PreparedContest.OfficerId)).Status.ShouldBe(HttpStatusCode.OK);
        (await server.NotesAsync(1)).Single().Sent.ShouldBe(NoticeServer.Members);
        (await server.AskAsync(HttpMethod.Post, over, PreparedContest.OfficerId)).Body.ShouldContain("not_by_hand");
    }

    [Fact]
    public async Task Erasing_takes_the_contacts_and_the_batches_lists()
    {
        await using var server = await NoticeServer.StartAsync(new NoticeSettings(null, null));
        await server.ChangeAsync();
        await NoticeServer.UntilAsync(() => server.Service<ContestOffice>().Store.ReadNotices().Count > 0);

        PersonalData.Erase(server.Folder, server.Clock).Complete.ShouldBeTrue();

        Directory.Exists(Path.Combine(server.Folder, "contacts")).ShouldBeFalse();
        Directory.Exists(Path.Combine(server.Folder, "notices")).ShouldBeFalse();
        var id = (await server.BatchAsync()).GetProperty("id").GetString();
        (await server.AskAsync(HttpMethod.Get, $"/api/notices/{id}.csv", PreparedContest.OfficerId)).Body.ShouldContain(
            "contacts_erased"
        );
    }

    [Theory]
    [InlineData("""{"kind":"pigeon"}""", "kind")]
    [InlineData("""{"kind":"smtp","host":"mail.example","from":"a@b.c","starttls":false}""", "starttls")]
    [InlineData("""{"kind":"smtp","host":"mail.example","from":"nobody"}""", "from")]
    [InlineData("""{"kind":"smtp","host":"mail.example","from":"a@b.c","user":"u"}""", "passwordFile")]
    [InlineData("""{"kind":"http","url":"http://sms.example","body":"{phone}{text}"}""", "https")]
    [InlineData("""{"kind":"http","url":"https://sms.example","body":"{phone}"}""", "{text}")]
    [InlineData("""{"kind":"csv","passwrd":"x"}""", "passwrd")]
    public void Settings_that_cannot_work_are_refused_with_the_reason(string file, string named)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, file);
            Should.Throw<InvalidDataException>(() => NoticeSettings.Read(path)).Message.ShouldContain(named);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Server_without_usable_contacts_says_so_at_its_start()
    {
        await using var server = await NoticeServer.StartAsync(new NoticeSettings(null, null));
        await server.StopAsync();
        var path = ContactList.PathIn(server.Folder);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        (await Should.ThrowAsync<InvalidDataException>(server.StartAsync)).Message.ShouldContain("chmod 600");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await server.StartAsync();
    }
}
