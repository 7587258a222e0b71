using Hustings.Lab;

return await RehearseCommand.RunAsync(args, Console.Out, Console.Error, !Console.IsErrorRedirected);
