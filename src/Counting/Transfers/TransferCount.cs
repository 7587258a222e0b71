using System.Collections.Immutable;
using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;
using Hustings.Counting.Rules;
using Hustings.Counting.Ties;

namespace Hustings.Counting.Transfers;

/// <summary>
/// Instant-runoff, single transferable vote and bottoms-up: round after round, somebody is elected or leaves, and ballots move on.
/// The order of steps is RCTab's, so that its published counts come out the same to the digit.
/// </summary>
internal sealed class TransferCount
{
    private readonly CountOptions _options;
    private readonly Field _field;
    private readonly int _declared;
    private readonly List<Parcel> _parcels;
    private readonly List<RoundDraft> _rounds = [];
    private readonly Dictionary<int, Fraction> _kept = [];
    private readonly ElectionSearch _elections;
    private readonly EliminationSearch _eliminations;
    private readonly SurplusTransfer _surpluses;
    private Fraction _residual;

    public TransferCount(BallotSet ballots, CountOptions options, IEnumerable<int> excluded)
    {
        _options = options;
        _field = new Field(ballots, excluded, options.ContinueUntilTwoCandidatesRemain);
        int[] declared =
        [
            .. Enumerable.Range(0, ballots.Candidates.Length).Where(c => c != ballots.UndeclaredWriteIns),
        ];
        _declared = declared.Length;

        // Identical ballots go the same way unless whole ballots are picked from a pile by their place in it.
        IEnumerable<RankedBallot> kinds = options.MovesWholeBallots ? ballots.Ballots : ballots.Merged();
        _parcels = [.. kinds.Select((ballot, place) => new Parcel(ballot.Ranks, ballot.Weight, place))];
        RoundTies ties = new(new TieBreaker(options, ballots.Candidates, declared), _rounds);
        _elections = new ElectionSearch(options, _field, ties);
        _eliminations = new EliminationSearch(options, _field, ties);
        _surpluses = new SurplusTransfer(options, _field, ties);
    }

    public ImmutableArray<int> Elected => [.. _field.Elected];

    public IEnumerable<CountRound> Rounds(int pass) => _rounds.Select(round => round.Freeze(pass));

    /// <returns>Null: counted to the end.</returns>
    public CountRefusal? Run()
    {
        while (GoesOn())
        {
            RoundDraft round = Tally();
            if (round.Number == 1 && round.Votes.Values.All(votes => votes.IsZero))
                return new CountRefusal(CountFault.NoVotes, "No ballot counts for anybody.");
            if (Decide(round) is { } refusal)
                return refusal;
        }
        return null;
    }

    private bool GoesOn()
    {
        RoundDraft? last = _rounds.LastOrDefault();
        int elected = _field.Elected.Count;
        if (last is null)
            return true;
        if (last.Number >= _options.StopTabulationEarlyAfterRound)
            return false;
        if (elected == _declared && _options.NumberOfWinners > _field.StarterCount)
            return false;
        if (_options.ContinueUntilTwoCandidatesRemain)
            return _field.EliminatedCount + elected + 1 < _field.StarterCount || last.Decisions.Exists(d => !d.Elected);
        if (_options.WinnerElectionMode == WinnerElectionMode.BottomsUpUsingPercentageThreshold)
            return elected == 0;

        // One round more shows where the last surplus went. Seats stay empty when nobody is left to fill them.
        bool surplusToShow = _options.UsesSurpluses && last.Decisions.Exists(d => d.Elected);
        bool someoneLeft = elected == 0 || _field.Continuing.Any();
        return surplusToShow || (elected < _options.NumberOfWinners && someoneLeft);
    }

    private RoundDraft Tally()
    {
        RoundDraft? before = _rounds.LastOrDefault();
        RoundDraft round = new((before?.Number ?? 0) + 1);
        foreach (int candidate in _field.Continuing)
            round.Votes[candidate] = Fraction.Zero;
        bool allElected = _options.UsesSurpluses && _field.Elected.Count == _options.NumberOfWinners;
        foreach (Parcel parcel in _parcels)
        {
            if (parcel.Inactive is null && !(parcel.Holder is { } holder && _field.Continues(holder)))
                MoveOn(parcel, round, before, allElected);
            if (parcel.Inactive is { } reason)
                round.Inactive[reason] += parcel.Votes;
            else
                round.Votes[parcel.Holder!.Value] += parcel.Votes;
        }
        _rounds.Add(round);
        SetThreshold(round, before);
        AddElectedBefore(round, before);
        return round;
    }

