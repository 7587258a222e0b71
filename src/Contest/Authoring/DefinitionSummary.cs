using System.Globalization;
using Hustings.Contest.Orders;
using Hustings.Counting.Rounds;
using Hustings.Record.Definitions;

namespace Hustings.Contest.Authoring;

/// <summary>A whole contest in plain words, for its author to read aloud to somebody before it is fixed. Every time with weekday, zone and offset.</summary>
public static class DefinitionSummary
{
    public static IReadOnlyList<string> Of(ContestDefinition contest) =>
        [
            contest.Name.En == contest.Name.Fr ? contest.Name.En : $"{contest.Name.En} / {contest.Name.Fr}",
            "",
            $"In the race: {Names(contest.Candidates.Where(one => !one.Withdrawn))}.",
            .. contest
                .Candidates.Where(one => one.Withdrawn)
                .Select(one => $"On the first ballot, but no longer in the race: {one.Name}."),
            $"Rule: {Rule(contest.Rule)}",
            $"A tie: {string.Join(", then ", contest.Rule.Ties.Select(Tie))}.",
            "",
            .. Stages(contest),
            Trustees(contest),
            $"Officers: {string.Join(", ", contest.Officers.Select(one => $"{one.Name} ({PublishedName.Of(one.Role).Replace('-', ' ')})"))}.",
            contest.TwoOfficers.Count == 0
                ? "Two officers sign what always needs two: strike a ballot, enter counts, add members, erase."
                : $"Two officers sign: {string.Join(", ", contest.TwoOfficers.Select(PublishedName.Of))}; and always: strike a ballot, enter counts, add members, erase.",
            .. contest.Columns.Count == 0
                ? Array.Empty<string>()
                :
                [
                    $"Entered by hand, by two officers: {string.Join(", ", contest.Columns)}, in batches of at least {contest.PostBatch} ballots. {Both(contest.PostOnline)}",
                ],
            $"Where to vote: {string.Join(", ", contest.Origins)}. Officers’ passkeys belong to {contest.RelyingParty}.",
            Extensions(contest.Extensions),
            $"Challenges: {contest.ChallengeDays} days from the declaration, then personal data can be erased.",
            .. contest.Help is { } help ? new[] { $"Help: {help.Phone}, {help.Hours.En.TrimEnd('.')}." } : [],
            .. contest.Demo ? new[] { "This is a DEMO: it decides nothing." } : [],
        ];

    /// <summary>"Saturday, March 24, 2012, 12 noon Toronto time (4 hours behind UTC)".</summary>
    public static string Moment(DateTimeOffset moment, string timeZone)
    {
        var offset = TimeZoneInfo.FindSystemTimeZoneById(timeZone).GetUtcOffset(moment);
        var hours = Math.Abs(offset.TotalHours);
        var size = string.Create(CultureInfo.InvariantCulture, $"{hours:0.##} hour{(hours == 1 ? "" : "s")}");
        var words =
            offset == TimeSpan.Zero
                ? "the same as UTC"
                : $"{size} {(offset < TimeSpan.Zero ? "behind" : "ahead of")} UTC";
        return $"{Moments.Full(moment, timeZone).En} ({words})";
    }

    /// <summary>Stages one after another; neighbours that differ in nothing but their title are said once.</summary>
    private static IEnumerable<string> Stages(ContestDefinition contest)
    {
        List<(string First, string Last, string[] Lines)> told = [];
        foreach (var stage in contest.Stages)
        {
            string[] lines = [$": {stage.Question.En}", .. Stage(contest, stage), ""];
            if (told.Count > 0 && told[^1].Lines.SequenceEqual(lines))
                told[^1] = told[^1] with { Last = stage.Title.En };
            else
                told.Add((stage.Title.En, stage.Title.En, lines));
        }

        return told.SelectMany(one =>
            one.Lines.Skip(1).Prepend((one.First == one.Last ? one.First : $"{one.First} to {one.Last}") + one.Lines[0])
        );
    }

