using Hustings.Lab;
using Hustings.Lab.Rolls;

return args switch
{
    ["rehearse", "roll", .. var rest] => await RollBench.RunAsync(rest, Console.Out),
    ["rehearse", "codes", .. var rest] => await RollBench.IssueAsync(rest, Console.Out),
    _ => await RehearseCommand.RunAsync(args, Console.Out, Console.Error, !Console.IsErrorRedirected),
};
