using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Contest.Orders;
using Hustings.Contest.Storage;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Server.Contests;

/// <summary>
/// The contest as its minutes tell it, and the only way to add a line to them. A line and what it does to the boxes (their gates,
/// whether they exist) are one commit; the gates are a function of the state, so a start can always put them right. Thread-safe: one
/// line at a time.
/// </summary>
public sealed class ContestOffice : IDisposable
{
    private readonly ContestFiles files;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim turn = new(1);
    private volatile ContestState state;

    /// <exception cref="InvalidDataException">The stored minutes do not follow one another.</exception>
    public ContestOffice(ContestFiles files, IContestStore store, TimeProvider time)
    {
        this.files = files;
        this.time = time;
        Store = store;
        state = files.Begin();
    }

    public IContestStore Store { get; }

    /// <summary>As of the last commit.</summary>
    public ContestState State => state;

    /// <summary>Told after every new line, on no thread in particular, one line after another.</summary>
    public event Action<Minute>? Added;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Reads what is stored; in a new contest, writes the lines that its preparation left for the beginning.</summary>
    public async Task OpenAsync()
    {
        CatchUp();
        if (state.Height > 0 && state.Stages.All(stage => Stands(stage, Store.Box(stage.Definition.Uuid)?.Standing)))
        {
            return;
        }

        await WriteAsync(sitting =>
            {
                if (sitting.State.Height == 0)
                {
                    foreach (var note in files.FirstNotes())
                    {
                        sitting.Add(note);
                    }
                }

                // Gates follow from the minutes; a database put back from a backup beside newer minutes would differ.
                SetGates(sitting.Contest, sitting.State, sitting.Time);
                return true;
            })
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Lets <paramref name="decide"/> look at the contest as the only one and say which line comes next, if any. Line, further changes of
    /// <paramref name="decide"/> and the gates are written together.
    /// </summary>
    /// <exception cref="StorageUnavailableException">Not confirmed by the disk.</exception>
    public async Task<T> WriteAsync<T>(Func<Sitting, T> decide)
    {
        var added = new List<Minute>();
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            // A commit that failed may have been written all the same.
            CatchUp();
            var answer = await Store
                .DecideAsync(contest =>
                {
                    var sitting = new Sitting(contest, state, NextTime());
                    var decided = decide(sitting);
                    if (sitting.Lines.Count > 0)
                    {
                        SetGates(contest, sitting.State, sitting.Time);
                    }

                    added.Clear();
                    added.AddRange(sitting.Lines);
                    return decided;
                })
                .ConfigureAwait(false);
            foreach (var minute in added)
            {
                state = state.Apply(minute);
            }

            return answer;
        }
        finally
        {
            turn.Release();
            foreach (var minute in added)
            {
                if (minute.Height < state.Height)
                {
                    Added?.Invoke(minute);
                }
            }
        }
    }

    /// <summary>Adds a note if <paramref name="isDue"/> says so, with other changes in the same commit.</summary>
    public Task<bool> NoteAsync(Note note, Func<ContestState, bool> isDue, Action<Sitting>? with = null) =>
        WriteAsync(sitting =>
        {
            if (!isDue(sitting.State))
            {
                return false;
            }

            with?.Invoke(sitting);
            sitting.Add(note);
            return true;
        });

    /// <summary>Makes a definition known that an officer handed in, so that an order can name it.</summary>
    public async Task KnowAsync(ContestDefinition definition)
    {
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            files.Keep(definition);
            state = state.Knowing(definition);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private void CatchUp()
    {
        foreach (var line in Store.ReadMinutes(state.Height))
        {
            state = state.Apply(Chains.Minute(line.Line));
        }
    }

    // Minutes are kept to the second, and never go back, whatever the machine's clock does.
    private DateTimeOffset NextTime()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        return now < state.Time ? state.Time : now;
    }

    private static void SetGates(IContestTransaction contest, ContestState state, DateTimeOffset time)
    {
        foreach (var stage in state.Stages)
        {
            var uuid = stage.Definition.Uuid;
            if (contest.Standing(uuid) is not { } standing)
            {
                continue;
            }

            if (stage.Step == StagePhase.Planned)
            {
                contest.DropBox(uuid);
                continue;
            }

            if (!Stands(stage, standing))
            {
                contest.SetGate(uuid, Gate(stage), time);
            }
        }
    }

    // Whether a box is let in to as the minutes say.
    private static bool Stands(StageStanding stage, BoxStanding? standing)
    {
        if (standing is null)
        {
            return true;
        }

        if (stage.Step == StagePhase.Planned)
        {
            return false;
        }

        var gate = Gate(stage);
        return gate.Ordered == standing.Gate.Ordered && gate.Windows.SequenceEqual(standing.Gate.Windows);
    }

    private static BoxGate Gate(StageStanding stage) =>
        new(
            stage.Step switch
            {
                StagePhase.Prepared => StageState.Prepared,
                StagePhase.Open => StageState.Open,
                StagePhase.Paused => StageState.Paused,
                StagePhase.Tallying => StageState.Tallying,
                StagePhase.Counted => StageState.Counted,
                StagePhase.Published => StageState.Published,
                var other => throw new InvalidOperationException($"A stage with a box is never {other}."),
            },
            stage.Windows
        );
}