    private static IEnumerable<string> Stage(ContestDefinition contest, StageDefinition stage)
    {
        var marks =
            stage.Ballot == BallotKind.Ranking
                ? $"Voters rank from {stage.Min} to {stage.Max} candidates; {stage.Mixers} trustees shuffle the ballots before they are opened."
                : $"Voters name {(stage.Min == stage.Max ? $"{stage.Max}" : $"{stage.Min} to {stage.Max}")}{(stage.Blank ? ", or vote blank" : "")}. No ballot is ever opened.";
        var policy =
            stage.Policy == VotingPolicy.Once ? "The first vote counts, a second is refused." : "The last vote counts.";
        yield return $"  {marks} {policy}";
        foreach (var window in stage.Windows)
            yield return $"  {Channel(window.Channel)}: {Window(window, contest.TimeZone)}";
        if (stage.Excludes.Count > 0)
            yield return $"  Not on the list: who voted in {string.Join(", ", stage.Excludes)}.";
    }

    private static string Window(ChannelWindow window, string zone)
    {
        var opens = window.Opens is { } from ? $"from {Moment(from, zone)}" : "opened by an officer on the day";
        var closes = window.Closes is { } until ? $"until {Moment(until, zone)}" : "closed by an officer on the day";
        return window is { Opens: { } start, Closes: { } end }
            ? $"{opens} {closes}: {ConsequenceWords.Span(end - start).En}"
            : $"{opens}, {closes}";
    }

    private static string Channel(Channel channel) =>
        channel switch
        {
            Record.Definitions.Channel.Remote => "Online",
            Record.Definitions.Channel.Hall => "In the hall",
            _ => "By post",
        };

    private static string Names(IEnumerable<CandidateDefinition> candidates) =>
        ConsequenceWords.List([.. candidates.Select(one => Text.Same(one.Name))]).En;

    private static string Trustees(ContestDefinition contest)
    {
        var names = string.Join(", ", contest.Trustees);
        return contest.Threshold is { } threshold
            ? $"Trustees: {names}. Any {threshold} of {contest.Trustees.Count} can open the result together, fewer cannot."
            : $"Trustees: {names}. All of them are needed to open the result: a lost key loses the election.";
    }

    private static string Extensions(ExtensionDefinition? policy)
    {
        if (policy is null)
            return "Voting under attack: the system proposes no extension; officers may order one for a reason of their own.";
        var extra =
            policy.ExtraMinutes == 0
                ? ""
                : $" plus {ConsequenceWords.Span(TimeSpan.FromMinutes(policy.ExtraMinutes)).En}";
        var most = policy.Most == 1 ? "at most once" : $"at most {policy.Most} times";
        var officers = policy.Officers == 1 ? "an officer orders it" : "two officers order it";
        return $"Voting under attack: if fewer than {policy.SuccessBelow} percent of the test ballots of a minute get through, that minute is lost. The system then proposes to extend voting at home by the minutes lost{extra}, {most} for each ballot, and {officers}.";
    }

    private static string Rule(RuleDefinition rule)
    {
        var part = rule.Base switch
        {
            "valid-votes-and-blank" => "the valid and blank votes",
            "ballots-cast" => "the ballots cast",
            _ => "the valid votes",
        };
        var kind = rule.Kind switch
        {
            "plurality" => "one round, the most votes win.",
            "majority" => $"one round; more than half of {part} wins, otherwise nobody does.",
            "exhaustive" => $"rounds until somebody has more than half of {part}; {Leaving(rule)}.",
            _ =>
                "voters rank the candidates; the lowest leaves and those ballots go to their next choice, until somebody has more than half.",
        };
        var withdrawn = rule.WithdrawnVotes switch
        {
            "inside-base" => "Votes for a candidate who has withdrawn count in the base, for nobody.",
            "next-preference" => "Ballots for a candidate who has withdrawn go to their next choice.",
            _ => "Votes for a candidate who has withdrawn are reported apart, outside the base.",
        };
        return $"{kind} {withdrawn}";
    }

    private static string Leaving(RuleDefinition rule) =>
        rule.LeavingKind switch
        {
            "below-share" => $"all below {rule.LeavingPercent} percent leave, at least the lowest",
            "cannot-catch-up" => "all who together cannot catch up leave, at least the lowest",
            _ => "after each, the lowest leaves",
        };

    private static string Tie(string step) =>
        step == "lot" ? "a lot to which every trustee contributes" : "the votes of the earlier rounds";

    private static string Both(PostOnline policy) =>
        policy switch
        {
            PostOnline.PostWins => "Whoever votes by post and online: the post counts.",
            PostOnline.OnlineWins => "Whoever votes by post and online: the online vote counts.",
            _ => "Whoever votes by post and online: what is received first counts.",
        };
}
