namespace Hustings.Cli.Tests;

/// <summary>What a command line came to: its exit code and what it said.</summary>
public sealed record Told(int ExitCode, string Output, string Error)
{
    public static async Task<Told> RunAsync(params string[] arguments)
    {
        await using StringWriter output = new();
        await using StringWriter error = new();
        int code = await HustingsCommand.RunAsync(arguments, output, error);
        return new Told(code, output.ToString(), error.ToString());
    }
}
