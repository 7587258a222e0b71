namespace Hustings.Gate;

/// <summary>A reserved share of the checking capacity.</summary>
public enum Lane
{
    /// <summary>An enrolled terminal in the hall.</summary>
    Hall,

    /// <summary>A voter whom the help desk gave a pass.</summary>
    Assistance,

    /// <summary>A hall's relay that forwards what it took while the internet was down.</summary>
    Relay,

    /// <summary>From anywhere, with proof of work.</summary>
    Work,

    /// <summary>From anywhere, without.</summary>
    Open,
}
