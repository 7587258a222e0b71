namespace Hustings.Contest.Casting;

/// <summary>
/// Who was in line when the stage was ordered to close still votes: a ballot that had arrived whole is decided before the
/// close, as a voter who stands in the hall at closing time is. Those who come later take their chance. Thread-safe.
/// </summary>
public sealed class InLine
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, int> present = [];
    private readonly List<(int Group, TaskCompletionSource Gone)> waiting = [];
    private int group;

    /// <summary>Joins the line; disposing of the place leaves it.</summary>
    public Place Enter()
    {
        lock (gate)
        {
            present[group] = present.GetValueOrDefault(group) + 1;
            return new Place(this, group);
        }
    }

    /// <summary>Completes when everyone who is in line now has left, or when the time is over.</summary>
    public async Task ServeAsync(TimeSpan atMost, TimeProvider time)
    {
        Task gone;
        lock (gate)
        {
            var last = group++;
            if (!Anyone(last))
            {
                return;
            }

            var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((last, source));
            gone = source.Task;
        }

        await gone.WaitAsync(atMost, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private bool Anyone(int last) => present.Keys.Any(key => key <= last);

    private void Leave(int from)
    {
        lock (gate)
        {
            if (--present[from] > 0)
            {
                return;
            }

            present.Remove(from);
            foreach (var (last, gone) in waiting)
            {
                if (!Anyone(last))
                {
                    gone.TrySetResult();
                }
            }

            waiting.RemoveAll(waiter => waiter.Gone.Task.IsCompleted);
        }
    }

    /// <summary>A place in the line.</summary>
    public sealed class Place : IDisposable
    {
        private readonly InLine line;
        private readonly int from;

        internal Place(InLine line, int from)
        {
            this.line = line;
            this.from = from;
        }

        public void Dispose() => line.Leave(from);
    }
}
