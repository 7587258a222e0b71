using System.Globalization;
using Hustings.Contest.Authoring;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests.Authoring;

public sealed class ContestYamlTests
{
    private const string Sample = """
        id: 5Rk7NpYtQe2BvX
        name: {en: Leadership, fr: Direction}
        languages: [en, fr]
        time-zone: America/Toronto
        candidates: [Thomas Mulcair, Élise Côté]
        rule: exhaustive
        rounds:
          count: 3
          question: {en: Who?, fr: Qui ?}
          every: 3 hours
          voting:
            remote: {opens: 2012-03-24 09:00, for: 2 hours}
            hall: {opens: 2012-03-24 09:00, closes: 2012-03-24 10:30}
        trustees: [Ann, Bob, Cyd]
        threshold: 2
        officers:
          - {id: ro, name: Robin, role: returning-officer}
          - {id: deputy, name: Dana, role: deputy}
          - {id: registrar, name: Rene, role: registrar}
        two-officers: [tally]
        web-addresses: [https://vote.example.org]
        """;

    [Fact]
    public void Good_file_gives_a_definition_and_nothing_to_mend()
    {
        AuthoredContest read = Read(Sample);
        read.Findings.ShouldBeEmpty();
        ContestDefinition contest = read.Definition.ShouldNotBeNull();
        contest.Candidates.Select(one => one.Id).ShouldBe(["thomas-mulcair", "elise-cote"]);
        contest.RelyingParty.ShouldBe("vote.example.org");
        contest.TwoOfficers.ShouldBe([OrderKind.Tally]);
        contest.Stages.Select(stage => stage.Id).ShouldBe(["round-1", "round-2", "round-3"]);
        contest.Stages.Select(stage => stage.Uuid).Distinct().Count().ShouldBe(3);
        contest.Stages[2].Title.Fr.ShouldBe("Tour 3");

        // 9 o'clock on Toronto's clocks is 13:00 UTC in late March; the third round opens six hours later.
        contest.Stages[0].Windows[0].ShouldBe(new(Channel.Remote, Utc("2012-03-24T13:00Z"), Utc("2012-03-24T15:00Z")));
        contest.Stages[0].Windows[1].Closes.ShouldBe(Utc("2012-03-24T14:30Z"));
        contest.Stages[2].Windows[0].Opens.ShouldBe(Utc("2012-03-24T19:00Z"));
    }

