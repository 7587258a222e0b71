using Hustings.Gate.Detection;
using Hustings.Server.Officers;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hustings.Server.Probes;

/// <summary>Where probes hand in their readings, and what the server does for them.</summary>
public static class ProbeEndpoints
{
    private const int LargestReport = 128 << 10;

    public static void AddProbes(this IServiceCollection services)
    {
        services.TryAddSingleton<ProbeLog>();
        services.AddSingleton<ProbeBoard>();
        services.AddSingleton<ProbeRoom>();
        services.AddSingleton<ServedFiles>();
        services.AddHostedService(provider => provider.GetRequiredService<ProbeRoom>());
        services.AddHostedService(provider => provider.GetRequiredService<ServedFiles>());
        services.AddSingleton(services => new ProbeCertificate(services.GetRequiredService<TimeProvider>()));
        services.AddHostedService<BuiltInProbe>();
    }

    public static void MapProbes(this WebApplication app) => app.MapPost(ProbeReport.Path, TakeAsync);

    private static async Task<IResult> TakeAsync(HttpContext context, ProbeRoom room, ProbeBoard board)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (room.Secrets is not { } secrets)
        {
            return Refuse(ProbeRefusal.NoProbes);
        }

        if (await OfficerRequest.ReadAsync(context, LargestReport).ConfigureAwait(false) is not { } bytes)
        {
            return Refuse(ProbeRefusal.TooLarge);
        }

        // Before anything is read of it: strangers get no further.
        if (!ProbeReport.IsSigned(secrets, bytes, context.Request.Headers[ProbeReport.Header]))
        {
            return Refuse(ProbeRefusal.ProbeUnknown);
        }

        using var body = OfficerRequest.Object(bytes);
        if (body is null || ProbeReport.Read(body.RootElement) is not { } report)
        {
            return Refuse(ProbeRefusal.Malformed);
        }

        return board.Take(report) is { } refusal ? Refuse(refusal) : OfficerRequest.Json(new { status = "taken" });
    }

    private static IResult Refuse(ProbeRefusal refusal)
    {
        var (status, code, message) = ProbeRefusalWords.For(refusal);
        return OfficerRequest.Json(
            new
            {
                status = "refused",
                code,
                message,
            },
            status
        );
    }
}
