return await Hustings.Cli.HustingsCommand.RunAsync(args, Console.Out, Console.Error);
