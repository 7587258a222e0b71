using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Hustings.Record.Definitions;
using Hustings.Server.Console;
using Hustings.Server.Tests.Rounds;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Console;

/// <summary>What each role is shown and may change, held by the server whatever a page shows.</summary>
public sealed class OfficerRightsTests : IDisposable
{
    private readonly string web = Directory.CreateTempSubdirectory("hustings-rights-").FullName;

    // The pages themselves; styles and scripts are the browser tests' matter.
    public OfficerRightsTests()
    {
        var names = (string[])["pages.css", "live.js", "console.js", "enter.js"];
        File.WriteAllText(
            Path.Combine(web, "manifest.json"),
            JsonSerializer.Serialize(names.ToDictionary(name => name, name => new { file = name, integrity = "x" }))
        );
    }

    public void Dispose() => Directory.Delete(web, recursive: true);

    private static readonly (string Path, OfficerRole[] May)[] Changes =
    [
        ("/api/post/envelopes", [OfficerRole.ReturningOfficer, OfficerRole.Deputy, OfficerRole.Registrar]),
        ("/api/voted-lists", [OfficerRole.ReturningOfficer, OfficerRole.Deputy, OfficerRole.Registrar]),
        ("/api/definitions", [OfficerRole.ReturningOfficer, OfficerRole.Deputy, OfficerRole.Registrar]),
        ("/api/help/passes", [OfficerRole.ReturningOfficer, OfficerRole.Deputy, OfficerRole.HelpDesk]),
    ];

    private static readonly OfficerDefinition[] More =
    [
        new("reg", "Ines Roy", OfficerRole.Registrar),
        new("help", "Hal Cyr", OfficerRole.HelpDesk),
        new("steward", "Stu Bell", OfficerRole.Steward),
        new("watch", "Ola Viger", OfficerRole.Observer),
    ];

    [Fact]
    public async Task Each_role_changes_what_is_its_own_and_an_observer_nothing()
    {
        await using var contest = await StartAsync();
        foreach (var officer in contest.Definition.Officers)
        {
            var session = contest.Service<OfficerAccess>().Begin(officer.Id);
            foreach (var (path, may) in Changes)
            {
                var (_, said) = await PostAsync(contest, path, session, "{}");
                said.Contains("wrong_officer", StringComparison.Ordinal)
                    .ShouldBe(!may.Contains(officer.Role), $"{officer.Role} {path}: {said}");
            }

            var shares = await PostAsync(
                contest,
                $"/api/stages/{contest.Definition.Stages[0].Uuid}/decryptions/1",
                session,
                "{}"
            );
            shares
                .Said.Contains("wrong_officer", StringComparison.Ordinal)
                .ShouldBe(officer.Role == OfficerRole.Observer, $"{officer.Role}: {shares.Said}");
        }
    }

    [Fact]
    public async Task Pages_show_a_role_what_is_its_own_and_refuse_the_rest()
    {
        await using var contest = await StartAsync();

        (await PageAsync(contest, "/console", "watch")).ShouldSatisfyAllConditions(
            page => page.Status.ShouldBe(HttpStatusCode.OK),
            page => page.Html.ShouldContain("gives no orders"),
            page => page.Html.ShouldNotContain("/console/orders/"),
            page => page.Html.ShouldNotContain("/console/help"),
            page => page.Html.ShouldContain("/console/figures")
        );
        (await PageAsync(contest, "/console/figures", "watch")).Status.ShouldBe(HttpStatusCode.OK);
        (await PageAsync(contest, "/console/help", "watch")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await PageAsync(contest, "/console/post", "help")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await PageAsync(contest, "/console/orders/withdraw", "reg")).Html.ShouldContain("not for your role");

        (await PageAsync(contest, "/console", "help")).Html.ShouldSatisfyAllConditions(
            html => html.ShouldContain("/console/orders/void-code"),
            html => html.ShouldNotContain("/console/orders/withdraw"),
            html => html.ShouldContain("/console/help")
        );
        (await PageAsync(contest, "/console/post", "reg")).Status.ShouldBe(HttpStatusCode.OK);
        foreach (var path in (string[])["/console", "/console/figures", "/console/help", "/console/orders/withdraw"])
        {
            (await PageAsync(contest, path, null)).Html.ShouldContain("The console is locked");
        }
    }

    private Task<RoundsServer> StartAsync() =>
        RoundsServer.StartAsync(
            TimeProvider.System,
            web,
            definition => definition with { Officers = [.. definition.Officers, .. More] }
        );

    private static async Task<(HttpStatusCode Status, string Said)> PostAsync(
        RoundsServer contest,
        string path,
        string session,
        string body
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session);
        using var answer = await contest.Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<(HttpStatusCode Status, string Html)> PageAsync(
        RoundsServer contest,
        string path,
        string? officer
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (officer is not null)
        {
            var session = contest.Service<OfficerAccess>().Begin(officer);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session);
        }

        using var answer = await contest.Client.SendAsync(request);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }
}
