namespace Hustings.Counting.Rounds;

/// <summary>What becomes of votes for a candidate who withdrew but is still on the ballot.</summary>
public enum WithdrawnVotes
{
    /// <summary>Reported, and outside every base.</summary>
    OutsideBase,

    /// <summary>In the base, for nobody: as with a blank ballot in <see cref="MajorityBase.ValidVotesAndBlank"/>.</summary>
    InsideBase,

    /// <summary>Rankings are read on to the next choice; a vote with one name only is outside every base.</summary>
    NextPreference,
}
