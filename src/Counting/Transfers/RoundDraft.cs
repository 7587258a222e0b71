using System.Collections.Immutable;
using Hustings.Counting.Accounts;
using Hustings.Counting.Ties;

namespace Hustings.Counting.Transfers;

/// <summary>A round while it is being counted.</summary>
internal sealed class RoundDraft(int number)
{
    public int Number { get; } = number;

    public Fraction Threshold { get; set; }

    public bool ThresholdMustBeExceeded { get; set; }

    public Dictionary<int, Fraction> Votes { get; } = [];

    public Dictionary<InactiveReason, Fraction> Inactive { get; } =
        Enum.GetValues<InactiveReason>().ToDictionary(reason => reason, _ => Fraction.Zero);

    public List<Decision> Decisions { get; } = [];

    public List<Tie> SurplusTies { get; } = [];

    private readonly SortedDictionary<(int From, int To, int Lost), Fraction> _transfers = [];

    public bool Reaches(Fraction votes) => ThresholdMustBeExceeded ? votes > Threshold : votes >= Threshold;

    public void AddTransfer(int from, int? to, InactiveReason? lost, Fraction votes)
    {
        if (votes.Sign <= 0)
            return;
        (int, int, int) way = (from, to ?? int.MaxValue, lost is { } reason ? (int)reason : -1);
        _transfers[way] = _transfers.GetValueOrDefault(way) + votes;
    }

    public CountRound Freeze(int pass) =>
        new()
        {
            Number = Number,
            Pass = pass,
            Threshold = Threshold,
            ThresholdMustBeExceeded = ThresholdMustBeExceeded,
            Votes = Votes.ToImmutableSortedDictionary(),
            Inactive = Inactive.ToImmutableSortedDictionary(),
            Decisions = [.. Decisions],
            SurplusTies = [.. SurplusTies],
            Transfers =
            [
                .. _transfers.Select(way => new VoteTransfer(
                    way.Key.From,
                    way.Key.To == int.MaxValue ? null : way.Key.To,
                    way.Key.Lost < 0 ? null : (InactiveReason)way.Key.Lost,
                    way.Value
                )),
            ],
        };
}
