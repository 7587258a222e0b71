using Hustings.Lab;
using Hustings.Lab.Attacks;
using Hustings.Lab.Attacks.Flood;
using Hustings.Lab.Attacks.Peer;
using Hustings.Lab.Rolls;

return args switch
{
    ["rehearse", "roll", .. var rest] => await RollBench.RunAsync(rest, Console.Out),
    ["rehearse", "codes", .. var rest] => await RollBench.IssueAsync(rest, Console.Out),
    ["rehearse", "attack", .. var rest] => await AttackCommand.RunAsync(
        rest,
        Console.Out,
        Console.Error,
        !Console.IsErrorRedirected
    ),
    ["flood", var plan] => await FloodCommand.RunAsync(plan, Console.In, Console.Out, TimeProvider.System),
    ["peer", var plan] => await PeerCommand.RunAsync(plan, Console.Out),
    _ => await RehearseCommand.RunAsync(args, Console.Out, Console.Error, !Console.IsErrorRedirected),
};
