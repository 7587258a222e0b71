using System.Text;
using System.Text.Json;
using Hustings.Counting.Rounds;
using Shouldly;
using Xunit;
using static Hustings.Counting.Tests.Rounds.Steps;

namespace Hustings.Counting.Tests.Rounds;

/// <summary>Accounts as files, to the byte where the record needs it.</summary>
public sealed class RaceExportTests
{
    private static readonly RuleParameters Exhaustive = new() { Rule = ContestRule.Exhaustive };

    [Fact]
    public void Account_document_is_these_bytes()
    {
        RaceState state = Race(Exhaustive, "a", "b", "w").Withdraw("w").Took();
        RoundColumn live = Live(("a", 3), ("b", 3), ("w", 1)) with
        {
            Blank = 1,
            Rejected = RoundColumn.None.Add(RejectionReason.TooManyMarks, 2),
        };
        RoundTotals totals = new()
        {
            Number = 1,
            Columns = [live, Live(("a", 1), ("b", 0), ("w", 0)) with { Name = "advance" }],
            WithdrawnOnBallot = ["w"],
            Members = 30,
        };
        Text(state.Apply(totals).Took().Last())
            .ShouldBe(
                Joined(
                    """
                    {'round':1,'rule':{'kind':'exhaustive','base':'valid-votes','withdrawnVotes':'outside-base','ties':['earlier-rounds','lot'],
                    'leaving':{'kind':'lowest','percent':0}},'columns':['advance','live'],
                    'candidates':[{'candidate':'a','withdrawn':false,'votes':4,'byColumn':[1,3],
                    'share':'4/7','percent':'57.1','change':null},
                    {'candidate':'b','withdrawn':false,'votes':3,'byColumn':[0,3],
                    'share':'3/7','percent':'42.9','change':null},
                    {'candidate':'w','withdrawn':true,'votes':1,'byColumn':[0,1],
                    'share':null,'percent':null,'change':null}],
                    'lines':[{'kind':'standing','reason':null,'votes':7,'byColumn':[1,6],
                    'change':null},
                    {'kind':'withdrawn','reason':null,'votes':1,'byColumn':[0,1],
                    'change':null},
                    {'kind':'valid','reason':null,'votes':8,'byColumn':[1,7],
                    'change':null},
                    {'kind':'blank','reason':null,'votes':1,'byColumn':[0,1],
                    'change':null},
                    {'kind':'rejected','reason':null,'votes':2,'byColumn':[0,2],
                    'change':null},
                    {'kind':'rejected','reason':'too-many-marks','votes':2,'byColumn':[0,2],
                    'change':null},
                    {'kind':'exhausted','reason':null,'votes':0,'byColumn':[0,0],
                    'change':null},
                    {'kind':'received','reason':null,'votes':11,'byColumn':[1,10],
                    'change':null}],
                    'base':7,'majority':4,'baseChanges':[],
                    'turnouts':[{'kind':'received','ballots':11,'members':30,'percent':'36.67'},
                    {'kind':'valid','ballots':8,'members':30,'percent':'26.67'}],
                    'decisions':[{'candidate':'a','wins':true,'votes':4,'reason':'more-than-half','tie':null}],
                    'outcome':'won'}
                    """
                )
            );
    }

    [Fact]
    public void Account_document_holds_the_evidence_of_a_tie_and_what_is_not_known()
    {
        RaceState first = Race(Exhaustive, "a", "b", "c", "d").Played(("a", 9), ("b", 8), ("c", 8), ("d", 1));
        RaceState second = first
            .Apply(first.Round(("a", 9), ("b", 8), ("c", 8)), LotTests.Seed("x", [new byte[32]]))
            .Took();
        string document = Text(second.Last());
        document.ShouldContain(
            Joined("{'kind':'not-returned','reason':null,'votes':null,'byColumn':[null],'change':null}")
        );
        document.ShouldContain(Joined("{'kind':'unknown','votes':-1}"));
        document.ShouldContain(Joined("'tie':{'tied':['b','c'],'chosen':'"));
        document.ShouldContain(
            Joined(
                "{'step':'earlier-rounds','round':1,'votes':[{'candidate':'b','votes':8},{'candidate':'c','votes':8}],'left':['b','c']}"
            )
        );
        document.ShouldContain(Joined("{'step':'lot','seed':'"));
        document.ShouldContain(Joined("'tickets':[{'candidate':'b','ticket':'"));
    }