    private void MoveOn(Parcel parcel, RoundDraft round, RoundDraft? before, bool allElected)
    {
        BallotReading reading = allElected
            ? new(null, InactiveReason.FinalRoundSurplus)
            : BallotReading.Of(parcel.Ranks, _field.Continues, _options);
        if (parcel.Holder is { } from)
            before?.AddTransfer(from, reading.Candidate, reading.Inactive, parcel.Votes);
        parcel.Inactive = reading.Inactive;
        parcel.Holder = reading.Candidate ?? parcel.Holder;
        parcel.Arrived = round.Number;
    }

    private void SetThreshold(RoundDraft round, RoundDraft? before)
    {
        bool fixedNow =
            _options.NumberOfWinners > 1
            || _options.DoesFirstRoundDetermineThreshold
            || (_options.ContinueUntilTwoCandidatesRemain && _field.Elected.Count > 0);
        if (before is not null && fixedNow)
        {
            (round.Threshold, round.ThresholdMustBeExceeded) = (before.Threshold, before.ThresholdMustBeExceeded);
            return;
        }
        Fraction active = round.Votes.Values.Aggregate(Fraction.Zero, (sum, votes) => sum + votes);
        (round.Threshold, round.ThresholdMustBeExceeded) = Threshold.Of(active, _options);
    }

    /// <summary>Those elected in earlier rounds keep the threshold; what they hold beyond it got lost in rounding and is shown as such.</summary>
    private void AddElectedBefore(RoundDraft round, RoundDraft? before)
    {
        foreach (int elected in _kept.Keys.ToList())
        {
            Fraction beyond = _kept[elected] - round.Threshold;
            if (beyond.Sign > 0)
            {
                _residual += beyond;
                _kept[elected] = round.Threshold;
                before?.AddTransfer(elected, null, InactiveReason.ResidualSurplus, beyond);
            }
            round.Votes[elected] = _kept[elected];
        }
        round.Inactive[InactiveReason.ResidualSurplus] = _residual;
    }

    private CountRefusal? Decide(RoundDraft round)
    {
        (IReadOnlyList<Decision> elected, CountRefusal? refusal) = _elections.Find(round);
        if (refusal is not null)
            return refusal;
        if (elected.Count > 0)
            return Elect(round, elected);

        // Seats for which there are no candidates stay empty.
        if (_field.Elected.Count > 0 && !_field.Continuing.Any())
            return null;
        bool eliminate =
            _field.Elected.Count < _options.NumberOfWinners
            || (_options.ContinueUntilTwoCandidatesRemain && _field.EliminatedCount < _field.StarterCount - 2)
            || _options.WinnerElectionMode == WinnerElectionMode.BottomsUpUsingPercentageThreshold;
        if (!eliminate)
            return null;
        (IReadOnlyList<Decision> eliminated, refusal) = _eliminations.Find(round);
        round.Decisions.AddRange(eliminated);
        foreach (Decision decision in eliminated)
            _field.Eliminate(decision.Candidate);
        return refusal;
    }

    private CountRefusal? Elect(RoundDraft round, IReadOnlyList<Decision> elected)
    {
        round.Decisions.AddRange(elected);
        foreach (Decision decision in elected)
            _field.Elect(decision.Candidate);
        if (!_options.UsesSurpluses)
            return null;
        foreach (Decision decision in elected)
        {
            List<Parcel> held = [.. _parcels.Where(p => p.Inactive is null && p.Holder == decision.Candidate)];
            (_kept[decision.Candidate], CountRefusal? refusal) = _surpluses.Pass(round, decision.Candidate, held);
            if (refusal is not null)
                return refusal;
        }
        return null;
    }
}
