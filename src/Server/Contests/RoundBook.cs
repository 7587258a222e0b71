using System.Collections.Immutable;
using Hustings.Contest.Orders;
using Hustings.Contest.Storage;
using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;
using Hustings.Counting.Rounds;
using Hustings.Counting.Rounds.Lots;
using Hustings.Counting.Rules;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using RoundOutcome = Hustings.Contest.Orders.RoundOutcome;

namespace Hustings.Server.Contests;

/// <summary>What a count came to: the account's bytes and what follows from it, or why there is none yet.</summary>
/// <param name="NeedsLot">A tie waits for the trustees' parts of the lot.</param>
public sealed record RoundFinding(byte[]? Account, RoundOutcome? Outcome, Contest.Text? Problem, bool NeedsLot)
{
    /// <summary>The race up to and with this round, of a stage whose ballots were added up; what the account was written from.</summary>
    public RaceState? Race { get; init; }

    /// <summary>The whole count of a stage of rankings.</summary>
    public CountAccount? Ranking { get; init; }
}

/// <summary>
/// The accounts of the rounds, computed from the opened totals and the columns in the minutes (docs/spec/rounds.md, "From the record to the
/// totals"). Nothing is stored that cannot be computed again.
/// </summary>
public sealed class RoundBook(ContestOffice office, ContestFiles files)
{
    private readonly Lock gate = new();
    private volatile ImmutableDictionary<string, RoundOutcome> outcomes = ImmutableDictionary<
        string,
        RoundOutcome
    >.Empty;

    private volatile ImmutableDictionary<string, RoundFinding> found = ImmutableDictionary<string, RoundFinding>.Empty;

    /// <summary>What the accounts of the counted rounds say, by stage.</summary>
    public IReadOnlyDictionary<string, RoundOutcome> Outcomes => outcomes;

    /// <summary>What the last count of a stage came to; null if it was not counted since the start.</summary>
    public RoundFinding? Found(string stage) => found.GetValueOrDefault(stage);

    /// <summary>Counts a stage whose total is open, as the minutes stand now.</summary>
    public RoundFinding Count(ContestState state, StageStanding stage, Election election, ElectionResult result)
    {
        lock (gate)
        {
            var finding =
                stage.Definition.Ballot == BallotKind.Ranking
                    ? Ranked(state, stage, result)
                    : Totalled(state, stage, election, result);
            found = found.SetItem(stage.Id, finding);
            if (finding.Outcome is { } outcome)
            {
                outcomes = outcomes.SetItem(stage.Id, outcome);
            }

            return finding;
        }
    }

    /// <summary>Forgets what was said about stages that an amendment planned anew.</summary>
    public void Clear()
    {
        outcomes = ImmutableDictionary<string, RoundOutcome>.Empty;
        found = ImmutableDictionary<string, RoundFinding>.Empty;
    }

    private RoundFinding Totalled(ContestState state, StageStanding stage, Election election, ElectionResult result)
    {
        var (race, problem) = RaceBefore(state, stage);
        if (race is null)
        {
            return Problem(problem!);
        }

        var (after, refusal) = race.Apply(Totals(state, stage, race, election, result), Lot(state));
        if (after is null)
        {
            return Problem(refusal!);
        }

        var account = AccountDocument.Bytes(after.Rounds[^1]);
        var leaving = after
            .Rounds[^1]
            .Decisions.Where(decision => !decision.Wins)
            .Select(decision => decision.Candidate);
        return new(account, new(Fingerprint.Hex(account), after.Winner, [.. leaving]), null, false) { Race = after };
    }

