using Hustings.Record.Definitions;
using Hustings.Server.Contests;

namespace Hustings.Server.Console;

/// <summary>Who looks at the console, by the session of the request.</summary>
/// <param name="Invited">They came by the one-time link and have no passkey here yet.</param>
/// <param name="Credential">Their passkey, base64url; null if none is enrolled.</param>
public sealed record ConsoleReader(string Id, string Name, OfficerRole Role, bool Invited, string? Credential)
{
    /// <summary>The officer whose session a request shows; null if none is alive, or the definition no longer knows them.</summary>
    public static ConsoleReader? Of(HttpContext context)
    {
        var state = context.RequestServices.GetRequiredService<ContestOffice>().State;
        return
            OfficerGuard.Session(context) is { } session
            && state.Definition.Officers.FirstOrDefault(one => one.Id == session.Officer) is { } officer
            ? new(
                officer.Id,
                officer.Name,
                officer.Role,
                session.Invited,
                state.Officers.GetValueOrDefault(officer.Id)?.Credential
            )
            : null;
    }

    public bool Is(IReadOnlyList<OfficerRole> roles) => roles.Contains(Role);
}
