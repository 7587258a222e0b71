namespace Hustings.Gate.Limits;

/// <summary>
/// The limits with one gate switched off, so that a rehearsal can show what that gate is for: an attack must hurt more without it. For rehearsals on one
/// machine only; a server refuses it beyond loopback (docs/running/rehearse.md).
/// </summary>
public static class RehearsalLimits
{
    private const int Never = 1_000_000_000;
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    /// <summary>Names of the gates that can be switched off.</summary>
    public static IReadOnlyList<string> Names { get; } = ["heat", "effort", "credential", "lanes", "limits"];

    /// <summary>The same limits without this gate; null if there is no such gate.</summary>
    /// <param name="gate"><c>heat</c>: no address ever has to show work. <c>effort</c>: nothing is ever asked of everyone. <c>credential</c>: no pause
    /// between two ballots of one code. <c>lanes</c>: what comes without work has hardly a share of its own. <c>limits</c>: a slow sender may take five minutes.</param>
    public static GateLimits? Without(this GateLimits limits, string gate) =>
        gate switch
        {
            "heat" => limits with { HotAfter = Never },
            "effort" => limits with { Levels = [0, Never] },
            "credential" => limits with { CredentialPause = TimeSpan.Zero },
            "lanes" => limits with
            {
                Shares = limits.Shares.ToDictionary(
                    share => share.Key,
                    share =>
                        share.Key switch
                        {
                            Lane.Open => 1,
                            Lane.Work => share.Value + limits.Shares[Lane.Open] - 1,
                            _ => share.Value,
                        }
                ),
            },
            "limits" => limits with { Headers = Long, WholeRequest = Long, KeepAlive = Long },
            _ => null,
        };
}
