using Hustings.Server.Console;
using Hustings.Server.Demo;
using Hustings.Server.Hosting;
using Hustings.Server.Pages;
using Hustings.Server.Results;
using Hustings.Server.Status;

namespace Hustings.Server;

/// <summary>Puts the server together. Every capability has its own folder with an <c>AddX</c> and a <c>MapX</c>.</summary>
public static class HustingsServer
{
    /// <summary>Builds a server that has not started yet.</summary>
    public static WebApplication Build(ServerOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(options.Urls);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(options.Time);
        builder.Services.AddSingleton<StartLines>();

        // Services of the capabilities, one line each.
        builder.Services.AddPages();
        builder.Services.AddConsole();
        builder.Services.AddDemo(options);

        var app = builder.Build();
        app.UseRouting();

        // The capabilities, one line each; the order is the order of their start lines.
        app.MapStatus();
        app.MapResults();
        app.MapConsole();
        app.MapDemo();

        PrintStartLines(app, options);
        return app;
    }

    private static void PrintStartLines(WebApplication app, ServerOptions options) =>
        app.Lifetime.ApplicationStarted.Register(() =>
            app.Services.GetRequiredService<StartLines>().Print(options.Output, app.Urls.First().TrimEnd('/'))
        );
}
