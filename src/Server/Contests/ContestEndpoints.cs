using Hustings.Cryptography;
using Hustings.Server.Clock;
using Hustings.Server.Officers;

namespace Hustings.Server.Contests;

/// <summary>Services and addresses of the contest as a whole.</summary>
public static class ContestEndpoints
{
    public static void AddContest(this IServiceCollection services)
    {
        services.AddSingleton<TimeChanges>();
        services.AddSingleton<ContestView>();
        services.AddSingleton<ClockCheck>();
        services.AddHostedService(provider => provider.GetRequiredService<ClockCheck>());
        services.AddSingleton(provider => new LoginChallenges(
            SodiumRandom.Instance,
            provider.GetRequiredService<TimeProvider>()
        ));
    }

    public static void MapContest(this WebApplication app)
    {
        // Follows the minutes from the start, so that nothing is told twice after it.
        app.Services.GetRequiredService<TimeChanges>();
        app.MapGet(
            "/api/contest",
            (HttpContext context, ContestView view) =>
            {
                context.Response.Headers.CacheControl = "no-store";
                return OfficerRequest.Json(view.Now());
            }
        );
    }
}
