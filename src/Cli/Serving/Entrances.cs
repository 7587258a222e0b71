using Hustings.Cli.Listening;

namespace Hustings.Cli.Serving;

/// <summary>The entrances besides the public one, as the command line names them.</summary>
/// <param name="Edge">Addresses for our proxies, separated by commas.</param>
/// <param name="Hall">Addresses for the hall's terminals.</param>
public sealed record Entrances(string Edge, string[] EdgeRun, string Hall, FileInfo? HallAuthority)
{
    /// <summary>Checks them and says in words what is wrong.</summary>
    public bool TryPlan(bool certificate, out EntrancePlan plan, out string problem)
    {
        plan = new([], []);
        if (
            !TryUrls(Edge, certificate, out var edge, out problem)
            || !TryUrls(Hall, certificate, out var hall, out problem)
        )
        {
            return false;
        }

        problem = (hall.Length, HallAuthority) switch
        {
            (0, not null) => "--hall-authority needs --hall-urls: where do the hall's terminals come in?",
            (> 0, null) =>
                "--hall-urls needs --hall-authority: the certificates that sign the terminals' certificates.",
            (_, { Exists: false } missing) => $"There is no certificate {missing.FullName}.",
            _ when hall.FirstOrDefault(url => !url.StartsWith("https:", StringComparison.Ordinal)) is { } open =>
                $"{open}: the hall's terminals show certificates, so its address begins with https.",
            _ => "",
        };
        plan = new(edge, hall);
        return problem.Length == 0;
    }

    private static bool TryUrls(string text, bool certificate, out string[] urls, out string problem)
    {
        urls = [];
        problem = "";
        if (text.Length == 0)
        {
            return true;
        }

        var good = ListenPlan.TryMake(text, certificate, demo: false, out ListenPlan plan, out problem);
        urls = plan.Urls;
        return good;
    }
}

/// <summary>Addresses that can be served.</summary>
public sealed record EntrancePlan(string[] Edge, string[] Hall);
