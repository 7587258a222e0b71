namespace Hustings.Contest;

/// <summary>What became of an officer's order to open or close.</summary>
public enum OrderOutcome
{
    /// <summary>Done, and on disk.</summary>
    Done,

    /// <summary>The stage was there already; nothing changed.</summary>
    AlreadyDone,

    /// <summary>Not possible from the state the stage is in.</summary>
    NotPossible,

    /// <summary>It could not be written to disk.</summary>
    StorageUnavailable,
}
