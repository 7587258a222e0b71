using System.Security.Cryptography;
using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Gate;
using Hustings.Gate.Admission;
using Hustings.Gate.Detection;
using Hustings.Gate.Work;

namespace Hustings.Server.Gate;

/// <summary>The gate in the server: its parts, and what it says to everybody.</summary>
public static class GateEndpoints
{
    public static void AddGate(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton(options.Gate);
        services.AddSingleton<GateState>();
        services.AddSingleton<TrafficMeter>();
        services.AddSingleton(new AddressHeat(options.Gate, options.Time));
        services.AddSingleton(new CredentialGate<Credential>(options.Gate, options.Time));
        services.AddSingleton(new AnswerMemory<string, CastAnswer>(options.Gate, options.Time));
        services.AddSingleton<EffortController>();
        services.AddSingleton<Func<int, int>>(RandomNumberGenerator.GetInt32);
        services.AddSingleton(_ => new SeedEpochs(
            GateKeys.ReadOrDraw(options.DataFolder, GateKeys.SeedFile),
            options.Gate,
            options.Time
        ));
        services.AddSingleton<GateFile>();
        services.AddHostedService<EffortClock>();
    }

    public static void MapGate(this WebApplication app)
    {
        var file = app.Services.GetRequiredService<GateFile>();
        app.MapMethods(
            "/public/gate.json",
            [HttpMethods.Get, HttpMethods.Head],
            (HttpContext context) => file.File().WriteAsync(context)
        );
    }
}
