using Hustings.Contest;

namespace Hustings.Lab.Scenarios.Live;

/// <summary>When a channel (<c>hall</c>, <c>remote</c>) takes ballots, in the contest's own time.</summary>
public sealed record TimetableWindow(string Channel, DateTimeOffset Opens, DateTimeOffset Closes);

/// <summary>An order that changed a round's times: <c>extend</c> with channels, from and to, or <c>set-windows</c> with windows.</summary>
public sealed record Slip(
    string Order,
    DateTimeOffset At,
    Text Reason,
    IReadOnlyList<string>? Channels = null,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null,
    IReadOnlyList<TimetableWindow>? Windows = null
)
{
    /// <summary>The windows as this order leaves them.</summary>
    public IReadOnlyList<TimetableWindow> After(IReadOnlyList<TimetableWindow> windows) =>
        Windows
        ??
        [
            .. windows.Select(window =>
                Channels!.Contains(window.Channel) ? window with { Closes = To!.Value } : window
            ),
        ];
}
