namespace Hustings.Cli;

/// <summary>What the <c>hustings</c> process answers to the shell.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Understood, but refused: the reason is on standard error in words.</summary>
    public const int Refused = 1;

    /// <summary>The command line, or a file it names, could not be read.</summary>
    public const int Unreadable = 2;
}
