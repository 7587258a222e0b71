using System.Collections.Immutable;
using Hustings.Counting.Rounds;
using Shouldly;

namespace Hustings.Counting.Tests.Rounds;

/// <summary>Short ways to take the steps of a race.</summary>
internal static class Steps
{
    /// <summary>The new state of a step that must not be refused.</summary>
    public static RaceState Took(this (RaceState? State, RaceRefusal? Refusal) step)
    {
        step.Refusal.ShouldBeNull(step.Refusal?.ToString());
        return step.State.ShouldNotBeNull();
    }

    /// <summary>The fault of a step that must be refused.</summary>
    public static RaceFault Refused(this (RaceState? State, RaceRefusal? Refusal) step)
    {
        step.State.ShouldBeNull();
        RaceRefusal refusal = step.Refusal.ShouldNotBeNull();
        refusal.Words.En.ShouldNotBeEmpty();
        refusal.Words.Fr.ShouldNotBe(refusal.Words.En);
        return refusal.Fault;
    }

    /// <summary>A race between candidates whose names are their ids in capitals.</summary>
    public static RaceState Race(RuleParameters rule, params string[] ids) =>
        RaceState.Start(rule, ids.Select(id => new RaceCandidate(id, id.ToUpperInvariant()))).Took();

    /// <summary>The next round with one live column.</summary>
    public static RoundTotals Round(this RaceState state, params (string Id, long Votes)[] votes) =>
        new() { Number = state.NextRound, Columns = [Live(votes)] };

    public static RoundColumn Live(params (string Id, long Votes)[] votes) =>
        new()
        {
            Name = "live",
            Votes = votes.ToImmutableSortedDictionary(v => v.Id, v => v.Votes, StringComparer.Ordinal),
        };

    /// <summary>The state after the next round with one live column.</summary>
    public static RaceState Played(this RaceState state, params (string Id, long Votes)[] votes) =>
        state.Apply(state.Round(votes)).Took();

    /// <summary>Votes of several columns together.</summary>
    public static ImmutableSortedDictionary<string, long> Sum(
        IEnumerable<ImmutableSortedDictionary<string, long>> columns
    ) =>
        columns
            .SelectMany(votes => votes)
            .GroupBy(votes => votes.Key)
            .ToImmutableSortedDictionary(
                same => same.Key,
                same => same.Sum(votes => votes.Value),
                StringComparer.Ordinal
            );

    public static RoundAccount Last(this RaceState state) => state.Rounds[^1];
}
