namespace Hustings.Contest.Roll;

/// <summary>What one officer decided about a case. Two are alike if they would leave the same roll.</summary>
public abstract record ReviewDecision
{
    private ReviewDecision() { }

    /// <summary>All entries are one person; the one with this member number stays.</summary>
    public sealed record SamePerson(string Stays) : ReviewDecision;

    /// <summary>Every entry is another person; all stay.</summary>
    public sealed record DifferentPeople : ReviewDecision;

    /// <summary>Some are one person and some are not: these entries leave, each for one that stays.</summary>
    public sealed record SomeLeave : ReviewDecision
    {
        /// <param name="leaving">Member numbers.</param>
        public SomeLeave(IEnumerable<string> leaving) =>
            Leaving = string.Join('\n', leaving.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

        /// <summary>Member numbers in ordinal order, one a line.</summary>
        public string Leaving { get; }
    }

    /// <summary>The changed contact is the member's own.</summary>
    public sealed record ContactConfirmed : ReviewDecision;

    /// <summary>The entry's contact is not to be used: it is emptied, and the member is written to by other ways.</summary>
    public sealed record ContactRefused : ReviewDecision;
}

/// <summary>Why a decision is not taken down: a closed list, worded in <see cref="RollRefusalWords"/>.</summary>
public enum RollRefusal
{
    UnknownCase,
    AlreadySettled,
    WrongKind,
    NotInCase,
    NobodyStays,
    CasesOpen,
    ImportHasErrors,
    AlreadyOnRoll,
    SamePersonOnRoll,
    NoSpareRow,
}
