namespace Hustings.Lab.Attacks.Voters;

/// <summary>How one honest voter fared.</summary>
/// <param name="At">Seconds after the run began at which the voter came.</param>
/// <param name="Seconds">From coming, before connecting, to the checked receipt; or until the voter gave up.</param>
/// <param name="Tries">Times the ballot was sent.</param>
/// <param name="Hash">Of the ballot (hex).</param>
/// <param name="Accepted">A receipt is held, signed by the stage's key.</param>
/// <param name="Said">The last answer that was no receipt: a refusal's code, or what happened to the connection; empty if none.</param>
/// <param name="Bits">Work that was solved, 0 if none.</param>
/// <param name="SolveSeconds">How long that took.</param>
/// <param name="Group">Which voters: home, shared, hall.</param>
public sealed record VoterOutcome(
    double At,
    double Seconds,
    int Tries,
    string Hash,
    bool Accepted,
    string Said,
    int Bits,
    double SolveSeconds,
    string Group
);