    [Fact]
    public void Race_as_json_has_names_withdrawals_accounts_and_sentences()
    {
        using MemoryStream output = new();
        RaceJson.Write(LiveScenario.Ndp2012.Run(), output);
        using JsonDocument document = JsonDocument.Parse(output.ToArray());
        JsonElement race = document.RootElement;
        race.GetProperty("winner").GetString().ShouldBe("mulcair");
        race.GetProperty("finished").GetBoolean().ShouldBeTrue();
        race.GetProperty("standing").EnumerateArray().Select(id => id.GetString()).ShouldBe(["mulcair", "topp"]);
        race.GetProperty("candidates")[7].GetProperty("name").GetString().ShouldBe("Romeo Saganash");
        race.GetProperty("withdrawals")
            .EnumerateArray()
            .Select(one => (one.GetProperty("candidate").GetString(), one.GetProperty("afterRound").GetInt32()))
            .ShouldBe([("saganash", 0), ("dewar", 1), ("singh", 1)]);
        JsonElement second = race.GetProperty("rounds")[1];
        second.GetProperty("account").GetProperty("base").GetInt64().ShouldBe(62_494);
        second
            .GetProperty("words")
            .EnumerateArray()
            .Select(sentence => sentence.GetProperty("en").GetString())
            .ShouldBe([
                "Round 2: it takes 31,248 votes to win, more than half of 62,494 valid votes.",
                "Peggy Nash had the fewest votes, 10,519 (16.8%), and leaves the race.",
                "Nobody has more than half, so there is another round.",
                "Change of the base since the round before: −2,614 (voters who did not return −1,905; voters for the first time +239; ballots newly exhausted −1,214; change in votes for the withdrawn +266).",
            ]);
        second
            .GetProperty("words")[1]
            .GetProperty("fr")
            .GetString()
            .ShouldNotBeNull()
            .ShouldContain("quitte la course");
    }

    [Fact]
    public void Race_as_csv_has_a_line_for_each_round_line_and_column()
    {
        using StringWriter output = new();
        RaceCsv.Write(LiveScenario.Ndp2012.Run(), output);
        string[] lines = output.ToString().Split("\r\n");
        lines[0].ShouldBe("round,kind,candidate,name,column,votes,share,percent,base,change,decision,reason");
        lines.ShouldContain("1,candidate,ashton,Niki Ashton,live,1027,,,,,,");
        lines.ShouldContain("1,candidate,ashton,Niki Ashton,all,3737,3737/65108,5.7,65108,,leaves,fewest-votes");
        lines.ShouldContain("1,withdrawn,saganash,Romeo Saganash,all,266,,,,,,");
        lines.ShouldContain("2,exhausted,,,post,354,,,,,,");
        lines.ShouldContain("2,not-returned,,,all,1905,,,,,,");
        lines.ShouldContain("2,base,,valid-votes,all,62494,,,,,,");
        lines.ShouldContain("2,majority,,,all,31248,,,,,,");
        lines.ShouldContain("2,base-change,,exhausted,all,,,,,-1214,,");
        lines.ShouldContain(
            "4,candidate,mulcair,Thomas Mulcair,all,33881,33881/59210,57.2,59210,6393,wins,more-than-half"
        );
        lines.Length.ShouldBe(lines.Distinct().Count());
        lines[^1].ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1, 2, "50.0")]
    [InlineData(1, 3, "33.3")]
    [InlineData(2, 3, "66.7")]
    [InlineData(1, 2000, "0.1")]
    [InlineData(-1, 2000, "-0.1")]
    [InlineData(999, 1_000_000, "0.1")]
    [InlineData(499, 1_000_000, "0.0")]
    [InlineData(-499, 1_000_000, "0.0")]
    [InlineData(9995, 10_000, "100.0")]
    [InlineData(9994, 10_000, "99.9")]
    [InlineData(-3, 2, "-150.0")]
    public void Percentages_round_half_away_from_zero(long votes, long all, string expected) =>
        Percent.Of(Fraction.Of(votes, all)).ShouldBe(expected);

    [Fact]
    public void Percentages_have_as_many_decimals_as_asked_for()
    {
        Percent.Of(Fraction.Of(1, 200), 0).ShouldBe("1");
        Percent.Of(Fraction.Of(2, 3), 6).ShouldBe("66.666667");
        Percent.Of(Fraction.Of(1, 2_000_000), 4).ShouldBe("0.0001");
        Should.Throw<ArgumentOutOfRangeException>(() => Percent.Of(Fraction.One, -1));
        Should.Throw<ArgumentOutOfRangeException>(() => Percent.Of(Fraction.One, 7));
    }

    /// <summary>JSON that was written with single quotes and line breaks, to be read here.</summary>
    private static string Joined(string json) => json.Replace("\n", "", StringComparison.Ordinal).Replace('\'', '"');

    private static string Text(RoundAccount account) => Encoding.UTF8.GetString(AccountDocument.Bytes(account));
}
