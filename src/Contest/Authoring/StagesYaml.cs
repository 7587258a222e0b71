using System.Globalization;
using Hustings.Counting.Rounds;
using Hustings.Record.Definitions;
using YamlDotNet.RepresentationModel;

namespace Hustings.Contest.Authoring;

/// <summary>The stages: a list of them, or <c>rounds: 6</c> for live rounds that follow each other.</summary>
internal sealed class StagesYaml(
    YamlSection file,
    AuthorWords words,
    TimeZoneInfo zone,
    string contest,
    RuleDefinition rule,
    int candidates,
    int trustees
)
{
    private const int MostRounds = 50;
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(20);

    private static readonly Dictionary<string, Channel> Channels = new()
    {
        ["remote"] = Channel.Remote,
        ["hall"] = Channel.Hall,
        ["post"] = Channel.Post,
    };

    public List<StageDefinition> Read()
    {
        List<StageDefinition> stages = [];
        foreach (var (item, section, _) in file.Items("stages", "A stage"))
        {
            if (section is null)
                file.Problem(item, "A stage has keys of its own, the first of them its “id”.");
            else
                Add(stages, item, Stage(section, stages));
        }

        foreach (var round in Rounds())
            Add(stages, file.Find("rounds")!, round);
        if (file.Find("stages") is null && file.Find("rounds") is null)
            file.Problem(null, "The contest has no stage. Say “rounds: 6” for live rounds, or list the “stages”.");
        if (rule.Kind != "exhaustive" && stages.Count > 1)
            file.LookAgain(
                file.Find("stages") ?? file.Find("rounds"),
                $"With the rule {rule.Kind} one stage decides, but there are {stages.Count}."
            );
        return stages;
    }

    private void Add(List<StageDefinition> stages, YamlNode at, StageDefinition stage)
    {
        if (!PublishedName.IsId(stage.Id))
            file.Problem(
                at,
                $"“{stage.Id}” cannot be a stage’s id: 1 to 40 of a-z, 0-9 and hyphens, the first a letter."
            );
        if (stages.Exists(other => other.Id == stage.Id))
            file.Problem(at, $"Two stages have the id “{stage.Id}”.");
        stages.Add(stage);
    }

    private IEnumerable<StageDefinition> Rounds()
    {
        var at = file.Find("rounds");
        if (at is null)
            return [];
        if (rule.Kind is not ("exhaustive" or "plurality" or "majority"))
            file.Problem(at, $"Live rounds do not go with the rule {rule.Kind}.");
        // “rounds: 6” alone takes the rest from the lines beside it.
        var beside = at is YamlScalarNode;
        var section = beside ? file : file.Section("rounds", "“rounds”");
        if (section is null)
            return [];
        if (!beside)
            section.Need("count", "how many rounds there can be");
        var rounds = section.Whole(beside ? "rounds" : "count", 1, 1, MostRounds);
        var ballot = Ballot(section, "choice");
        var first = Windows(section);
        var every = Span(section, "every");
        if (!beside)
            section.RefuseOthers();
        return Enumerable
            .Range(1, rounds)
            .Select(number =>
                Round(
                    ballot,
                    number,
                    number == 1 ? first
                        : every is { } step ? [.. first.Select(window => Later(window, step * (number - 1)))]
                        : [.. first.Select(window => Unset(window.Channel))]
                )
            );
    }

    private StageDefinition Round(StageDefinition ballot, int number, IReadOnlyList<ChannelWindow> windows)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"round-{number}");
        return ballot with
        {
            Id = id,
            Uuid = PlainId.StageUuid(contest, id),
            Title = new($"Round {number}", $"Tour {number}"),
            Windows = windows,
        };
    }

    private StageDefinition Stage(YamlSection section, List<StageDefinition> before)
    {
        var id = section.NeedScalar("id", "a short name such as round-1");
        var ballot = Ballot(section, rule.Kind == "instant-runoff" ? "ranking" : "choice");
        List<string> excludes = [];
        foreach (var (at, text) in section.Scalars("excludes"))
        {
            if (before.Exists(other => other.Id == text))
                excludes.Add(text);
            else
                section.Problem(at, $"“{text}” is not a stage above this one.");
        }

        StageDefinition stage = ballot with
        {
            Id = id,
            Uuid = PlainId.StageUuid(contest, id),
            Title = words.Need(section, "title", "what voters call this stage"),
            Excludes = excludes,
            Windows = Windows(section),
        };
        section.RefuseOthers();
        return stage;
    }

    /// <summary>What rounds and stages have alike.</summary>
    private StageDefinition Ballot(YamlSection section, string usual)
    {
        var kind = section.Choice("ballot", usual, ["choice", "ranking"]);
        var ranking = kind == "ranking";
        if (ranking != (rule.Kind == "instant-runoff"))
            section.Problem(
                section.Find("ballot"),
                ranking
                    ? $"Rankings are counted by the rule instant-runoff only, and this contest’s is {rule.Kind}."
                    : "The rule instant-runoff needs a ballot of the kind “ranking”."
            );
        var blank = section.Flag("blank");
        if (ranking && blank)
            section.Problem(section.Find("blank"), "A ranking may be left empty anyway: “blank” is for choices.");
        var most = section.Whole("at-most", ranking ? Math.Max(candidates, 1) : 1, 1, Math.Max(candidates, 1));
        var least = section.Whole("at-least", 1, 0, Math.Max(candidates, 1));
        if (least > most)
            section.Problem(section.Find("at-least"), $"At least {least} and at most {most} cannot both hold.");
        if (!ranking && rule.Kind is "exhaustive" or "majority" && most > 1)
            section.Problem(
                section.Find("at-most"),
                "A majority is one of voters: with this rule everybody names one candidate."
            );
        var mixers = section.Whole("mixers", ranking ? Math.Min(2, Math.Max(trustees, 1)) : 0, 0, 20);
        if (ranking && (mixers < 2 || mixers > trustees))
            section.Problem(
                section.Find("mixers"),
                $"Rankings must be shuffled by at least 2 different trustees before they are opened; there are {trustees} trustees."
            );
        if (!ranking && mixers > 0)
            section.Problem(section.Find("mixers"), "Choices are added up and never opened one by one: no mixers.");
        var policy =
            section.Choice("policy", "once", ["once", "last"]) == "last" ? VotingPolicy.Last : VotingPolicy.Once;
        return new(
            "",
            "",
            ranking ? BallotKind.Ranking : BallotKind.Choice,
            new("-", "-"),
            words.Need(section, "question", "what voters are asked"),
            least,
            most,
            blank,
            policy,
            [],
            mixers,
            []
        );
    }

    private List<ChannelWindow> Windows(YamlSection section)
    {
        const string Wanted = "how people vote, such as {remote: {opens: …, closes: …}}";
        var at = section.Need("voting", Wanted);
        if (at is null)
            return [Unset(Channel.Remote)];
        if (at is not YamlMappingNode mapping)
        {
            List<ChannelWindow> plain = [];
            foreach (var (item, text) in section.Scalars("voting"))
            {
                if (section.OneOf(item, "voting", text, [.. Channels.Keys]) is { } name)
                    plain.Add(Unset(Channels[name]));
            }

            return plain;
        }

        List<ChannelWindow> windows = [];
        var voting = section.Section("voting", "“voting”")!;
        foreach (var (name, channel) in Channels)
        {
            if (mapping.Children.TryGetValue(new YamlScalarNode(name), out var value) is false)
                voting.Find(name);
            else if (voting.Section(name, $"“{name}”") is { } window)
                windows.Add(Window(window, channel));
            else if (value is YamlScalarNode { Value: null or "" })
                windows.Add(Unset(channel));
        }

        voting.RefuseOthers();
        if (windows.TrueForAll(window => window.Channel == Channel.Post))
            voting.Problem(null, "Nobody can vote: name “remote”, “hall” or both. (Post alone needs no server.)");
        return windows;
    }

    private ChannelWindow Window(YamlSection section, Channel channel)
    {
        var opens = Time(section, "opens");
        var closes = Time(section, "closes");
        var length = Span(section, "for");
        if (length is not null && section.Find("closes") is not null)
            section.Problem(section.Find("for"), "Say either when voting closes or for how long it is open, not both.");
        if (length is not null && section.Find("opens") is null)
            section.Problem(section.Find("for"), "“for” needs “opens”: from when?");
        closes ??= opens + length;
        section.RefuseOthers();
        if (opens is { } from && closes is { } until)
        {
            var at = section.Find("closes") ?? section.Find("for");
            if (until <= from)
                section.Problem(at, "Voting closes before it opens.");
            else if (until - from < Shortest)
                section.Problem(at, "Voting is open for less than a minute: nobody can vote in that time.");
            else if (until - from < Short)
                section.LookAgain(at, $"Voting is open for {(int)(until - from).TotalMinutes} minutes only.");
        }

        return new(channel, opens, closes);
    }

    private DateTimeOffset? Time(YamlSection section, string key)
    {
        if (section.Scalar(key, "a time such as 2012-03-24 16:30") is not { } text)
            return null;
        var (moment, problem) = LocalTime.Read(text, zone);
        if (problem is not null)
            section.Problem(section.Find(key), problem);
        return moment;
    }

    private static TimeSpan? Span(YamlSection section, string key)
    {
        if (section.Scalar(key, "a time span such as 2 hours") is not { } text)
            return null;
        var span = LocalTime.ReadSpan(text);
        if (span is null)
            section.Problem(
                section.Find(key),
                $"“{text}” is not a time span. Write it as 90 minutes, 2 hours, 5 days."
            );
        return span;
    }

    private static ChannelWindow Unset(Channel channel) => new(channel, null, null);

    private static ChannelWindow Later(ChannelWindow window, TimeSpan step) =>
        new(window.Channel, window.Opens + step, window.Closes + step);
}
