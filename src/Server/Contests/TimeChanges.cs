using Hustings.Contest.Orders;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Server.Contests;

/// <summary>An order that changed when people can vote.</summary>
/// <param name="Opened">Whether the stage had been opened by then.</param>
public sealed record TimeChange(
    int Height,
    string Stage,
    OrderKind Kind,
    DateTimeOffset At,
    IReadOnlyList<ChannelWindow> From,
    IReadOnlyList<ChannelWindow> To,
    bool Opened,
    Wording? Reason
);

/// <summary>Follows the minutes for what people must be told: changed times, and announcements.</summary>
public sealed class TimeChanges
{
    private readonly Dictionary<string, TimeChange> last = new(StringComparer.Ordinal);
    private readonly List<(DateTimeOffset At, Wording Words)> announcements = [];
    private readonly Lock gate = new();
    private readonly ContestOffice office;
    private ContestState followed;

    public TimeChanges(ContestOffice office, ContestFiles files)
    {
        this.office = office;
        followed = files.Begin();
        Follow();
        office.Added += _ => Follow();
    }

    /// <summary>The last change of a stage's times.</summary>
    public TimeChange? Of(string stage)
    {
        lock (gate)
        {
            return last.GetValueOrDefault(stage);
        }
    }

    /// <summary>In the order in which they were made.</summary>
    public IReadOnlyList<(DateTimeOffset At, Wording Words)> Announcements
    {
        get
        {
            lock (gate)
            {
                return [.. announcements];
            }
        }
    }

    /// <summary>Told about each change after it is on disk; not about those from before the start.</summary>
    public event Action<TimeChange>? Changed;

    private void Follow()
    {
        lock (gate)
        {
            var known = office.State;
            if (followed.Known.Count < known.Known.Count)
            {
                foreach (var definition in known.Known.Values)
                {
                    followed = followed.Knowing(definition);
                }
            }

            foreach (var line in office.Store.ReadMinutes(followed.Height, Math.Max(0, known.Height - followed.Height)))
            {
                Follow(Chains.Minute(line.Line));
            }
        }
    }

    private void Follow(Minute minute)
    {
        var before = followed;
        followed = followed.Apply(minute);
        if (minute.Order is not { } order)
        {
            return;
        }

        if (order.Details is OrderDetails.Announce announce)
        {
            announcements.Add((minute.Time, announce.Words));
        }

        var aboutTimes =
            order.Kind
            is OrderKind.Postpone
                or OrderKind.Extend
                or OrderKind.SetWindows
                or OrderKind.Pause
                or OrderKind.Resume
                or OrderKind.Close;
        if (!aboutTimes)
        {
            return;
        }

        var was = before.Stage(order.Stage)!;
        var change = new TimeChange(
            minute.Height,
            was.Id,
            order.Kind,
            minute.Time,
            was.Windows,
            followed.Stage(order.Stage)!.Windows,
            was.Step >= StagePhase.Open,
            order.Reason
        );
        last[was.Id] = change;
        Changed?.Invoke(change);
    }
}
