namespace Hustings.Counting.Rules;

/// <summary>One option as text: the same name and values on the command line, in a file of rules and in reports.</summary>
/// <param name="Name">As in RCTab where RCTab has it.</param>
/// <param name="Values">What may be written, for people.</param>
/// <param name="IsFlag">True or false.</param>
/// <param name="Set">The options with this value; null if the text is not one.</param>
/// <param name="Get">The value as text; null if it is not set.</param>
public sealed record OptionEntry(
    string Name,
    string Description,
    string Values,
    bool IsFlag,
    Func<CountOptions, string, CountOptions?> Set,
    Func<CountOptions, string?> Get
);