    private static RoundFinding Ranked(ContestState state, StageStanding stage, ElectionResult result)
    {
        var (rule, problems) = Names(state.Definition.Rule).Read();
        if (rule is null)
        {
            return new(null, null, Text(problems[0].Words), false);
        }

        var gone = stage
            .Candidates!.Index()
            .Where(place => !state.Stands(state.Definition.Candidates.First(candidate => candidate.Id == place.Item)))
            .Select(place => place.Index);
        var ballots = new BallotSet(
            stage.Candidates!,
            result.Questions[0].Ballots.Select(ballot => RankedBallot.FromPlaces(1, ballot))
        )
        {
            Excluded = [.. gone],
        };
        var (account, refusal) = RankedStage.Count(rule, ballots, Lot(state));
        if (account is null)
        {
            return Problem(refusal!);
        }

        // Where nobody ranked anybody the account says so, and nobody wins, as in a round without votes.
        var empty = account.Refusal?.Fault == CountFault.NoVotes;
        if (account.Refusal is { } stopped && !empty)
        {
            return new(
                null,
                null,
                new(
                    $"The count stopped: {stopped}. If it is a tie, it waits for the trustees’ lot.",
                    $"Le dépouillement s’est arrêté : {stopped}. S’il s’agit d’une égalité, elle attend le tirage au sort."
                ),
                Lot(state) is null
            );
        }

        using var bytes = new MemoryStream();
        AccountJson.Write(account, bytes);
        var document = bytes.ToArray();
        var winner = empty ? null : account.Name(account.Elected[0]);
        return new(document, new(Fingerprint.Hex(document), winner, []), null, false) { Ranking = account };
    }

    // The race as the minutes tell it up to now: a withdrawal where it was ordered, a published round at its last count.
    private (RaceState? Race, RaceRefusal? Refusal) RaceBefore(ContestState state, StageStanding stage)
    {
        var (race, refusal) = Fresh(state.Definition);
        if (race is null || !IsRound(state, stage))
        {
            return (race is null ? null : Alone(state, stage, race), refusal);
        }

        var minutes = office.Store.ReadMinutes(0).Select(line => Chains.Minute(line.Line)).ToList();
        var counted = minutes
            .Where(minute => minute.Note is Note.Counted)
            .GroupBy(minute => ((Note.Counted)minute.Note!).Stage)
            .ToDictionary(notes => notes.Key, notes => notes.Max(minute => minute.Height));
        bool IsLast(string id, int height) => counted[id] == height;
        foreach (var minute in minutes)
        {
            if (minute.Order is { Kind: OrderKind.Withdraw, Details: OrderDetails.OneCandidate one })
            {
                // Who has left already, or would leave nobody, withdraws without effect on the race.
                race = race.Withdraw(one.Candidate).State ?? race;
            }
            else if (minute.Note is Note.Counted own && own.Stage == stage.Id && IsLast(own.Stage, minute.Height))
            {
                // What came after the count of a published round plays no part in it.
                if (stage.Step == StagePhase.Published)
                {
                    return (race, null);
                }
            }
            else if (
                minute.Note is Note.Counted note
                && IsLast(note.Stage, minute.Height)
                && state.Stage(note.Stage) is { Step: StagePhase.Published } earlier
                && earlier.Id != stage.Id
                && IsRound(state, earlier)
            )
            {
                (var next, refusal) = Published(state, race, earlier);
                if (next is null)
                {
                    return (null, refusal);
                }

                race = next;
            }
        }

        return (race, null);
    }

    private static (RaceState? Race, RaceRefusal? Refusal) Fresh(ContestDefinition definition)
    {
        var (rule, _) = Names(definition.Rule).Read();
        if (rule is null)
        {
            return (null, new RaceRefusal(RaceFault.RuleInvalid));
        }

        var (race, refusal) = RaceState.Start(
            rule,
            definition.Candidates.Select(candidate => new RaceCandidate(candidate.Id, candidate.Name))
        );
        string[] gone = [.. definition.Candidates.Where(candidate => candidate.Withdrawn).Select(one => one.Id)];
        return race is null || gone.Length == 0 ? (race, refusal) : race.Withdraw(gone);
    }

    // A stage that a later one excludes is no round: its votes are entered there as a column.
    private static bool IsRound(ContestState state, StageStanding stage) =>
        !state.Definition.Stages.Any(other => other.Excludes.Contains(stage.Id));

    private static RaceState Alone(ContestState state, StageStanding stage, RaceState race)
    {
        foreach (var id in stage.Candidates!.Where(id => race.Standing.Contains(id) && state.Withdrawn.Contains(id)))
        {
            race = race.Withdraw(id).State ?? race;
        }

        return race;
    }

