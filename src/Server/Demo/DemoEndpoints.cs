using Hustings.Cryptography;
using Hustings.Server.Hosting;
using Hustings.Server.Pages;
using Hustings.Server.Stages;

namespace Hustings.Server.Demo;

/// <summary>The demo's page and its simulated trustees. Nothing of it exists in a server that was not started as a demo.</summary>
public static class DemoEndpoints
{
    public static void AddDemo(this IServiceCollection services, ServerOptions options)
    {
        if (options.Demo)
        {
            services.AddSingleton<DemoOfficer>();
            services.AddHostedService(provider =>
                ActivatorUtilities.CreateInstance<DemoTrustees>(provider, (IRandomSource)SodiumRandom.Instance)
            );
        }
    }

    public static void MapDemo(this WebApplication app)
    {
        ServerOptions options = app.Services.GetRequiredService<ServerOptions>();
        if (!options.Demo)
        {
            return;
        }

        IReadOnlyList<DemoVoter> voters = DemoSecrets.Voters(options.DataFolder);
        app.Services.GetRequiredService<StartLines>()
            .Add(address => $"Demo page, with {voters.Count} voting codes to vote with: {address}/demo");
        app.MapGet(
            "/demo",
            (HttpContext context, StageDirectory stages) =>
                PrivatePage.WriteAsync<DemoPage>(context, stages.Current(), ("Voters", voters))
        );
    }
}
