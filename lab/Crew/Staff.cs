using Hustings.Contest.Officers;
using Hustings.Record.Definitions;

namespace Hustings.Lab.Crew;

/// <summary>An officer of a rehearsal with a passkey in software.</summary>
public sealed record Officer(string Id, string Name, OfficerRole Role, SoftwarePasskey Passkey)
{
    public OfficerDefinition ToDefinition() => new(Id, Name, Role);
}

/// <summary>Who runs a rehearsed contest, in the order in which they are enrolled, and where their passkeys belong.</summary>
public sealed class Staff
{
    public const string Origin = "http://localhost";
    public const string RelyingParty = "localhost";

    public Officer Returning { get; } = New("ro", "Returning officer", OfficerRole.ReturningOfficer);

    public Officer Deputy { get; } = New("deputy", "Deputy", OfficerRole.Deputy);

    public Officer Registrar { get; } = New("registrar", "Registrar", OfficerRole.Registrar);

    public Officer SecondCounter { get; } = New("registrar-2", "Second registrar", OfficerRole.Registrar);

    public IReadOnlyList<Officer> All => [Returning, Deputy, Registrar, SecondCounter];

    private static Officer New(string id, string name, OfficerRole role) =>
        new(id, name, role, SoftwarePasskey.Create());
}
