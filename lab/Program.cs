using Hustings.Lab;
using Hustings.Lab.Rolls;

return args is ["rehearse", "roll", .. var rest]
    ? await RollBench.RunAsync(rest, Console.Out)
    : await RehearseCommand.RunAsync(args, Console.Out, Console.Error, !Console.IsErrorRedirected);
