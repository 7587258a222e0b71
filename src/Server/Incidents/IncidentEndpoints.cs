using Hustings.Gate.Detection;

namespace Hustings.Server.Incidents;

/// <summary>Services of detection: what probes met, and what follows from it.</summary>
public static class IncidentEndpoints
{
    public static void AddIncidents(this IServiceCollection services) => services.AddSingleton<ProbeLog>();
}
