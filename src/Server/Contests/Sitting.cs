using Hustings.Contest.Orders;
using Hustings.Contest.Storage;
using Hustings.Record.Minutes;

namespace Hustings.Server.Contests;

/// <summary>One decision about the contest: what it was before, and the lines that are added to minutes and voids.</summary>
public sealed class Sitting
{
    private readonly List<Minute> lines = [];

    internal Sitting(IContestTransaction contest, ContestState state, DateTimeOffset time)
    {
        // Whoever holds the turn has read every line; another writer of the same file is not allowed to exist.
        if (contest.MinutesHeight != state.Height)
        {
            throw new InvalidOperationException(
                $"The minutes have {contest.MinutesHeight} lines on disk and {state.Height} in memory."
            );
        }

        Contest = contest;
        State = state;
        Time = time;
    }

    public IContestTransaction Contest { get; }

    /// <summary>With the lines added so far.</summary>
    public ContestState State { get; private set; }

    /// <summary>Of every line of this sitting: whole seconds, never before the last line.</summary>
    public DateTimeOffset Time { get; }

    public IReadOnlyList<Minute> Lines => lines;

    /// <summary>Head of the voids as it is now, hex.</summary>
    public string VoidsHead => Chains.VoidsHead(State.Definition.Id, Contest.LastVoid);

    public Minute Add(Note note) => Add(Minute.Make(State.Height, State.Head, Time, null, [], note));

    public Minute Add(Order order, IReadOnlyList<OrderSignature> signatures) =>
        Add(Minute.Make(State.Height, State.Head, Time, order, signatures, null));

    /// <summary>Adds a line to the voids.</summary>
    /// <returns>Its height.</returns>
    public int Add(VoidEntry entry)
    {
        var height = Contest.VoidsHeight;
        Contest.AppendVoid(entry, VoidsLog.Line(height, VoidsHead, entry));
        return height;
    }

    private Minute Add(Minute minute)
    {
        State = State.Apply(minute);
        Contest.AppendMinute(minute.Line);
        lines.Add(minute);
        return minute;
    }
}
