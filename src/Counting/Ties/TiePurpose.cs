namespace Hustings.Counting.Ties;

/// <summary>What a tie decides.</summary>
public enum TiePurpose
{
    /// <summary>Who is elected, or comes first.</summary>
    Elect,

    /// <summary>Who leaves.</summary>
    Eliminate,

    /// <summary>Who gets the ballot left over when whole ballots are shared out.</summary>
    ShareSurplus,
}
