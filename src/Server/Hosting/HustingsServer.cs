using Hustings.Server.Casting;
using Hustings.Server.Console;
using Hustings.Server.Contests;
using Hustings.Server.Demo;
using Hustings.Server.Gate;
using Hustings.Server.Help;
using Hustings.Server.Hosting;
using Hustings.Server.Incidents;
using Hustings.Server.Notices;
using Hustings.Server.Officers;
using Hustings.Server.Pages;
using Hustings.Server.Post;
using Hustings.Server.Probes;
using Hustings.Server.PublicFiles;
using Hustings.Server.Results;
using Hustings.Server.Screen;
using Hustings.Server.Stages;
using Hustings.Server.Status;
using Hustings.Server.Story;

namespace Hustings.Server;

/// <summary>Puts the server together. Every capability has its own folder with an <c>AddX</c> and a <c>MapX</c>.</summary>
public static class HustingsServer
{
    /// <summary>Builds a server that has not started yet; its data folder is opened and locked.</summary>
    /// <exception cref="ArgumentException">An address cannot be served.</exception>
    /// <exception cref="InvalidDataException">The data folder cannot be used.</exception>
    /// <exception cref="IOException">Another server works with the data folder.</exception>
    public static WebApplication Build(ServerOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseListening(options);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Hustings", LogLevel.Information);
        // A line for every connection too many would fill a disk; detection counts them.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(options.Time);
        builder.Services.AddSingleton<StartLines>();

        // Services of the capabilities, one line each.
        builder.Services.AddStages(options);
        builder.Services.AddGate(options);
        builder.Services.AddCasting();
        builder.Services.AddIncidents();
        builder.Services.AddPublicFiles();
        builder.Services.AddPages();
        builder.Services.AddStory();
        builder.Services.AddConsole();
        builder.Services.AddContest();
        builder.Services.AddPost();
        builder.Services.AddNotices(options);
        builder.Services.AddProbes();
        builder.Services.AddStatus();
        builder.Services.AddDemo(options);

        var app = builder.Build();
        OpenStages(app);
        app.UseMeter();
        app.UseSecurityHeaders();
        app.UseRouting();

        // The capabilities, one line each; the order is the order of their start lines.
        app.MapCasting();
        app.MapGate();
        app.MapIncidents();
        app.MapPublicFiles();
        app.MapStatus();
        app.MapResults();
        app.MapScreen();
        app.MapStory();
        app.MapConsole();
        app.MapLogin();
        app.MapOrders();
        app.MapTrustees();
        app.MapContest();
        app.MapPost();
        app.MapHelp();
        app.MapNotices();
        app.MapProbes();
        app.MapDemo();

        PrintStartLines(app, options);
        return app;
    }

    // A folder that cannot be used stops the start, not the first request.
    private static void OpenStages(WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<Contests.ContestOffice>();
        }
        catch
        {
            ((IDisposable)app).Dispose();
            throw;
        }
    }

    private static void PrintStartLines(WebApplication app, ServerOptions options) =>
        app.Lifetime.ApplicationStarted.Register(() =>
            app.Services.GetRequiredService<StartLines>().Print(options.Output, app.Urls.First().TrimEnd('/'))
        );
}
