using Hustings.Record;

namespace Hustings.Verification.Contests;

/// <summary>
/// Checks everything that a contest's record lets anyone check, at any time of the contest (docs/spec/minutes.md, "What is checked").
/// It shares no code with what makes such records above the record's own types and the counting rules. Hostile data never makes it throw.
/// </summary>
public static class ContestRecordVerifier
{
    private const long LargestDeclaration = 1 << 24;

    /// <summary>Whether there is a contest's record at all.</summary>
    public static bool IsContest(IContestRecord record)
    {
        using var minutes = record.Open(RecordPaths.Minutes);
        return minutes is not null;
    }

    /// <param name="options">For the archives too.</param>
    /// <param name="ct">Cancelling makes the report say invalid: what was not finished was not checked.</param>
    public static ContestReport Verify(
        IContestRecord record,
        VerificationOptions? options = null,
        CancellationToken ct = default
    )
    {
        ArgumentNullException.ThrowIfNull(record);
        options ??= VerificationOptions.Default;
        var ledger = new Ledger<ContestCheck>(options.ContestSabotage);
        var walk = new MinutesWalk(record, ledger, ct);
        ContestStory? story = null;
        var stages = new List<StageChecks>();
        ledger.Expect(ContestCheck.ContestVerification, 1);
        ledger.Run(
            ContestCheck.ContestVerification,
            Place.Archive,
            () =>
            {
                story = walk.Run();
                // Of minutes that break off nobody knows what the files beside them have to be.
                if (story is not null && walk.Whole)
                {
                    Files(record, story, ledger, options, stages, ct);
                }
                ct.ThrowIfCancellationRequested();
                return null;
            }
        );
        var (checks, failure, failures) = ledger.Close();
        return new ContestReport(
            failure is null ? Verdict.Valid
                : ledger.Unreadable ? Verdict.Unreadable
                : Verdict.Invalid,
            checks,
            failure,
            failures,
            story?.Definition,
            walk.Height,
            walk.Head,
            [.. (story?.Stages ?? []).Select(stage => Of(stage, stages))],
            story?.Winner
        );
    }

    private static void Files(
        IContestRecord record,
        ContestStory story,
        Ledger<ContestCheck> ledger,
        VerificationOptions options,
        List<StageChecks> stages,
        CancellationToken ct
    )
    {
        var trustees = new TrusteeChecks(record, story, ledger);
        trustees.Run();
        var roll = new RollChecks(record, story, ledger);
        roll.Run();
        var foundation = new Foundation(story, trustees.Trustees, roll);
        stages.AddRange(
            story
                .Stages.Where(stage => stage.Prepared is not null)
                .Select(stage => new StageChecks(record, foundation, stage, ledger, options, ct))
        );
        foreach (var stage in stages)
        {
            stage.Run();
        }
        Account(stages, ledger);
        new ListChecks(foundation, stages, ledger).Run();
        new RaceChecks(record, story, stages, trustees.Lot, ledger).Run();
        Declaration(record, story, ledger);
    }

    /// <summary>What the file says is for people, and who sealed it for their own tools; here it must be the file that the minutes name.</summary>
    private static void Declaration(IContestRecord record, ContestStory story, Ledger<ContestCheck> ledger)
    {
        ledger.Expect(ContestCheck.DeclarationFile, story.Declaration is null ? 0 : 1);
        if (story.Declaration is not { } named)
        {
            ledger.NotYet(ContestCheck.DeclarationFile, "no declaration is noted");
            return;
        }
        ledger.Run(
            ContestCheck.DeclarationFile,
            named.Place,
            () =>
                record.Read(RecordPaths.DeclarationOf(named.Said), LargestDeclaration) is not { } bytes
                    ? "the declaration is not there"
                : Fingerprint.Hex(bytes) != named.Said ? "the declaration is another file than the one named"
                : (Finding?)null
        );
    }

    /// <summary>How often each check of the stages had to be carried out, by the minutes alone.</summary>
    private static void Account(List<StageChecks> stages, Ledger<ContestCheck> ledger)
    {
        Expect(stages.Sum(stage => stage.Logs), "no stage has opened", ContestCheck.StageLog);
        Expect(stages.Count(stage => stage.Stage.Tally is not null), "no tally was ordered", ContestCheck.StageTally);
        Expect(stages.Sum(stage => stage.Stage.Strikes.Count), "no ballot was struck", ContestCheck.StruckBallot);
        Expect(
            stages.Count(stage => stage.Stage.Sealed is not null),
            "no stage has an archive yet",
            ContestCheck.StageArchive,
            ContestCheck.StageElection,
            ContestCheck.ArchiveIsLog,
            ContestCheck.VoteOnce,
            ContestCheck.VoidRows,
            ContestCheck.StageDocuments
        );

        void Expect(long times, string notYet, params ReadOnlySpan<ContestCheck> checks)
        {
            foreach (var check in checks)
            {
                ledger.Expect(check, times);
                if (times == 0)
                {
                    ledger.NotYet(check, notYet);
                }
            }
        }
    }

    private static StageReport Of(StageStory stage, List<StageChecks> checks) =>
        new(
            stage.Id,
            stage.Uuid,
            stage.Step,
            stage.Strikes.Count,
            stage.Counted?.Said.Account,
            checks.Find(one => one.Stage == stage)?.Archive
        );
}
