namespace Hustings.Gate.Limits;

/// <summary>
/// Every number of the gate, in one place: Kestrel alone and the proxies in front of it are set up from the same figures
/// (docs/spec/gate.md says why each is what it is).
/// </summary>
public sealed record GateLimits
{
    /// <summary>Bytes of a casting request, at most.</summary>
    public int RequestBytes { get; init; } = 12_288;

    /// <summary>Bytes of the line that a terminal or a pass puts in front of it, at most.</summary>
    public int LineBytes { get; init; } = 192;

    /// <summary>How long the head of a request may take.</summary>
    public TimeSpan Headers { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a whole request may take: 12 KiB need 10 kbit/s.</summary>
    public TimeSpan WholeRequest { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection is kept without a request.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Connections at once, at most.</summary>
    public int Connections { get; init; } = 9_000;

    /// <summary>Requests that an edge has under way at the server at once.</summary>
    public int AtServer { get; init; } = 200;

    /// <summary>Ballots that wait for their checks, at most; 12 KiB each.</summary>
    public int Waiting { get; init; } = 2_048;

    /// <summary>How long a ballot waits for its checks before the client is asked to send it again.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Refusals within <see cref="HeatWindow"/> after which an address must show work.</summary>
    public int HotAfter { get; init; } = 10;

    public TimeSpan HeatWindow { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Accepted ballots within <see cref="CreditWindow"/> that excuse an address from <see cref="HotAfter"/>, each for this many refusals.</summary>
    public int RefusalsPerAccepted { get; init; } = 20;

    public TimeSpan CreditWindow { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Addresses remembered, at most.</summary>
    public int Addresses { get; init; } = 1_000_000;

    /// <summary>The share of <see cref="Addresses"/> in use from which the operator is told.</summary>
    public double AddressAlarm { get; init; } = 0.8;

    /// <summary>Work asked of a hot address, in bits.</summary>
    public int HotWork { get; init; } = 16;

    /// <summary>
    /// Work asked of everyone who wants the lane with work, level by level, in bits. More than the last would punish slow
    /// phones (4 s) and no attacker.
    /// </summary>
    public IReadOnlyList<int> Levels { get; init; } = [0, 16, 18, 20, 21];

    /// <summary>How often a new seed is drawn.</summary>
    public TimeSpan SeedLife { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Seeds accepted: the newest and the ones before it, so that a slow phone has ten minutes.</summary>
    public int Seeds { get; init; } = 10;

    /// <summary>How often the effort is looked at.</summary>
    public TimeSpan ControlPeriod { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Between two ballots of one credential that reached the proofs.</summary>
    public TimeSpan CredentialPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Accepted ballots of one credential within <see cref="CreditWindow"/> after which its next ballot need not wait.</summary>
    public int FreeChanges { get; init; } = 3;

    /// <summary>Shares of the checking capacity by lane, in hundredths; what a lane does not use flows to the others.</summary>
    public IReadOnlyDictionary<Lane, int> Shares { get; init; } =
        new Dictionary<Lane, int>
        {
            [Lane.Hall] = 15,
            [Lane.Assistance] = 5,
            [Lane.Relay] = 5,
            [Lane.Work] = 60,
            [Lane.Open] = 15,
        };

    /// <summary>How long a pass of the help desk is good.</summary>
    public TimeSpan PassLife { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Ballots of one terminal that may be under way at once.</summary>
    public int TerminalAtOnce { get; init; } = 2;
}
