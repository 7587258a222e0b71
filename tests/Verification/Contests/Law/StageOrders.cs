using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;

namespace Hustings.Verification.Tests.Contests.Law;

/// <summary>Orders about one stage: good ones, and ones that are wrong in one way each.</summary>
internal static class StageOrders
{
    private static readonly string Hash = Fingerprint.Hex("something"u8);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static IEnumerable<(string What, OrderKind Kind, OrderDetails Details)> At(
        DateTimeOffset now,
        StageStory stage
    )
    {
        foreach (var kind in new[] { OrderKind.Pause, OrderKind.Resume, OrderKind.Close })
        {
            yield return ($"{kind}", kind, new OrderDetails.None());
        }
        string[][] ballots =
        [
            ["ann", "bob", "cyd", "dan"],
            ["ann", "bob"],
            ["bob", "ann"],
            ["ann", "eve"],
            [],
        ];
        foreach (var candidates in ballots)
        {
            yield return (
                $"{OrderKind.Prepare} [{string.Join(' ', candidates)}]",
                OrderKind.Prepare,
                new OrderDetails.Prepare(candidates)
            );
        }
        var fingerprint = stage.Prepared?.Said.Fingerprint ?? new string('B', 43);
        yield return ("Open", OrderKind.Open, new OrderDetails.Open(fingerprint));
        yield return ("Open another", OrderKind.Open, new OrderDetails.Open(new string('A', 43)));
        foreach (var (what, windows) in Windows(now, stage))
        {
            yield return ($"Postpone {what}", OrderKind.Postpone, new OrderDetails.Windows(windows));
            yield return ($"SetWindows {what}", OrderKind.SetWindows, new OrderDetails.Windows(windows));
        }
        foreach (var (what, extend) in Extensions(now, stage))
        {
            yield return ($"Extend {what}", OrderKind.Extend, extend);
        }
        yield return ("Strike", OrderKind.Strike, new OrderDetails.Strike(Hash, 1));
        foreach (var strike in stage.Strikes)
        {
            yield return ("Strike again", OrderKind.Strike, strike.Said);
        }
        yield return ("Tally", OrderKind.Tally, new OrderDetails.Tally(7, Hash, 0, Hash));
        foreach (var (what, batch) in Batches(stage))
        {
            yield return ($"CountColumn {what}", OrderKind.CountColumn, batch);
        }
        yield return ("Publish another", OrderKind.Publish, new OrderDetails.Publish(Hash));
        if (stage.Counted is { } counted)
        {
            yield return ("Publish", OrderKind.Publish, new OrderDetails.Publish(counted.Said.Account));
        }
    }

    private static IEnumerable<(string, ChannelWindow[])> Windows(DateTimeOffset now, StageStory stage)
    {
        ChannelWindow remote = new(Channel.Remote, null, now.AddHours(5));
        ChannelWindow hall = new(Channel.Hall, null, null);
        yield return ("later", [remote, hall]);
        yield return ("in another order", [hall, remote]);
        yield return ("one channel", [remote]);
        yield return ("one twice", [remote, remote]);
        yield return ("one twice and the other", [remote, hall, hall]);
        yield return ("another channel", [remote, new(Channel.Post, null, null)]);
        yield return ("ending now", [remote with { Closes = now }, hall]);
        yield return ("ending in a second", [remote with { Closes = now + Second }, hall]);
        yield return ("the hall in the past", [remote, hall with { Closes = now - Second }]);
        yield return ("as they are", [.. stage.Windows]);
    }

    private static IEnumerable<(string, OrderDetails.Extend)> Extensions(DateTimeOffset now, StageStory stage)
    {
        Channel[] both = [Channel.Remote, Channel.Hall];
        yield return ("both by a day", new(both, now.AddDays(1)));
        yield return ("one by a day", new([Channel.Remote], now.AddDays(1)));
        yield return ("none", new([], now.AddDays(1)));
        yield return ("post", new([Channel.Post], now.AddDays(1)));
        yield return ("one and post", new([Channel.Hall, Channel.Post], now.AddDays(1)));
        yield return ("to this second", new([Channel.Remote], now));
        foreach (var window in stage.Windows.Where(window => window.Closes is not null))
        {
            yield return ($"{window.Channel} as it is", new([window.Channel], window.Closes!.Value));
            yield return ($"{window.Channel} by a second", new([window.Channel], window.Closes!.Value + Second));
        }
    }

    private static IEnumerable<(string, OrderDetails.CountColumn)> Batches(StageStory stage)
    {
        CandidateVotes[] votes = [.. (stage.Candidates ?? ["ann", "bob"]).Select(id => new CandidateVotes(id, 1))];
        var ballots = votes.Length + 6;
        var good = new OrderDetails.CountColumn("post", 7, ballots, votes, 1, 2, 3);
        yield return ("good", good);
        yield return (
            "of one ballot",
            good with
            {
                Ballots = 1,
                Votes = [votes[0], .. votes.Skip(1).Select(one => one with { Votes = 0 })],
                Blank = 0,
                Rejected = 0,
                Exhausted = 0,
            }
        );
        yield return (
            "of none",
            good with
            {
                Ballots = 0,
                Votes = [.. votes.Select(one => one with { Votes = 0 })],
                Blank = 0,
                Rejected = 0,
                Exhausted = 0,
            }
        );
        yield return ("no such column", good with { Column = "x" });
        yield return ("one too many", good with { Ballots = ballots + 1 });
        yield return ("one too few", good with { Ballots = ballots - 1 });
        yield return ("first batch", good with { Batch = 1 });
        yield return ("first batch of the other column", good with { Column = "advance", Batch = 1 });
        yield return ("in another order", good with { Votes = [.. votes.Reverse()] });
        yield return ("a candidate less", good with { Votes = [.. votes.Skip(1)], Ballots = ballots - 1 });
    }
}
