using Hustings.Record;
using Hustings.Record.Credentials;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Verification.Contests;

/// <summary>What all stages are checked against.</summary>
internal sealed record Foundation(ContestStory Story, TrusteeKeys? Trustees, RollChecks Roll)
{
    public CredentialTable? Table => Roll.Table;
}

/// <summary>One stage: log, tally order, struck ballots, archive, and what they have to do with each other.</summary>
internal sealed class StageChecks(
    IContestRecord record,
    Foundation foundation,
    StageStory stage,
    Ledger<ContestCheck> ledger,
    VerificationOptions options,
    CancellationToken ct
)
{
    private readonly Dictionary<string, int> struckRows = new(StringComparer.Ordinal);
    private StageLog? log;
    private bool logChecked;

    public StageStory Stage => stage;

    /// <summary>Of the archive; null if there is none to be yet, or none could be read.</summary>
    public VerificationReport? Archive { get; private set; }

    /// <summary>The archive, its log and the minutes agree: what follows from it can be relied on.</summary>
    public bool Agrees { get; private set; }

    /// <summary>Rows of the ballots in the archive, in their order; -1 for one of no row. Null if there is no archive.</summary>
    public IReadOnlyList<int>? Rows { get; private set; }

    /// <summary>Rows that had voted when the list of a later stage was made.</summary>
    /// <param name="struck">How many of the strikes had been ordered by then.</param>
    public IEnumerable<int> VotersThen(int struck) =>
        (Rows ?? []).Concat(stage.Strikes.Skip(struck).Select(strike => strike.Said.Row));

    public void Run()
    {
        ct.ThrowIfCancellationRequested();
        var place = stage.Prepared!.Place;
        CheckLog(place);
        CheckTally();
        CheckStruck();
        if (stage.Sealed is { } made)
        {
            CheckArchive(made);
        }
    }

    private void CheckLog(Place place)
    {
        var file = record.Read(RecordPaths.Log(stage.Uuid));
        logChecked = stage.Tally is not null || file is not null;
        if (logChecked)
        {
            ledger.Run(
                ContestCheck.StageLog,
                stage.Tally?.Place ?? place,
                () =>
                    StageLog.TryFollow(file, stage.Uuid, stage.Prepared!.Said.Fingerprint, out log) is { } wrong
                        ? $"the log of {stage.Id}: {wrong}"
                        : null
            );
        }
    }

    /// <summary>Whether a log was there to be checked, for the account.</summary>
    public long Logs => logChecked ? 1 : 0;

    private void CheckTally()
    {
        if (stage.Tally is not { } tally)
        {
            return;
        }
        if (log is null || !foundation.Roll.VoidsHold)
        {
            ledger.Skip(ContestCheck.StageTally);
            return;
        }
        ledger.Run(
            ContestCheck.StageTally,
            tally.Place,
            () =>
                tally.Said.Height != log.Ballots.Count || tally.Said.Head != log.Head
                    ? $"the tally of {stage.Id} was ordered on another log"
                : tally.Said.Struck != stage.Strikes.Count
                    ? $"the tally of {stage.Id} names another number of struck ballots"
                : foundation.Roll.HeightOf(tally.Said.Voids) < stage.Prepared!.Said.VoidHeight
                    ? $"the tally of {stage.Id} names voids that never were, or older than its list"
                : null
        );
    }

    private void CheckStruck()
    {
        foreach (var strike in stage.Strikes)
        {
            if (foundation.Table is not { } table || (logChecked && log is null))
            {
                ledger.Skip(ContestCheck.StruckBallot);
                continue;
            }
            ledger.Run(ContestCheck.StruckBallot, strike.Place, () => Struck(strike.Said, table));
        }
    }

    private string? Struck(OrderDetails.Strike strike, CredentialTable table)
    {
        var name = RecordPaths.Struck(stage.Uuid, strike.Ballot);
        if (record.Read(name, Limits.BallotBytes) is not { } bytes)
        {
            return $"{name} is not there";
        }
        if (Fingerprint.Hex(bytes) != strike.Ballot)
        {
            return $"{name} is another document";
        }
        if (log is not null && !log.Ballots.Contains(strike.Ballot))
        {
            return "the struck ballot was never accepted";
        }
        if (
            Ballot.TryReadHead(bytes, out var head) != DocumentFault.None
            || !CredentialKey.TryRead(head.Credential, out var key)
        )
        {
            return $"{name} is no ballot";
        }
        struckRows[strike.Ballot] = table.RowOf(stage.Uuid, key);
        return struckRows[strike.Ballot] == strike.Row ? null : $"the struck ballot is not of row {strike.Row}";
    }

    private void CheckArchive(Placed<Note.Sealed> made)
    {
        using var stream = record.Open(RecordPaths.Archive(stage.Uuid));
        using var companions = record.Open(RecordPaths.Companions(stage.Uuid));
        var valid = ledger.Run(
            ContestCheck.StageArchive,
            made.Place,
            () =>
            {
                if (stream is null)
                {
                    return $"{RecordPaths.Archive(stage.Uuid)} is not there";
                }
                Archive = ArchiveVerifier.Verify(stream, options with { Companions = companions, Sabotage = null }, ct);
                return Archive.Valid
                    ? null
                    : $"the archive of {stage.Id}: {Archive.Conclusion}, {Archive.Failure?.Explanation}";
            }
        );
        if (!valid)
        {
            SkipArchive(
                ContestCheck.StageElection,
                ContestCheck.ArchiveIsLog,
                ContestCheck.VoteOnce,
                ContestCheck.VoidRows,
                ContestCheck.StageDocuments
            );
            return;
        }
        var election = Archive!.Election!;
        var good = ledger.Run(
            ContestCheck.StageElection,
            stage.Prepared!.Place,
            () => ElectionLaw.Differs(stage, election, Archive, foundation.Trustees)
        );
        good &= CheckBallots(made.Place);
        good &= ledger.Run(
            ContestCheck.StageDocuments,
            made.Place,
            () => new StageDocuments(stage, Archive.Map!, stream!).Differs()
        );
        Agrees = good;
    }

    private bool CheckBallots(Place place)
    {
        if (log is null || foundation.Table is not { } table || !foundation.Roll.VoidsHold)
        {
            SkipArchive(ContestCheck.ArchiveIsLog, ContestCheck.VoteOnce, ContestCheck.VoidRows);
            return false;
        }
        var ballots = Archive!.Map!.Ballots;
        var struck = stage.Strikes.Select(strike => strike.Said.Ballot).ToHashSet(StringComparer.Ordinal);
        Rows = [.. ballots.Select(ballot => ballot.Credential is { } key ? table.RowOf(stage.Uuid, key) : -1)];
        var good = ledger.Run(
            ContestCheck.ArchiveIsLog,
            place,
            () =>
                ballots
                    .Select(ballot => ballot.Ballot.Hash.ToString())
                    .SequenceEqual(log.Ballots.Where(ballot => !struck.Contains(ballot)))
                    ? null
                    : $"the archive of {stage.Id} is not its log less the struck ballots"
        );
        good &= ledger.Run(
            ContestCheck.VoteOnce,
            place,
            () =>
                stage.Definition.Policy == VotingPolicy.Once && ballots.Count != Archive.Map!.LastBallots.Count
                    ? $"somebody has two ballots in {stage.Id}, where everybody votes once"
                    : null
        );
        var height = foundation.Roll.HeightOf(stage.Tally!.Said.Voids);
        var voided = foundation.Roll.VoidIn(stage.Id, height);
        good &= ledger.Run(
            ContestCheck.VoidRows,
            place,
            () =>
                Rows.FirstOrDefault(voided.Contains, -1) is >= 0 and var row
                    ? $"a ballot of row {row}, which was void, counts in {stage.Id}"
                    : null
        );
        return good;
    }

    private void SkipArchive(params ReadOnlySpan<ContestCheck> checks)
    {
        foreach (var check in checks)
        {
            ledger.Skip(check);
        }
    }
}
