using Hustings.Gate.Detection;

namespace Hustings.Server.Probes;

/// <summary>Why a dummy ballot did not get through: a closed list, worded in <see cref="ProbeProblemWords"/>.</summary>
public enum ProbeProblem
{
    None,

    /// <summary>No connection, or it broke: the network, the name, the certificate, or no server.</summary>
    Unreachable,

    /// <summary>Connected, and no answer in time.</summary>
    NoAnswer,

    /// <summary>Asked to try again every time.</summary>
    PutOff,

    /// <summary>Refused by name.</summary>
    Refused,

    /// <summary>An answer that is none of this server's, or a receipt that its key did not sign.</summary>
    FalseAnswer,
}

/// <summary>What one dummy ballot met.</summary>
/// <param name="Tries">Requests sent, 1 for the first.</param>
/// <param name="Bits">Work shown with the last try, in bits.</param>
/// <param name="Code">The last refusal's code; empty if there was none.</param>
public sealed record ProbeResult(ProbeReading Reading, int Tries, int Bits, ProbeProblem Problem, string Code);