    /// <summary>Each line of the table: what is written, what instead, the line that must be named, and words of the answer.</summary>
    [Theory]
    [InlineData("rule: exhaustive", "rule: exhastive", 6, "did you mean “exhaustive”?")]
    [InlineData("time-zone:", "timezone:", 4, "no key “timezone”; did you mean “time-zone”?")]
    [InlineData("time-zone: America/Toronto", "time-zone: EST", 4, "IANA name")]
    [InlineData("id: 5Rk7NpYtQe2BvX", "# no id", 2, "“id: NewDrawnUuid12”")]
    [InlineData("id: 5Rk7NpYtQe2BvX", "id: 0123", 1, "14 letters and digits")]
    [InlineData("fr: Direction", "de: Direktion", 2, "French words are missing")]
    [InlineData("name: {en: Leadership, fr: Direction}", "name: Leadership", 2, "both languages")]
    [InlineData("languages: [en, fr]", "languages: [en, fr, en]", 3, "twice")]
    [InlineData("Thomas Mulcair, ", "Élise Côté, ", 5, "Two candidates are called Élise Côté")]
    [InlineData("[Thomas Mulcair, Élise Côté]", "[Thomas Mulcair, thomas mulcair]", 5, "the id “thomas-mulcair”")]
    [InlineData("[Thomas Mulcair, Élise Côté]", "[{name: A, photo: a.jpg}, B]", 5, "no picture a.jpg")]
    [InlineData("[Thomas Mulcair, Élise Côté]", "[{name: A, withdrawn: yes}]", 5, "nobody is in the race")]
    [InlineData("[Thomas Mulcair, Élise Côté]", "[…]", 5, "cannot be an id")]
    [InlineData("rule: exhaustive", "rule: {kind: exhaustive, ties: [earlier-rounds]}", 6, "must be the lot")]
    [InlineData("rule: exhaustive", "rule: {kind: exhaustive, leaving: below-share}", 6, "leaving percentage")]
    [InlineData("rule: exhaustive", "rule: instant-runoff", 8, "do not go with the rule instant-runoff")]
    [InlineData("count: 3", "count: 0", 8, "from 1 to 50")]
    [InlineData("count: 3", "ballot: ranking\n  count: 3", 8, "instant-runoff only")]
    [InlineData("count: 3", "mixers: 1\n  count: 3", 8, "no mixers")]
    [InlineData("count: 3", "at-most: 2\n  count: 3", 8, "names one candidate")]
    [InlineData("count: 3", "at-least: 2\n  count: 3", 8, "cannot both hold")]
    [InlineData("every: 3 hours", "every: 3 moons", 10, "not a time span")]
    [InlineData("closes: 2012-03-24 10:30", "closes: 2012-03-24 08:30", 13, "closes before it opens")]
    [InlineData("closes: 2012-03-24 10:30", "closes: 2012-03-24 09:00:20", 13, "less than a minute")]
    [InlineData("closes: 2012-03-24 10:30", "closes: 24 March", 13, "is not a time")]
    [InlineData("closes: 2012-03-24 10:30", "closes: 2012-03-24 10:30 -05:00", 13, "there it is -04:00")]
    [InlineData("opens: 2012-03-24 09:00, closes", "opens: 2012-03-11 02:30, closes", 13, "does not exist")]
    [InlineData("closes: 2012-03-24 10:30", "closes: 2012-11-04 01:30", 13, "01:30-04:00 for the first time")]
    [InlineData("for: 2 hours", "for: 2 hours, closes: 2012-03-24 12:00", 12, "not both")]
    [InlineData("remote: {opens: 2012-03-24 09:00, for: 2 hours}", "home: {}", 12, "no key “home”")]
    [InlineData("threshold: 2", "threshold: 4", 15, "only 3 trustees")]
    [InlineData("trustees: [Ann, Bob, Cyd]", "trustees: [Ann, Bob, Bob]", 14, "Two trustees are called Bob")]
    [InlineData("id: deputy,", "id: ro,", 18, "Two officers have the id “ro”")]
    [InlineData("role: returning-officer", "role: deputy", 17, "Nobody is returning officer")]
    [InlineData("role: deputy", "role: observer", 20, "only 1 may sign it")]
    [InlineData("role: deputy", "role: boss", 18, "none of them")]
    [InlineData("two-officers: [tally]", "two-officers: [taly]", 20, "did you mean “tally”?")]
    [InlineData("two-officers: [tally]", "two-officers: [enrol-officer]", 20, "fixed")]
    [InlineData("https://vote.example.org", "http://vote.example.org", 21, "must be https://")]
    [InlineData("[https://vote.example.org]", "[https://a.example.org, https://b.example.com]", 21, "passkeys")]
    [InlineData("two-officers: [tally]", "columns: [live]", 20, "encrypted box")]
    [InlineData("two-officers: [tally]", "post: {batch: none}", 20, "whole number")]
    [InlineData("two-officers: [tally]", "help: {phone: 1}", 20, "needs “hours”")]
    [InlineData("two-officers: [tally]", "demo: maybe", 20, "yes or no")]
    [InlineData("two-officers: [tally]", "extensions: maybe", 20, "must be no")]
    [InlineData("two-officers: [tally]", "extensions: {success-below: 101}", 20, "from 1 to 100")]
    [InlineData("two-officers: [tally]", "extensions: {extra: 10}", 20, "no key “extra”")]
    public void Problem_is_named_with_its_line_and_what_to_do(string instead, string written, int line, string words)
    {
        Sample.ShouldContain(instead);
        string wrong = Sample.Replace(instead, written, StringComparison.Ordinal);
        AuthoredContest read = Read(wrong);
        read.Definition.ShouldBeNull();
        read.Findings.ShouldContain(finding => finding.Problem && finding.Words.Contains(words), Told(read));
        read.Findings.First(finding => finding.Words.Contains(words)).Line.ShouldBe(line, Told(read));
    }

    [Theory]
    [InlineData("threshold: 2", "", "one lost key loses the election")]
    [InlineData("threshold: 2", "threshold: 3", "one lost key loses the election")]
    [InlineData("  - {id: registrar, name: Rene, role: registrar}\n", "", "lost passkey")]
    [InlineData("for: 2 hours", "for: 10 minutes", "10 minutes only")]
    [InlineData("two-officers: [tally]", "post: {batch: 5}", "fewer than 30")]
    public void Doubtful_setting_is_pointed_out_and_may_stay(string instead, string written, string words)
    {
        AuthoredContest read = Read(Sample.Replace(instead, written, StringComparison.Ordinal));
        read.Findings.ShouldContain(finding => !finding.Problem && finding.Words.Contains(words), Told(read));
        read.Definition.ShouldNotBeNull();
    }

