using Hustings.Contest;
using Hustings.Contest.Storage;
using Hustings.Gate.Admission;
using Hustings.Record.Definitions;
using Hustings.Server.Contests;
using Hustings.Server.Help;
using Hustings.Server.Pages;
using Hustings.Server.Post;
using Hustings.Server.Stages;

namespace Hustings.Server.Console;

/// <summary>The pages of the help desk and of those who receive envelopes: plain forms, each answered by the page itself.</summary>
internal static class HelpDeskEndpoints
{
    public static void MapHelpDesk(this WebApplication app)
    {
        app.MapGet("/console/help", (HttpContext context) => ShowAsync<HelpPage>(context, OfficerRights.Codes));
        app.MapPost("/console/help", FindAsync);
        app.MapPost("/console/help/unlock", UnlockAsync);
        app.MapPost("/console/help/pass", PassAsync);
        app.MapGet("/console/post", (HttpContext context) => ShowAsync<PostPage>(context, OfficerRights.Envelopes));
        app.MapPost("/console/post", ReceiveAsync);
        app.MapGet("/console/figures", (HttpContext context) => DeskEndpoints.PageAsync<FiguresPage>(context));
    }

    // Pages for some roles; whoever is signed in as another is told on the overview.
    private static Task ShowAsync<TPage>(
        HttpContext context,
        IReadOnlyList<OfficerRole> roles,
        params (string Name, object? Value)[] parameters
    )
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        if (ConsoleReader.Of(context) is { } reader && !reader.Is(roles))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return DeskEndpoints.PageAsync<DeskPage>(context, ("News", ConsoleNews.NotYours));
        }

        return DeskEndpoints.PageAsync<TPage>(context, parameters);
    }

    /// <summary>The form, if whoever sends it may; otherwise the answer is written already.</summary>
    private static async Task<IFormCollection?> FormAsync<TPage>(HttpContext context, IReadOnlyList<OfficerRole> roles)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        if (OfficerRights.Fault(context, roles) is { } fault)
        {
            context.Response.StatusCode = fault.Status;
            await (
                fault == OfficerFault.NoSession ? DeskEndpoints.LockedAsync(context) : ShowAsync<TPage>(context, roles)
            ).ConfigureAwait(false);
            return null;
        }

        return context.Request.HasFormContentType
            ? await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false)
            : FormCollection.Empty;
    }

    private static async Task FindAsync(HttpContext context, CodeRoom room)
    {
        if (await FormAsync<HelpPage>(context, OfficerRights.Codes).ConfigureAwait(false) is { } form)
        {
            await AnswerAsync(context, room, form["find"].ToString(), null).ConfigureAwait(false);
        }
    }

    private static async Task UnlockAsync(HttpContext context, CodeRoom room, StageDirectory stages)
    {
        if (await FormAsync<HelpPage>(context, OfficerRights.Codes).ConfigureAwait(false) is not { } form)
        {
            return;
        }

        var credential = form["find"].ToString();
        ConsoleNews news;
        try
        {
            news =
                stages.TryGet(form["stage"].ToString(), out var desk)
                && await desk.UnlockPinAsync(credential).ConfigureAwait(false)
                    ? ConsoleNews.Unlocked
                    : ConsoleNews.Unknown;
        }
        catch (StorageUnavailableException)
        {
            news = ConsoleNews.Storage;
        }

        await AnswerAsync(context, room, credential, news).ConfigureAwait(false);
    }

    private static async Task PassAsync(HttpContext context, CodeRoom room, HelpPass passes, ContestOffice office)
    {
        if (await FormAsync<HelpPage>(context, OfficerRights.Codes).ConfigureAwait(false) is not { } form)
        {
            return;
        }

        var credential = form["find"].ToString();
        var (finding, fault) = await room.FindAsync(credential).ConfigureAwait(false);
        var news = fault is null ? Given(passes.Make(finding!.Row), office) : ConsoleNews.Refused(fault);
        await AnswerAsync(context, room, credential, news).ConfigureAwait(false);
    }

    private static ConsoleNews Given((string Pass, DateTimeOffset Ends) made, ContestOffice office) =>
        new("pass", true, HelpWords.GivenPass(made.Pass, Moments.Clock(made.Ends, office.State.Definition.TimeZone)));

    private static async Task AnswerAsync(HttpContext context, CodeRoom room, string typed, ConsoleNews? news)
    {
        var (finding, fault) = await room.FindAsync(typed).ConfigureAwait(false);
        await ShowAsync<HelpPage>(
                context,
                OfficerRights.Codes,
                ("Finding", finding),
                ("Typed", typed),
                ("News", fault is null ? news : ConsoleNews.Refused(fault))
            )
            .ConfigureAwait(false);
    }

    private static async Task ReceiveAsync(HttpContext context, PostRoom room)
    {
        if (await FormAsync<PostPage>(context, OfficerRights.Envelopes).ConfigureAwait(false) is not { } form)
        {
            return;
        }

        var stage = form["stage"].ToString();
        ConsoleNews news;
        try
        {
            var answer = await room.ReceiveAsync(form["credential"].ToString(), stage.Length == 0 ? null : stage)
                .ConfigureAwait(false);
            var received = HelpWords.Received(answer.Row);
            news =
                answer.Fault is { } fault ? ConsoleNews.Refused(fault)
                : answer.Strike is null ? new("received", true, received)
                : new(
                    "received",
                    true,
                    new($"{received.En} {HelpWords.ToStrike.En}", $"{received.Fr} {HelpWords.ToStrike.Fr}")
                );
        }
        catch (StorageUnavailableException)
        {
            news = ConsoleNews.Storage;
        }

        await ShowAsync<PostPage>(context, OfficerRights.Envelopes, ("News", news), ("Chosen", stage))
            .ConfigureAwait(false);
    }
}
