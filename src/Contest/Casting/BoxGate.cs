using Hustings.Record.Definitions;

namespace Hustings.Contest.Casting;

/// <summary>
/// What lets a ballot into a box: what officers ordered, and the window of each channel. It changes with an order, in the same
/// commit as the order's minute, and nothing else is asked about time.
/// </summary>
/// <param name="Ordered">
/// Where orders and the count have brought the stage. Never <see cref="StageState.Closed"/>: that is what an open or paused stage
/// is once its windows have ended, by the clock alone.
/// </param>
public sealed record BoxGate(StageState Ordered, IReadOnlyList<ChannelWindow> Windows)
{
    /// <summary>A stage that waits to be opened.</summary>
    public static BoxGate Waiting(IReadOnlyList<ChannelWindow> windows) => new(StageState.Prepared, windows);

    /// <summary>The state at a moment.</summary>
    public StageState At(DateTimeOffset moment) =>
        Ordered is StageState.Open or StageState.Paused && HasEnded(moment) ? StageState.Closed : Ordered;

    /// <summary>Why a ballot that arrived whole at this moment is not taken; null if it may be.</summary>
    public Refusal? Refuses(Channel channel, DateTimeOffset arrived)
    {
        switch (Ordered)
        {
            case StageState.Prepared:
                return Refusal.StageNotOpen;
            case StageState.Tallying or StageState.Counted or StageState.Published:
                return Refusal.StageClosed;
        }

        if (HasEnded(arrived))
        {
            return Refusal.StageClosed;
        }

        if (Ordered == StageState.Paused)
        {
            return Refusal.StagePaused;
        }

        var own = Windows.Where(window => window.Channel == channel).ToList();
        if (own.Any(window => Holds(window, arrived)))
        {
            return null;
        }

        // Nobody has voted anywhere yet: for this voter voting has simply not begun.
        return Encrypted.All(window => window.Opens > arrived) ? Refusal.StageNotOpen : Refusal.ChannelClosed;
    }

    /// <summary>When the last window ends; null while one of them is without an end.</summary>
    public DateTimeOffset? Ends =>
        Encrypted.Any(window => window.Closes is null) ? null : Encrypted.Max(window => window.Closes);

    // Envelopes arrive on their own terms: the box is open as long as somebody can cast a ballot into it.
    private IEnumerable<ChannelWindow> Encrypted => Windows.Where(window => window.Channel != Channel.Post);

    private bool HasEnded(DateTimeOffset moment) => Ends is { } ends && ends <= moment;

    private static bool Holds(ChannelWindow window, DateTimeOffset moment) =>
        (window.Opens is not { } opens || opens <= moment) && (window.Closes is not { } closes || moment < closes);
}
