using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;
using Hustings.Counting.Rounds;
using Hustings.Counting.Rounds.Lots;
using Hustings.Counting.Rules;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Verification.Contests;

/// <summary>
/// The race counted again: in the order of the minutes, from the archives' results, the batches, the withdrawals and the lot. Who is on
/// each ballot, each stage's account to the byte, and the winner follow from it.
/// </summary>
internal sealed class RaceChecks(
    IContestRecord record,
    ContestStory story,
    IReadOnlyList<StageChecks> stages,
    LotSeed? lot,
    Ledger<ContestCheck> ledger
)
{
    private readonly RuleParameters? rule = RuleOf(story.Definition);
    private RaceState? race;
    private readonly HashSet<string> withdrawn = new(StringComparer.Ordinal);
    private string? ranked;

    /// <summary>Something before was not what it should be; what follows from it says nothing.</summary>
    private bool lost;

    public void Run()
    {
        Account(ContestCheck.StageCandidates, OrderKind.Prepare, "no stage is prepared");
        Account(ContestCheck.StageAccount, OrderKind.CountColumn, "no stage is counted");
        Account(ContestCheck.DeclaredWinner, OrderKind.Declare, "no winner is declared");
        Start();
        foreach (var happened in story.Race)
        {
            switch (happened.Kind)
            {
                case OrderKind.Withdraw:
                    Withdraw(happened.Candidate!);
                    break;
                case OrderKind.Prepare:
                    Carry(ContestCheck.StageCandidates, happened.Place, () => Candidates(happened.Stage!));
                    break;
                case OrderKind.CountColumn:
                    lost |= !Carry(ContestCheck.StageAccount, happened.Place, () => Counted(happened.Stage!));
                    break;
                case OrderKind.Declare:
                    Carry(
                        ContestCheck.DeclaredWinner,
                        happened.Place,
                        () =>
                            happened.Candidate == (ranked ?? race?.Winner)
                                ? null
                                : $"{happened.Candidate} was declared the winner, by the accounts it is {ranked ?? race?.Winner ?? "nobody"}"
                    );
                    break;
                default:
                    break;
            }
        }
    }

    private void Account(ContestCheck check, OrderKind kind, string notYet)
    {
        var times = story.Race.Count(happened => happened.Kind == kind);
        ledger.Expect(check, times);
        if (times == 0)
        {
            ledger.NotYet(check, notYet);
        }
    }

    private bool Carry(ContestCheck check, Place place, Func<Finding?> find)
    {
        if (lost)
        {
            ledger.Skip(check);
            return true;
        }
        return ledger.Run(check, place, find);
    }

    private static RuleParameters? RuleOf(ContestDefinition definition) =>
        new RuleNames(
            definition.Rule.Kind,
            definition.Rule.Base,
            definition.Rule.WithdrawnVotes,
            [.. definition.Rule.Ties],
            definition.Rule.LeavingKind,
            definition.Rule.LeavingPercent
        )
            .Read()
            .Rule;

    private void Start()
    {
        if (rule is { Rule: not ContestRule.InstantRunoff })
        {
            race = Fresh();
        }
    }

    private RaceState? Fresh()
    {
        var all = story.Definition.Candidates;
        var state = RaceState.Start(rule!, all.Select(one => new RaceCandidate(one.Id, one.Name))).State;
        string[] gone = [.. all.Where(one => one.Withdrawn).Select(one => one.Id)];
        return gone.Length == 0 ? state : state?.Withdraw(gone).State;
    }

    private void Withdraw(string candidate)
    {
        withdrawn.Add(candidate);
        // Who had left by an account, or is the last one, withdraws without effect on the race.
        race = race?.Withdraw(candidate).State ?? race;
    }

    /// <summary>A stage that another one excludes is no round: its votes are entered as a column of the rounds.</summary>
    private bool IsRound(StageStory stage) => !story.Definition.Stages.Any(other => other.Excludes.Contains(stage.Id));

    private Finding? Candidates(StageStory stage)
    {
        if (rule is null)
        {
            return "the definition's rule cannot be counted by";
        }
        var round = IsRound(stage);
        var standing = race is null
            ? [.. story.Definition.Candidates.Select(one => one.Id).Where(InRace)]
            : race.Standing.ToList();
        var first = race is null || race.Rounds.IsEmpty || !round;
        var extra = stage.Candidates!.Except(standing).ToList();
        return round && race is { Finished: true } ? $"{stage.Id} was prepared after the race was decided"
            : standing.Except(stage.Candidates!).Any() ? $"somebody who stands is not on the ballot of {stage.Id}"
            : extra.Count > 0 && !(first && extra.TrueForAll(Known))
                ? $"somebody who left is on the ballot of {stage.Id}"
            : null;
    }

    /// <summary>By the definition and the withdrawals so far.</summary>
    private bool InRace(string candidate) =>
        story.Definition.Candidates.Any(one => one.Id == candidate && !one.Withdrawn) && !withdrawn.Contains(candidate);

    private bool Known(string candidate) => story.Definition.Candidates.Any(one => one.Id == candidate);

    private Finding? Counted(StageStory stage)
    {
        var checks = stages.First(other => other.Stage == stage);
        if (!checks.Agrees || checks.Archive?.Result is not { } result)
        {
            return $"{stage.Id} was counted without an archive to count";
        }
        if (rule is null)
        {
            return "the definition's rule cannot be counted by";
        }
        var (made, refused) = rule.Rule == ContestRule.InstantRunoff ? Ranked(stage, result) : Round(stage, result);
        if (made is null)
        {
            return $"{stage.Id} cannot be counted: {refused}";
        }
        var path = RecordPaths.Account(stage.Uuid);
        return record.Read(path) is not { } file ? $"{path} is not there"
            : !file.AsSpan().SequenceEqual(made) ? $"{path} is not the account that follows from the totals"
            : Fingerprint.Hex(file) != stage.Counted?.Said.Account && stage.Counted is not null
                ? "the minutes name another account"
            : null;
    }

    private (byte[]?, string?) Round(StageStory stage, ElectionResult result)
    {
        var from = IsRound(stage) ? race : Alone(stage);
        if (from is null)
        {
            return (null, "the race cannot be started");
        }
        var (state, refusal) = from.Apply(StageTotals.Of(stage, result, from.NextRound, from.Standing), lot);
        if (state is null)
        {
            return (null, $"{refusal}");
        }
        race = IsRound(stage) ? state : race;
        return (AccountDocument.Bytes(state.Rounds[^1]), null);
    }

    /// <summary>A stage that is no round: a race of its own, in which everybody who withdrew before is gone.</summary>
    private RaceState? Alone(StageStory stage)
    {
        var state = Fresh();
        foreach (var gone in stage.Candidates!.Where(id => state?.Standing.Contains(id) == true && !InRace(id)))
        {
            state = state?.Withdraw(gone).State ?? state;
        }
        return state;
    }

    private (byte[]?, string?) Ranked(StageStory stage, ElectionResult result)
    {
        if (stage.Batches.Count > 0)
        {
            return (null, "counts of paper cannot join rankings");
        }
        var ids = stage.Candidates!;
        var ballots = new BallotSet(
            ids,
            result.Questions[0].Ballots.Select(places => RankedBallot.FromPlaces(1, places))
        )
        {
            Excluded = [.. ids.Select((id, i) => (id, i)).Where(one => !InRace(one.id)).Select(one => one.i)],
        };
        var (account, refusal) = RankedStage.Count(rule!, ballots, lot);
        // A count in which nobody is ranked is an account too: nobody wins.
        if (account is null || account.Refusal is { Fault: not CountFault.NoVotes })
        {
            return (null, $"{refusal}{account?.Refusal}");
        }
        ranked = account.Elected is [var winner] ? ids[winner] : null;
        using var bytes = new MemoryStream();
        AccountJson.Write(account, bytes);
        return (bytes.ToArray(), null);
    }
}
