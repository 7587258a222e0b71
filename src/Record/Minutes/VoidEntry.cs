namespace Hustings.Record.Minutes;

/// <summary>Why a row of the credential table may not vote.</summary>
public enum VoidCause
{
    /// <summary>An envelope arrived.</summary>
    Post,

    /// <summary>Voted in advance by other means than a stage of this contest.</summary>
    Advance,

    /// <summary>Declared void by an order.</summary>
    Void,
}

/// <summary>One line of <c>voids.jsonl</c> (docs/spec/minutes.md, "Voids").</summary>
/// <param name="Stage">Id of the stage it concerns; null for all that follow.</param>
public sealed record VoidEntry(int Row, VoidCause Cause, string? Stage);
