namespace Hustings.Counting.Rules;

/// <summary>Why there is no result. Closed list; the words are in <see cref="CountRefusal"/>.</summary>
public enum CountFault
{
    /// <summary>A tie, and no tie-break rule is left to decide it.</summary>
    TieWithoutRule,

    /// <summary>The recorded decision of a tie names somebody who is not tied.</summary>
    TieDecisionNotAmongTied,

    /// <summary>Nobody (but undeclared write-ins) stands any more and no seat could be filled.</summary>
    NoCandidateLeft,

    /// <summary>No ballot marks anybody.</summary>
    NoVotes,

    /// <summary>An option has a value outside its range.</summary>
    OptionOutOfRange,

    /// <summary>Two options, or an option and the rule, contradict each other.</summary>
    OptionsContradict,

    /// <summary>An option that another one needs is missing.</summary>
    OptionMissing,
}

/// <summary>A refusal to count, with a sentence for people.</summary>
/// <param name="Words">Names the option or the candidates.</param>
public sealed record CountRefusal(CountFault Fault, string Words)
{
    public string Code => RuleName.Of(Fault);
}
