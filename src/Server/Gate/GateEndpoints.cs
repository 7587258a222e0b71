using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Cryptography;
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
        services.AddSingleton<Func<int, int>>(Below);
        services.AddSingleton(_ => new SeedEpochs(
            GateKeys.ReadOrDraw(options.DataFolder, GateKeys.SeedFile, SodiumRandom.Instance),
            options.Gate,
            options.Time
        ));
        services.AddSingleton(_ => new HelpPass(
            GateKeys.ReadOrDraw(options.DataFolder, GateKeys.PassFile, SodiumRandom.Instance),
            options.Gate,
            options.Time
        ));
        services.AddSingleton<GateFile>();
        services.AddHostedService<EffortClock>();
        services.AddSingleton<EdgeKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<EdgeKeeper>());
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

    // Which of many equal ballots makes room: the slight preference for small numbers is nobody's advantage.
    private static int Below(int limit)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        SodiumRandom.Instance.Fill(bytes);
        return (int)(BitConverter.ToUInt32(bytes) % (uint)limit);
    }
}
