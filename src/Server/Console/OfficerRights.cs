using Hustings.Record.Definitions;
using Hustings.Server.Contests;
using static Hustings.Record.Definitions.OfficerRole;

namespace Hustings.Server.Console;

/// <summary>
/// What officers may do that is no order, by role (docs/spec/officers-api.md, "Roles"). Orders have their own table, and signatures. An
/// observer reads all that is operational and changes nothing.
/// </summary>
public static class OfficerRights
{
    /// <summary>Receiving envelopes.</summary>
    public static IReadOnlyList<OfficerRole> Envelopes { get; } = [ReturningOfficer, Deputy, OfficerRole.Registrar];

    /// <summary>Handing in what an order will name.</summary>
    public static IReadOnlyList<OfficerRole> Documents { get; } = [ReturningOfficer, Deputy, OfficerRole.Registrar];

    /// <summary>Looking up a code, unlocking its PIN, giving a pass.</summary>
    public static IReadOnlyList<OfficerRole> Codes { get; } = [ReturningOfficer, Deputy, HelpDesk];

    /// <summary>Handing in trustees' parts.</summary>
    public static IReadOnlyList<OfficerRole> Trustees { get; } =
    [ReturningOfficer, Deputy, OfficerRole.Registrar, HelpDesk, Steward];

    /// <summary>The fault of a request that changes something, if it has no session, comes from another site, or is not for this role.</summary>
    public static OfficerFault? Fault(HttpContext context, IReadOnlyList<OfficerRole> roles) =>
        !OfficerGuard.MayOrder(context) || ConsoleReader.Of(context) is not { } reader ? OfficerFault.NoSession
        : reader.Is(roles) ? null
        : OfficerFault.WrongOfficer;
}
