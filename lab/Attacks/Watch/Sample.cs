namespace Hustings.Lab.Attacks.Watch;

/// <summary>One second of a run.</summary>
/// <param name="At">Seconds after the run began.</param>
/// <param name="Cores">Processor cores that each process used in this second, by name.</param>
/// <param name="Resident">Bytes that each has in memory.</param>
/// <param name="State">calm, rush or attack, as gate.json says; empty if the server says nothing.</param>
/// <param name="Bits">Work asked of everyone in the lane with work.</param>
/// <param name="Table">Senders in the proxy's table; null without a proxy.</param>
/// <param name="Connections">Open connections to the public port.</param>
/// <param name="Disk">Bytes in the data folder.</param>
/// <param name="Logged">Bytes that server and proxy printed so far.</param>
/// <param name="Hostile">Requests that the attackers sent so far.</param>
public sealed record Sample(
    double At,
    IReadOnlyDictionary<string, double> Cores,
    IReadOnlyDictionary<string, long> Resident,
    string State,
    int Bits,
    int? Table,
    int Connections,
    long Disk,
    long Logged,
    long Hostile
);
