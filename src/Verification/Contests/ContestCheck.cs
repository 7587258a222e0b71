namespace Hustings.Verification.Contests;

/// <summary>
/// Every check of a contest's record beyond those of its archives, in the order in which a report lists them
/// (docs/spec/verification.md, "The checks of a contest"). The list is closed.
/// </summary>
public enum ContestCheck
{
    /// <summary>Every line of the minutes is a minute in its one form.</summary>
    MinuteCanonical,

    /// <summary>Every minute names the one before it and its own height.</summary>
    MinuteChain,

    /// <summary>Times never go back.</summary>
    MinuteTime,

    /// <summary>Every order is of this contest.</summary>
    OrderContest,

    /// <summary>No order was made on an older view than the last order.</summary>
    OrderAfter,

    /// <summary>Every signature under an order is by the officer's key, over this order, on a page of this contest.</summary>
    OrderSignature,

    /// <summary>Every order has as many different officers of the right roles as it needs.</summary>
    OrderOfficers,

    /// <summary>Every order was lawful in the state in which it was given.</summary>
    OrderLawful,

    /// <summary>Every note stands where the system may write it.</summary>
    NoteLawful,

    /// <summary>Every definition that the minutes name is there, in its one form, under its hash.</summary>
    DefinitionPresent,

    /// <summary><c>definition.json</c> is the one in force.</summary>
    DefinitionInForce,

    /// <summary>The trustees' list is the one named, and as many and of the threshold that the definition says.</summary>
    TrusteesAsDefined,

    /// <summary>Every trustee's key is what that trustee committed to before any was shown.</summary>
    KeyCommitted,

    /// <summary>Every contribution to the lot is what its trustee committed to before the first opening.</summary>
    LotReveal,
    TableCanonical,

    /// <summary>The credential table is the frozen one: hash, contest, stages, members, spares.</summary>
    TableFrozen,

    /// <summary>Every cell of the table is a member of the group other than the neutral element.</summary>
    TablePoints,
    VoidsCanonical,

    /// <summary>Every void line names the line before it, its own height, a row of the table and a stage that there is, once each.</summary>
    VoidsChain,

    /// <summary>The rows declared void are those of the orders.</summary>
    VoidsOrdered,

    /// <summary>Who is on a stage's ballot follows from definition, withdrawals and the accounts of the rounds before.</summary>
    StageCandidates,

    /// <summary>A stage's list is its column of the table less idle spares, void rows and the voters of excluded stages.</summary>
    StageList,

    /// <summary>A stage's acceptance log is whole and begins with its election.</summary>
    StageLog,

    /// <summary>The tally was ordered on the whole log, its struck ballots and the voids as they are.</summary>
    StageTally,

    /// <summary>Every struck ballot is kept to the byte, was in the log and is of the row named.</summary>
    StruckBallot,

    /// <summary>A stage's archive and its companions are valid.</summary>
    StageArchive,

    /// <summary>A stage's election is the one that definition and ballot ask for, marked with this contest and definition.</summary>
    StageElection,

    /// <summary>The archive holds the log's ballots in the log's order, less the struck ones.</summary>
    ArchiveIsLog,

    /// <summary>Under the policy <c>once</c> no credential has two ballots in the archive.</summary>
    VoteOnce,

    /// <summary>No ballot in an archive is of a row that was void when the tally was ordered.</summary>
    VoidRows,

    /// <summary>No row has a ballot in two stages of which one excludes the other.</summary>
    ExcludedStages,

    /// <summary>Tally, shuffles, decryptions and result in the archive are those that the minutes name.</summary>
    StageDocuments,

    /// <summary>A stage's account follows from the archive's result and the columns by the rule, to the byte.</summary>
    StageAccount,

    /// <summary>Who was declared the winner is who won.</summary>
    DeclaredWinner,

    /// <summary>The signed declaration of the result is there and is the file that the minutes name.</summary>
    DeclarationFile,

    /// <summary>The verification itself came to its end.</summary>
    ContestVerification,
}
