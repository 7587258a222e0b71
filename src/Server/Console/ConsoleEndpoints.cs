using Hustings.Contest;
using Hustings.Contest.Storage;
using Hustings.Cryptography;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;
using Hustings.Server.Demo;
using Hustings.Server.Hosting;
using Hustings.Server.Pages;
using Hustings.Server.Stages;

namespace Hustings.Server.Console;

/// <summary>The console's pages and forms. They work without script, except for the way in.</summary>
public static class ConsoleEndpoints
{
    public static void AddConsole(this IServiceCollection services)
    {
        services.AddSingleton<DeskNeeds>();
        services.AddSingleton<Help.CodeRoom>();
        services.AddSingleton(provider => new OfficerAccess(
            SodiumRandom.Instance,
            provider.GetRequiredService<TimeProvider>()
        ));
    }

    public static void MapConsole(this WebApplication app)
    {
        OfficerAccess access = app.Services.GetRequiredService<OfficerAccess>();
        ContestOffice office = app.Services.GetRequiredService<ContestOffice>();
        bool link = office.State.Officers.IsEmpty || app.Services.GetRequiredService<ServerOptions>().Demo;
        string token = link ? access.NewToken() : "";
        app.Services.GetRequiredService<StartLines>()
            .Add(address =>
                link
                    ? $"Officer link (works once): {address}/console/enter#{token}"
                    : $"Officers sign in with their passkeys: {address}/console"
            );
        EndReplacedSessions(office, access);

        app.MapGet("/console", ShowAsync);
        app.MapGet("/console/enter", EnterAsync);
        app.MapGet("/console/{uuid}/{order}", ConfirmAsync);
        app.MapPost("/console/{uuid}/{order}", OrderAsync);
        app.MapPost("/console/leave", Leave);
        app.MapDesk();
        app.MapHelpDesk();
    }

    // Whoever enrols a new passkey for an officer ends what the old one began; the first enrolment ends what the link began.
    private static void EndReplacedSessions(ContestOffice office, OfficerAccess access) =>
        office.Added += minute =>
        {
            if (minute.Order?.Details is OrderDetails.EnrolOfficer enrol && minute.Order is not null)
            {
                access.EndAll(enrol.Officer);
            }
        };

    private static Task EnterAsync(HttpContext context, StageDirectory stages) =>
        PrivatePage.WriteAsync<EnterPage>(context, stages.Current());

    private static Task ShowAsync(HttpContext context, StageDirectory stages) =>
        !IsDemo(context) ? DeskEndpoints.ShowAsync(context)
        : OfficerGuard.IsOfficer(context)
            ? PrivatePage.WriteAsync<ConsolePage>(
                context,
                stages.Current(),
                ("News", ConsoleNews.Named(context.Request.Query["done"]))
            )
        : LockedAsync(context, stages);

    private static Task ConfirmAsync(HttpContext context, StageDirectory stages, string uuid, string order)
    {
        if (!OfficerGuard.IsOfficer(context))
        {
            return LockedAsync(context, stages);
        }

        if (!stages.TryGet(uuid, out StageDesk? desk) || ConsoleOrder.Named(order) is not { } known)
        {
            return NotFound.WriteAsync(context, stages);
        }

        if (!known.IsPossible(desk))
        {
            DeskEndpoints.GoBack(context, ConsoleNews.NotPossible);
            return Task.CompletedTask;
        }

        return PrivatePage.WriteAsync<ConfirmPage>(context, desk, ("Order", known));
    }

    private static async Task OrderAsync(HttpContext context, StageDirectory stages, string uuid, string order)
    {
        if (OfficerRights.Fault(context, OfficerRights.Codes) is not null)
        {
            await LockedAsync(context, stages).ConfigureAwait(false);
        }
        else if (!stages.TryGet(uuid, out StageDesk? desk))
        {
            await NotFound.WriteAsync(context, stages).ConfigureAwait(false);
        }
        else if (order == "unlock")
        {
            DeskEndpoints.GoBack(context, await UnlockAsync(context, desk).ConfigureAwait(false));
        }
        else if (ConsoleOrder.Named(order) is { } known)
        {
            DeskEndpoints.GoBack(context, await GiveAsync(context, known).ConfigureAwait(false));
        }
        else
        {
            await NotFound.WriteAsync(context, stages).ConfigureAwait(false);
        }
    }

    // Only the demo signs for its officer; a real order needs the officer's own passkey.
    private static async Task<ConsoleNews> GiveAsync(HttpContext context, ConsoleOrder order)
    {
        if (context.RequestServices.GetService<DemoOfficer>() is not { } officer)
        {
            return ConsoleNews.NotPossible;
        }

        Task<OrderAnswer> given = order == ConsoleOrder.Open ? officer.OpenAgainAsync() : officer.CloseAsync();
        return await given.ConfigureAwait(false) switch
        {
            OrderAnswer.Recorded => order == ConsoleOrder.Open ? ConsoleNews.Opened : ConsoleNews.Closed,
            OrderAnswer.Refused { Fault: var fault } when fault == OfficerFault.Storage => ConsoleNews.Storage,
            _ => ConsoleNews.NotPossible,
        };
    }

    private static async Task<ConsoleNews> UnlockAsync(HttpContext context, StageDesk desk)
    {
        if (!context.Request.HasFormContentType)
        {
            return ConsoleNews.Unknown;
        }

        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        string credential = form["credential"].ToString().Trim().ToLowerInvariant();
        try
        {
            return await desk.UnlockPinAsync(credential).ConfigureAwait(false)
                ? ConsoleNews.Unlocked
                : ConsoleNews.Unknown;
        }
        catch (StorageUnavailableException)
        {
            return ConsoleNews.Storage;
        }
    }

    private static Task Leave(HttpContext context)
    {
        if (OfficerGuard.MayOrder(context) && OfficerGuard.Session(context) is { } session)
        {
            context.RequestServices.GetRequiredService<OfficerAccess>().Leave(session.Secret);
            context.Response.Cookies.Delete(OfficerGuard.Cookie);
        }

        DeskEndpoints.GoBack(context, null);
        return Task.CompletedTask;
    }

    // The demo has one stage and signs for its officer: its console is one page.
    private static bool IsDemo(HttpContext context) => context.RequestServices.GetRequiredService<ServerOptions>().Demo;

    private static Task LockedAsync(HttpContext context, StageDirectory stages)
    {
        if (!IsDemo(context))
        {
            return DeskEndpoints.LockedAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return PrivatePage.WriteAsync<LockedPage>(context, stages.Current());
    }
}