    private (RaceState? Race, RaceRefusal? Refusal) Published(ContestState state, RaceState race, StageStanding stage)
    {
        var box = office.Store.Box(stage.Definition.Uuid)!;
        var election = Contest.StageElection.Of(
            state.Definition,
            stage.Definition,
            stage.Candidates!,
            files.Trustees.CombinedKey
        );
        return ElectionResult.TryRead(box.ReadResult(), election, out var result) == DocumentFault.None
            ? race.Apply(Totals(state, stage, race, election, result!), Lot(state))
            : throw new StorageUnavailableException("The stored result cannot be read.");
    }

    private RoundTotals Totals(
        ContestState state,
        StageStanding stage,
        RaceState race,
        Election election,
        ElectionResult result
    )
    {
        var ballot = stage.Candidates!;
        var skip = election.Questions[0].Blank ? 1 : 0;
        var counts = result.Counts[0];
        var live = new RoundColumn
        {
            Name = "live",
            Votes = ballot.Select((id, i) => KeyValuePair.Create(id, counts[i + skip])).ToImmutableSortedDictionary(),
            // What names nobody is blank, whether the voter chose that or nothing.
            Blank = stage.Sealed!.Ballots - ballot.Select((_, i) => counts[i + skip]).Sum(),
        };
        return new()
        {
            Number = race.NextRound,
            Columns = [live, .. state.Definition.Columns.Select(name => Column(state, stage, name))],
            WithdrawnOnBallot = [.. ballot.Where(id => !race.Standing.Contains(id))],
            Members = Members(stage),
        };
    }

    // Those of the roll and the spare rows that stood for somebody, less the codes declared void, when the list was made.
    private long? Members(StageStanding stage)
    {
        OrderDetails.FreezeRoll? roll = null;
        HashSet<int> active = [];
        HashSet<int> gone = [];
        foreach (var line in office.Store.ReadMinutes(0))
        {
            var minute = Chains.Minute(line.Line);
            switch (minute.Order?.Details)
            {
                case OrderDetails.FreezeRoll frozen:
                    roll = frozen;
                    break;
                case OrderDetails.AddMember added:
                    active.UnionWith(added.Rows);
                    break;
                case OrderDetails.VoidCode code:
                    gone.Add(code.Row);
                    break;
            }

            if (minute.Note == stage.Prepared)
            {
                break;
            }
        }

        return roll is null
            ? null
            : roll.Members + active.Count - gone.Count(row => row < roll.Members || active.Contains(row));
    }

    private static RoundColumn Column(ContestState state, StageStanding stage, string name)
    {
        var batches = stage.Batches.Where(batch => batch.Column == name).ToList();
        var rejected = batches.Sum(batch => (long)batch.Rejected);
        return new()
        {
            Name = name,
            // With rounds, what was handed in once for all of them is read again in each.
            FromRankings = state.Definition.Rule.Kind == "exhaustive",
            Votes = stage
                .Candidates!.Select(id =>
                    KeyValuePair.Create(
                        id,
                        batches.Sum(batch => (long)batch.Votes.First(one => one.Candidate == id).Votes)
                    )
                )
                .ToImmutableSortedDictionary(),
            Blank = batches.Sum(batch => (long)batch.Blank),
            Rejected = rejected == 0 ? RoundColumn.None : RoundColumn.None.Add(RejectionReason.NotStated, rejected),
            Exhausted = batches.Sum(batch => (long)batch.Exhausted),
        };
    }

    private static LotSeed? Lot(ContestState state)
    {
        var trustees = state.Definition.Trustees.Count;
        if (state.LotReveals.Count < trustees || state.LotCommitments.Count < trustees)
        {
            return null;
        }

        return LotSeed
            .FromReveals(
                state.Definition.Id,
                [.. state.LotCommitments.Values.Select(Bytes)],
                [.. state.LotReveals.Values.Select(Bytes)]
            )
            .Seed;

        static ReadOnlyMemory<byte> Bytes(string hex) => Convert.FromHexString(hex);
    }

    private static RuleNames Names(RuleDefinition rule) =>
        new(rule.Kind, rule.Base, rule.WithdrawnVotes, rule.Ties, rule.LeavingKind, rule.LeavingPercent);

    private static RoundFinding Problem(RaceRefusal refusal) =>
        new(null, null, Text(refusal.Words), refusal.Fault == RaceFault.LotNotDrawn);

    private static Contest.Text Text(Bilingual words) => new(words.En, words.Fr);
}
