namespace Hustings.Gate.Detection;

/// <summary>What one second of traffic looked like.</summary>
/// <param name="Connections">New connections, those of the proxies' clients where proxies stand in front.</param>
/// <param name="OpenWithoutRequest">Connections open now whose request is not complete.</param>
/// <param name="Pages">Requests for anything but casting.</param>
/// <param name="Accepted">Ballots accepted, and accepted ballots sent again.</param>
/// <param name="Malformed">Refused for what no booth ever sends: size, head, form, points, scalars, another election.</param>
/// <param name="Forged">Refused for an unknown credential, a signature or a proof.</param>
/// <param name="WorkFailing">Of <paramref name="Malformed"/> and <paramref name="Forged"/>, those that carried work.</param>
/// <param name="OtherRefused">Refused for what honest voters meet: closed, already voted, wrong PIN.</param>
/// <param name="PutOff">Asked to try again: no room, work to be shown first, or another ballot of the same code in hand.</param>
/// <param name="Asked">Of <paramref name="PutOff"/>, those that were asked for work.</param>
/// <param name="Sources">Different senders that were refused.</param>
public readonly record struct TrafficReading(
    int Connections,
    int OpenWithoutRequest,
    int Pages,
    int Accepted,
    int Malformed,
    int Forged,
    int WorkFailing,
    int OtherRefused,
    int PutOff,
    int Sources,
    int Asked = 0
)
{
    /// <summary>Casting requests.</summary>
    public int Ballots => Accepted + Malformed + Forged + OtherRefused + PutOff;

    public int Failing => Malformed + Forged;
}

/// <summary>What a dummy ballot from outside met.</summary>
/// <param name="Time">When it was sent.</param>
/// <param name="Accepted">It got its receipt, within the tries that a booth makes by itself.</param>
/// <param name="Took">From the first try to the receipt.</param>
public readonly record struct ProbeReading(DateTimeOffset Time, Lane Lane, bool Accepted, TimeSpan Took);
