using System.Text;
using Hustings.Contest;
using Hustings.Contest.Orders;
using Hustings.Record;
using Hustings.Record.Json;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;
using Hustings.Server.Incidents;
using Hustings.Server.Officers;
using Hustings.Server.Pages;
using Hustings.Server.Stages;

namespace Hustings.Server.Console;

/// <summary>The console of a whole contest: pages behind a session, and the small file that tells an open page when to look again.</summary>
internal static class DeskEndpoints
{
    public static void MapDesk(this WebApplication app)
    {
        app.MapGet("/console/enrol", EnrolAsync);
        app.MapGet("/console/officers", (HttpContext context) => PageAsync<OfficersPage>(context));
        app.MapGet("/console/orders/{kind}", (HttpContext context, string kind) => OrderAsync(context, kind, null));
        app.MapGet("/console/orders/{kind}/{stage}", OrderAsync);
        app.MapGet("/console/waiting/{hash}", WaitingAsync);
        app.MapPost("/console/waiting/{hash}/take-back", TakeBackAsync);
        app.MapGet("/console/proposals/{stage}", ProposalAsync);
        app.MapGet("/api/console/pulse", Pulse);
    }

    public static Task ShowAsync(HttpContext context) =>
        PageAsync<DeskPage>(context, ("News", ConsoleNews.Named(context.Request.Query["done"])));

    /// <summary>A page of the console for whoever is signed in; for anybody else the way in.</summary>
    internal static Task PageAsync<TPage>(HttpContext context, params (string Name, object? Value)[] parameters)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        var stage = context.RequestServices.GetRequiredService<StageDirectory>().Current();
        return ConsoleReader.Of(context) is { } reader
            ? PrivatePage.WriteAsync<TPage>(context, stage, [("Reader", reader), .. parameters])
            : LockedAsync(context);
    }

    internal static Task LockedAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        var stage = context.RequestServices.GetRequiredService<StageDirectory>().Current();
        return PrivatePage.WriteAsync<SignInPage>(context, stage);
    }

    // Open to everybody: a new officer has no session. What is made there takes effect by others' signatures.
    private static Task EnrolAsync(HttpContext context, StageDirectory stages) =>
        PrivatePage.WriteAsync<EnrolPage>(context, stages.Current(), ("Reader", ConsoleReader.Of(context)));

    private static Task OrderAsync(HttpContext context, string kind, string? stage)
    {
        var office = context.RequestServices.GetRequiredService<ContestOffice>();
        var standing = office.State.Stage(stage);
        return
            RecordName.TryRead(kind, out OrderKind known)
            && known != OrderKind.EnrolOfficer
            && OrderRule.Of(known).NamesStage == standing is not null
            && stage is null == standing is null
            ? PageAsync<OrderPage>(
                context,
                ("Form", OrderForm.Of(context, known, standing)),
                ("Filled", context.Request.Query)
            )
            : NotFound.WriteAsync(context, context.RequestServices.GetRequiredService<StageDirectory>());
    }

    private static Task WaitingAsync(HttpContext context, ContestOffice office, string hash)
    {
        if (!OfficerGuard.IsOfficer(context))
        {
            return LockedAsync(context);
        }

        // Another officer's figures are shown to nobody who is to count the same batch.
        if (
            office.Store.ReadWaiting().FirstOrDefault(one => one.Hash == hash) is not { } waiting
            || Chains.Order(waiting) is not { Details: not OrderDetails.CountColumn } order
        )
        {
            GoBack(context, ConsoleNews.NotWaiting);
            return Task.CompletedTask;
        }

        var name = office.State.Definition.Officers.FirstOrDefault(one => one.Id == waiting.Proposer)?.Name;
        var at = Moments.Near(waiting.Time, office.State.Definition.TimeZone, office.Now);
        return PageAsync<CosignPage>(
            context,
            ("Order", order),
            ("StageTitle", TitleOf(office, order)),
            ("By", DeskWords.ProposedBy(name ?? waiting.Proposer, at))
        );
    }

    private static Task ProposalAsync(HttpContext context, ContestOffice office, ProposalBook book, string stage)
    {
        if (!OfficerGuard.IsOfficer(context))
        {
            return LockedAsync(context);
        }

        var (state, now) = (office.State, office.Now);
        if (state.Stage(stage) is not { } standing || book.Of(state, standing, now) is not { } proposal)
        {
            GoBack(context, ConsoleNews.NotWaiting);
            return Task.CompletedTask;
        }

        var order = ProposalBook.Order(state, standing, proposal, now).After(state);
        return PageAsync<CosignPage>(
            context,
            ("Order", order),
            ("StageTitle", TitleOf(office, order)),
            ("Proposal", stage)
        );
    }

    private static async Task TakeBackAsync(HttpContext context, OrderDesk desk, string hash)
    {
        if (!OfficerGuard.MayOrder(context))
        {
            await LockedAsync(context).ConfigureAwait(false);
            return;
        }

        var fault = await desk.TakeBackAsync(hash, OfficerGuard.Session(context)!.Officer).ConfigureAwait(false);
        GoBack(
            context,
            fault is null ? ConsoleNews.TakenBack
                : fault == OfficerFault.Storage ? ConsoleNews.Storage
                : ConsoleNews.NotWaiting
        );
    }

    /// <summary>Changes whenever an open console should look again; "locked" once nobody is signed in.</summary>
    private static IResult Pulse(
        HttpContext context,
        ContestOffice office,
        StageDirectory stages,
        DeskNeeds needs,
        Status.StatusBoard status
    )
    {
        context.Response.Headers.CacheControl = "no-store";
        if (ConsoleReader.Of(context) is not { } reader)
        {
            return OfficerRequest.Json(new { state = "locked" });
        }

        var now = office.Now;
        var figures = stages.All.Select(desk =>
            $"{desk.Phase} {desk.Accepted} {desk.Voted} {desk.Attempts} {desk.Decryptions.Count(one => one.DecryptedAt is not null)}"
        );
        var open = needs.Of(reader, now).Select(need => $"{need.Name} {need.Path} {need.TakeBack} {need.Lines[^1].En}");
        var facts =
            $"{office.State.Height}|{now:yyyyMMddHHmm}|{status.Beat(stages.Current())}|{string.Join('|', figures)}|{string.Join('|', open)}";
        return OfficerRequest.Json(
            new { state = "console", mark = Fingerprint.Hex(Encoding.UTF8.GetBytes(facts))[..16] }
        );
    }

    // 303, so that reloading the page that follows sends no form twice.
    internal static void GoBack(HttpContext context, ConsoleNews? news)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        var done = news is null ? "" : $"&done={news.Key}";
        context.Response.Headers.Location = $"/console?lang={Tongue.Of(context.Request)}{done}";
    }

    private static Text? TitleOf(ContestOffice office, Order order) =>
        office.State.Stage(order.Stage) is { } stage ? new(stage.Definition.Title.En, stage.Definition.Title.Fr) : null;
}