    [Fact]
    public void Extensions_under_attack_have_a_standard_policy_that_is_fixed_with_the_rest()
    {
        ContestDefinition contest = Read(Sample).Definition!;
        contest.Extensions.ShouldBe(new ExtensionDefinition(95, 30, 1, 2));
        DefinitionSummary
            .Of(contest)
            .ShouldContain(line =>
                line.Contains("fewer than 95 percent of the test ballots of a minute")
                && line.Contains(
                    "the minutes lost plus 30 minutes, at most once for each ballot, and two officers order it"
                )
            );
        ContestDefinition.TryRead(contest.ToBytes(), out ContestDefinition? again).ShouldBe(DocumentFault.None);
        again!.Extensions.ShouldBe(contest.Extensions);
    }

    [Fact]
    public void Author_can_set_the_policy_for_extensions_or_leave_it_out()
    {
        ContestDefinition own = Read(
            $"{Sample}\nextensions: {{success-below: 80, most: 2, extra-minutes: 0}}"
        ).Definition!;
        own.Extensions.ShouldBe(new ExtensionDefinition(80, 0, 2, 2));
        DefinitionSummary.Of(own).ShouldContain(line => line.Contains("the minutes lost, at most 2 times"));

        ContestDefinition none = Read($"{Sample}\nextensions: no").Definition!;
        none.Extensions.ShouldBeNull();
        DefinitionSummary.Of(none).ShouldContain(line => line.Contains("proposes no extension"));
        System.Text.Encoding.UTF8.GetString(none.ToBytes()).ShouldNotContain("extensions");
    }

    [Fact]
    public void Extensions_that_two_must_sign_need_two_who_may()
    {
        string alone = Sample
            .Replace("role: deputy", "role: observer", StringComparison.Ordinal)
            .Replace("two-officers: [tally]\n", "", StringComparison.Ordinal);
        Read(alone).Definition!.Extensions!.Officers.ShouldBe(1);
        Read($"{alone}\nextensions: {{officers: 2}}")
            .Findings.ShouldContain(finding => finding.Problem && finding.Words.Contains("only 1 may sign them"));
    }

    [Fact]
    public void All_problems_are_named_at_once_in_the_order_of_the_lines()
    {
        AuthoredContest read = Read(
            Sample
                .Replace("rule: exhaustive", "rule: most", StringComparison.Ordinal)
                .Replace("threshold: 2", "threshold: 9", StringComparison.Ordinal)
                .Replace("count: 3", "cuont: 3", StringComparison.Ordinal)
        );
        read.Findings.Count(finding => finding.Problem).ShouldBe(4, Told(read));
        read.Findings.Select(finding => finding.Line).ShouldBeInOrder();
    }

    [Theory]
    [InlineData("a: ]", 1)]
    [InlineData("id: 1\nid: 2", 2)]
    [InlineData("- a", 1)]
    [InlineData("", 1)]
    public void What_is_no_mapping_is_refused(string yaml, int line)
    {
        AuthoredContest read = Read(yaml);
        read.Definition.ShouldBeNull();
        read.Findings.Single().Line.ShouldBe(line);
    }

    [Fact]
    public void Picture_is_named_by_its_hash()
    {
        AuthoredContest read = ContestYaml.Read(
            Sample.Replace("[Thomas Mulcair, Élise Côté]", "[{name: A, photo: a.jpg}, B]", StringComparison.Ordinal),
            path => path == "a.jpg" ? [1, 2, 3] : null,
            () => "NewDrawnUuid12"
        );
        string hash = read.Definition!.Candidates[0].Photo!;
        read.Photos[hash].ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Summary_says_every_time_with_weekday_zone_and_offset()
    {
        IReadOnlyList<string> summary = DefinitionSummary.Of(Read(Sample).Definition!);
        summary.ShouldContain(line =>
            line.Contains("Saturday, March 24, 2012, 9:00\u00a0a.m. Toronto time (4 hours behind UTC)")
            && line.Contains("2 hours")
        );
        summary.ShouldContain(line => line.Contains("Any 2 of 3"));
    }

    internal static AuthoredContest Read(string yaml) => ContestYaml.Read(yaml, _ => null, () => "NewDrawnUuid12");

    private static string Told(AuthoredContest read) =>
        string.Join('\n', read.Findings.Select(finding => $"{finding.Line}: {finding.Words}"));

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
