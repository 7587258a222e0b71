using System.Collections.Concurrent;
using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Gate;
using Hustings.Gate.Limits;
using Hustings.Record.Definitions;
using Hustings.Server.Contests;
using Hustings.Server.Stages;

namespace Hustings.Server.Casting;

/// <summary>
/// Which lane a request may claim, by the line in front of it: a terminal's signature, or the help desk's pass. The lane <see cref="Lane.Relay"/> is reserved and nothing claims it
/// yet: there is no relay that sends. Everything else goes by the work that is shown.
/// </summary>
public sealed class LaneClaims(ServerOptions options, ContestOffice office, GateState state)
{
    // Below this much work nobody leaves the open lane, even while none is asked for.
    private readonly int leastWork = options.Gate.Levels.First(bits => bits > 0);
    private readonly GateLimits limits = options.Gate;
    private readonly ConcurrentDictionary<string, int> underWay = new(StringComparer.Ordinal);

    /// <summary>Reads the line in front of a request. Whoever is given a claim disposes of it when the request is answered.</summary>
    public LaneClaim Read(StageDesk desk, byte[] sent)
    {
        if (PassLine.Begins(sent))
        {
            return PassLine.Read(sent) is { } pass
                ? new LaneClaim(Lane.Assistance, Channel.Remote, sent.AsMemory(pass.Length)) { Pass = pass.Pass }
                : LaneClaim.Refused(Refusal.PassInvalid);
        }

        if (!TerminalLine.Begins(sent))
        {
            return new LaneClaim(null, Channel.Remote, sent);
        }

        if (TerminalLine.Read(sent) is not { } line)
        {
            return LaneClaim.Refused(Refusal.HeadMalformed);
        }

        var request = sent.AsMemory(line.Length);
        // The probes' box has a terminal of its own, which is known nowhere else.
        var terminals = desk.Terminals ?? office.State.Terminals;
        if (!terminals.TryGetValue(line.Terminal, out var key) || !line.HoldsFor(key, desk.Info.Uuid, request.Span))
        {
            return LaneClaim.Refused(Refusal.TerminalUnknown);
        }

        if (underWay.AddOrUpdate(line.Terminal, 1, (_, count) => count + 1) > limits.TerminalAtOnce)
        {
            Leave(line.Terminal);
            return LaneClaim.Refused(Refusal.Busy);
        }

        return new LaneClaim(Lane.Hall, Channel.Hall, request) { Leave = () => Leave(line.Terminal) };
    }

    /// <summary>What an address that must show work is asked for: enough for the lane with work too.</summary>
    public int BitsAsked => Math.Max(limits.HotWork, state.Bits);

    /// <summary>The lane of a request that claims none, by what its work is worth.</summary>
    public Lane LaneFor(int worth) => worth >= Math.Max(state.Bits, leastWork) ? Lane.Work : Lane.Open;

    private void Leave(string terminal) => underWay.AddOrUpdate(terminal, 0, (_, count) => count - 1);
}

/// <summary>What a request claims; disposing of it gives back what it holds.</summary>
/// <param name="Lane">Null: by its work.</param>
/// <param name="Request">The request without the line in front.</param>
public sealed record LaneClaim(Lane? Lane, Channel Channel, ReadOnlyMemory<byte> Request) : IDisposable
{
    /// <summary>Why it may claim nothing at all.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>The help desk's pass, not looked at yet.</summary>
    public string? Pass { get; init; }

    internal Action? Leave { get; init; }

    public static LaneClaim Refused(Refusal refusal) => new(null, Channel.Remote, default) { Refusal = refusal };

    public void Dispose() => Leave?.Invoke();
}
