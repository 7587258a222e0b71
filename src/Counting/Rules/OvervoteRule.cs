namespace Hustings.Counting.Rules;

/// <summary>What to do where a ballot has several candidates at one rank (RCTab: overvoteRule).</summary>
public enum OvervoteRule
{
    /// <summary>The ballot is exhausted as soon as the overvote is reached.</summary>
    ExhaustImmediately,

    /// <summary>The rank is passed over and the next one is read.</summary>
    AlwaysSkipToNextRank,

    /// <summary>Exhausted if two or more of them still stand; one still standing gets the vote; none: the next rank is read.</summary>
    ExhaustIfMultipleContinuing,
}
