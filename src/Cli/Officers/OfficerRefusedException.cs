namespace Hustings.Cli.Officers;

/// <summary>Ends an officer's command with words on standard error: <c>REFUSED code: why</c>.</summary>
internal sealed class OfficerRefusedException(string code, string words, int exitCode = Cli.ExitCode.Refused)
    : Exception(words)
{
    /// <summary>The server's code, or ours: <c>command_line</c>, <c>file_unreadable</c>, <c>server_unreachable</c>, <c>answer_unreadable</c>.</summary>
    public string Code => code;

    public int ExitCode => exitCode;

    public static OfficerRefusedException Misused(string words) => new("command_line", words, Cli.ExitCode.Unreadable);

    public static OfficerRefusedException Unreadable(string words) =>
        new("answer_unreadable", words, Cli.ExitCode.Unreadable);
}
