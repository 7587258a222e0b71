using Hustings.Contest;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;

namespace Hustings.Server.Status;

/// <summary>When each way of voting is open, and what officers changed about it, in words.</summary>
public static class WindowWords
{
    public static readonly Text Heading = new("When you can vote", "Quand voter");
    public static readonly Text Reason = new("Reason:", "Motif\u00a0:");

    public static Text Of(Channel channel) =>
        channel switch
        {
            Channel.Remote => new("From home", "À distance"),
            Channel.Hall => new("In the hall", "Dans la salle"),
            Channel.Post => new("By post", "Par la poste"),
            _ => throw new ArgumentOutOfRangeException(nameof(channel)),
        };

    /// <summary>"From home: opens 4:40 p.m. Toronto time; closes 5:40 p.m. Toronto time", the end alone once it was opened.</summary>
    public static Text Of(ChannelWindow window, bool opened, string zone, DateTimeOffset now)
    {
        var (way, from, until) = (Of(window.Channel), Time(window.Opens, zone, now), Time(window.Closes, zone, now));
        var opens = opened && window.Channel != Channel.Post && !(window.Opens > now);
        return new(
            $"{way.En}: {(opens ? "" : $"opens {from.En}; ")}closes {until.En}",
            $"{way.Fr}\u00a0: {(opens ? "" : $"ouverture\u00a0: {from.Fr}; ")}clôture\u00a0: {until.Fr}"
        );
    }

    /// <summary>"Round 3: the times were changed (4:10 p.m. Toronto time)".</summary>
    public static Text Changed(TimeChange change, Text stage, string zone, DateTimeOffset now)
    {
        var at = Moments.Near(change.At, zone, now);
        var what = What(change.Kind);
        return new($"{stage.En}: {what.En} ({at.En})", $"{stage.Fr}\u00a0: {what.Fr} ({at.Fr})");
    }

    /// <summary>What an order did to a stage's times: "voting takes longer".</summary>
    public static Text What(OrderKind kind) =>
        kind switch
        {
            OrderKind.Postpone => new Text("voting was moved to other times", "le scrutin est reporté"),
            OrderKind.Extend => new Text("voting takes longer", "le scrutin est prolongé"),
            OrderKind.Pause => new Text("voting is paused", "le scrutin est suspendu"),
            OrderKind.Resume => new Text("voting goes on again", "le scrutin a repris"),
            OrderKind.Close => new Text("voting was closed", "le scrutin est clos"),
            _ => new Text("the voting times were changed", "les heures de vote ont changé"),
        };

    /// <summary>Old and new time of every window that moved: "From home: closes 5:40 p.m. … (before: 4:30 p.m. …)".</summary>
    public static IEnumerable<Text> Moved(TimeChange change, string zone, DateTimeOffset now)
    {
        foreach (var to in change.To)
        {
            var from = change.From.FirstOrDefault(window => window.Channel == to.Channel);
            if (from?.Opens != to.Opens && !change.Opened)
            {
                yield return Line(to.Channel, new("opens", "ouverture"), from?.Opens, to.Opens, zone, now);
            }

            if (from?.Closes != to.Closes)
            {
                yield return Line(to.Channel, new("closes", "clôture"), from?.Closes, to.Closes, zone, now);
            }
        }
    }

    private static Text Line(
        Channel channel,
        Text what,
        DateTimeOffset? before,
        DateTimeOffset? after,
        string zone,
        DateTimeOffset now
    )
    {
        var (way, old, next) = (Of(channel), Time(before, zone, now), Time(after, zone, now));
        return new(
            $"{way.En}: {what.En} {next.En} (before: {old.En})",
            $"{way.Fr}, {what.Fr}\u00a0: {next.Fr} (auparavant\u00a0: {old.Fr})"
        );
    }

    private static Text Time(DateTimeOffset? moment, string zone, DateTimeOffset now) =>
        moment is { } known
            ? Moments.Near(known, zone, now)
            : new("by an officer’s order", "sur ordre d’un responsable");
}
