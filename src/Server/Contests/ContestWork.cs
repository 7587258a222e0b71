using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Contest.Orders;
using Hustings.Contest.Roll;
using Hustings.Contest.Storage;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Server.Declarations;
using Hustings.Server.Stages;

namespace Hustings.Server.Contests;

/// <summary>
/// Does what orders ask of the system, as far as it is not done: prepares stages, counts them, computes accounts. What is to be done
/// follows from the minutes and the boxes alone, so a start goes on where a crash stopped; whatever fails is tried again.
/// </summary>
public sealed class ContestWork : BackgroundService
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);
    private readonly ContestOffice office;
    private readonly ContestFiles files;
    private readonly StageMaker maker;
    private readonly RoundBook rounds;
    private readonly StageDirectory stages;
    private readonly DeclarationOffice declarations;
    private readonly TimeProvider time;
    private readonly ILogger<ContestWork> log;
    private readonly SemaphoreSlim turn = new(1);
    private readonly SemaphoreSlim news = new(0, 1);

    public ContestWork(
        ContestOffice office,
        ContestFiles files,
        StageMaker maker,
        RoundBook rounds,
        StageDirectory stages,
        DeclarationOffice declarations,
        TimeProvider time,
        ILogger<ContestWork> log
    )
    {
        this.office = office;
        this.files = files;
        this.maker = maker;
        this.rounds = rounds;
        this.stages = stages;
        this.declarations = declarations;
        this.time = time;
        this.log = log;
        office.Added += _ => Wake();
    }

    /// <summary>Why the count of a stage cannot go on, by stage id; nothing for most.</summary>
    public IReadOnlyDictionary<string, RoundFinding> Stuck => stuck;

    private volatile IReadOnlyDictionary<string, RoundFinding> stuck = new Dictionary<string, RoundFinding>();

    /// <summary>Opens what is prepared, before anybody is served; the rest is done beside serving.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        Show();
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks for something to do soon.</summary>
    public void Wake()
    {
        try
        {
            news.Release();
        }
        catch (SemaphoreFullException)
        {
            // It looks soon anyway.
        }
    }

    /// <summary>Does everything that is to be done now. False if storage failed and it is to be tried again.</summary>
    public async Task<bool> DoAsync()
    {
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            for (var before = -1; before != office.State.Height; )
            {
                before = office.State.Height;
                await OnceAsync().ConfigureAwait(false);
            }

            return true;
        }
        catch (Exception failure) when (failure is StorageUnavailableException or IOException)
        {
            log.LogWarning("Work on the contest waits for storage: {Problem}", failure.Message);
            return false;
        }
        finally
        {
            turn.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await DoAsync().ConfigureAwait(false))
            {
                await news.WaitAsync(stoppingToken).ConfigureAwait(false);
            }
            else
            {
                await Task.Delay(Retry, time, stoppingToken).ConfigureAwait(false);
            }
        }
    }

    public override void Dispose()
    {
        turn.Dispose();
        news.Dispose();
        base.Dispose();
    }

    private async Task OnceAsync()
    {
        Show();
        foreach (var stage in office.State.Stages)
        {
            if (stage is { Step: StagePhase.Planned, Candidates: not null })
            {
                await Task.Run(() => maker.PrepareAsync(stage.Id)).ConfigureAwait(false);
            }
            else if (stage.Step is StagePhase.Tallying or StagePhase.Counted or StagePhase.Published)
            {
                await CountAsync(stage).ConfigureAwait(false);
            }
        }

        if (office.State.Erased)
        {
            await EraseAsync().ConfigureAwait(false);
        }

        Show();

        // Last: a seal that cannot be used must hold up nothing else.
        await declarations.SealAsync().ConfigureAwait(false);
    }

    // Erasing twice erases nothing more, so a crash before the note does no harm.
    private async Task EraseAsync()
    {
        if (office.Store.ReadMinutes(0).Any(line => Chains.Minute(line.Line).Note is Note.Erased))
        {
            return;
        }

        var report = await Task.Run(() => PersonalData.Erase(files.Folder, time)).ConfigureAwait(false);
        if (!report.Complete)
        {
            throw new IOException("Some personal data could not be erased; erasure.json names it.");
        }

        await office.NoteAsync(new Note.Erased(report.Files), _ => true).ConfigureAwait(false);
    }

    private async Task CountAsync(StageStanding stage)
    {
        var desk = stages.Find(stage.Id)!;
        var complete =
            stage.Step == StagePhase.Published
                ? desk.Count.Complete
                : stage.Sealed is not null && desk.Count.Result is not null && desk.Count.Order is not null;
        if (!complete && !await desk.Count.ResumeAsync().ConfigureAwait(false))
        {
            throw new StorageUnavailableException($"The count of {stage.Id} was not written.");
        }

        if (desk.Count.Result is not { } result)
        {
            return;
        }

        var state = office.State;
        var now = state.Stage(stage.Id)!;
        var finding = rounds.Count(state, now, desk.Election, result);
        stuck = finding.Problem is null
            ? stuck.Where(other => other.Key != stage.Id).ToDictionary()
            : new Dictionary<string, RoundFinding>(stuck) { [stage.Id] = finding };
        if (finding.Account is not { } account || now.Counted is not null || now.Step == StagePhase.Published)
        {
            return;
        }

        // A batch that was added meanwhile means another account: then this one is not due any more.
        await office
            .NoteAsync(
                new Note.Counted(stage.Id, Fingerprint.Hex(result.Bytes.Span), finding.Outcome!.Account),
                latest => latest.Height == state.Height,
                sitting => sitting.Contest.SetAccount(desk.Info.Uuid, account)
            )
            .ConfigureAwait(false);
    }

    // Brings the desks in line with the minutes.
    private void Show()
    {
        var state = office.State;
        var known = stages.All;
        var desks = state
            .Stages.Select(stage =>
                known.FirstOrDefault(desk => desk.Id == stage.Id && desk.Info.Uuid == stage.Definition.Uuid)
                ?? new StageDesk(
                    stage.Id,
                    Info(state, stage),
                    files.Keys,
                    files.Trustees,
                    files.RecordPath(stage.Definition.Uuid),
                    time
                )
            )
            .ToList();
        foreach (var (desk, stage) in desks.Zip(state.Stages))
        {
            var box = office.Store.Box(stage.Definition.Uuid);
            var prepared = stage.Prepared is not null && box is not null;
            desk.Show(Info(state, stage), prepared, box?.ReadAccount());
            if (prepared && !desk.IsPrepared)
            {
                desk.Prepare(Parts(state, stage, box!));
            }
        }

        stages.Show(desks);
    }

    private StageParts Parts(ContestState state, StageStanding stage, IBallotBox box)
    {
        var (election, credentials) =
            files.ReadStage(stage.Definition.Uuid, stage.Prepared!)
            ?? throw new InvalidDataException(
                $"The files of stage {stage.Id} are missing, or are not those that the minutes name."
            );
        var prepared = new PreparedStage(
            Info(state, stage),
            election,
            files.Trustees,
            credentials,
            files.Table,
            files.Pins
        );
        var intake = new BallotIntake(prepared, files.Keys, box);
        var count = new StageCount(
            prepared,
            box,
            files.RecordPath(stage.Definition.Uuid),
            new(
                stage.Definition.Mixers,
                () => [.. office.State.Stage(stage.Id)!.Struck.Select(strike => strike.Ballot)],
                steps => NoteAsync(stage.Id, steps)
            )
        );
        intake.Committed += count.Sum.Offer;
        return new(prepared, box, intake, count);
    }

    private Task<bool> NoteAsync(string id, CountSteps steps) =>
        office.WriteAsync(sitting =>
        {
            var stage = sitting.State.Stage(id)!;
            if (stage.Sealed is null)
            {
                sitting.Add(new Note.Sealed(id, steps.Tally, steps.Ballots));
            }

            foreach (var shuffle in steps.Shuffles.Where(one => !stage.ShuffledBy.Contains(one.Owner)))
            {
                sitting.Add(new Note.Shuffled(id, shuffle.Owner, Fingerprint.Hex(shuffle.Bytes.Span)));
            }

            foreach (var share in steps.Decryptions.Where(one => !stage.OpenedBy.Contains(one.Owner)))
            {
                sitting.Add(new Note.Opened(id, share.Owner, Fingerprint.Hex(share.Bytes.Span)));
            }

            return true;
        });

    private static StageInfo Info(ContestState state, StageStanding stage) =>
        StageInfo.Of(state.Definition, stage.Definition, stage.Windows);
}
