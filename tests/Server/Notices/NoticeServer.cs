using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Contest.Roll;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Server.Console;
using Hustings.Server.Contests;
using Hustings.Server.Notices;
using Hustings.Server.Tests.Hosting;
using Shouldly;

namespace Hustings.Server.Tests.Notices;

/// <summary>A server that tells 50 members about changed times.</summary>
internal static class NoticeServer
{
    public const int Members = 50;
    public const string Domain = "members.example";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Contact Member(int i) =>
        new($"M{i:00}", $"Member {i}", $"m{i:00}@{Domain}", $"+1613555{i:0000}", i % 2 == 0 ? "en" : "fr");

    public static NoticeSettings Mail(MailSink sink) =>
        new(new SmtpWay("127.0.0.1", sink.Port, "vote@party.example", false, null, null), null)
        {
            Waits = [TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20)],
        };

    public static Task<RunningServer> StartAsync(NoticeSettings settings, Func<int, Contact>? member = null) =>
        RunningServer.OpenAsync(
            VotePolicy.Once,
            options =>
            {
                var path = ContactList.PathIn(options.DataFolder);
                if (!File.Exists(path))
                {
                    PrivateFile.CreateFolder(Path.GetDirectoryName(path)!);
                    ContactList.Write(path, Enumerable.Range(0, Members).Select(member ?? Member));
                }

                return options with
                {
                    Notices = settings,
                };
            }
        );

    /// <summary>An order that sets a new end of voting; its batch follows.</summary>
    public static async Task ChangeAsync(this RunningServer server, int hours = 2)
    {
        var windows = new ChannelWindow[] { new(Channel.Remote, null, server.Clock.GetUtcNow().AddHours(hours)) };
        var answer = await server.Officer.OrderAsync(
            OrderKind.SetWindows,
            PreparedContest.StageId,
            new OrderDetails.Windows(windows),
            new Text("The hall flooded.", "La salle est inondée.")
        );
        answer.ShouldBeOfType<OrderAnswer.Recorded>(answer.ToString());
    }

    public static async Task UntilAsync(Func<bool> done)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!done())
        {
            await Task.Delay(5, limit.Token);
        }
    }

    /// <summary>The notes about batches, once there are so many.</summary>
    public static async Task<IReadOnlyList<Note.Notice>> NotesAsync(this RunningServer server, int count)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var lines = server.Service<ContestOffice>().Store.ReadMinutes(0);
            var notes = lines.Select(line => Chains.Minute(line.Line).Note).OfType<Note.Notice>().ToList();
            if (notes.Count >= count)
            {
                return notes;
            }

            await Task.Delay(20, limit.Token);
        }
    }

    public static async Task<(HttpStatusCode Status, string Body)> AskAsync(
        this RunningServer server,
        HttpMethod method,
        string path,
        string? officer
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (officer is not null)
        {
            var session = server.Service<OfficerAccess>().Begin(officer);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session);
        }

        using var answer = await server.Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public static async Task<JsonElement> BatchAsync(this RunningServer server) =>
        JsonDocument
            .Parse((await server.AskAsync(HttpMethod.Get, "/api/notices", PreparedContest.OfficerId)).Body)
            .RootElement[0];
}
