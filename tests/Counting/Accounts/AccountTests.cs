using System.Text;
using System.Text.Json;
using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;
using Hustings.Counting.Rules;
using Hustings.Counting.Tests.Rctab;
using Hustings.Counting.Ties;
using Shouldly;
using Xunit;

namespace Hustings.Counting.Tests.Accounts;

/// <summary>The account in words, as JSON and as CSV.</summary>
public sealed class AccountTests
{
    private static readonly BallotSet Town = new(
        ["Ann", "Bob", "=Cy", "Write-ins"],
        [
            RankedBallot.Of(1200, 0),
            RankedBallot.Of(900, 1, 0),
            RankedBallot.Of(400, 2, 1),
            RankedBallot.Of(100, 2),
            RankedBallot.Of(7, 3),
            new RankedBallot([Rank.Of(0, 1)], 3),
            new RankedBallot([], 5),
        ]
    )
    {
        Title = "Town",
        UndeclaredWriteIns = 3,
    };

    [Fact]
    public void Every_round_is_told_in_sentences()
    {
        CountAccount account = BallotCount.Run(Town, CountRule.Irv, new CountOptions());
        account
            .Rounds.SelectMany(round => RoundWords.Of(account, round))
            .ShouldBe([
                "Needed to be elected: 1,304 votes.",
                "Write-ins (7 votes) leave the race: nobody who declared to stand is meant.",
                "From Write-ins 7 votes move on: 7 to nobody (exhausted: no choice left).",
                "Needed to be elected: 1,301 votes.",
                "=Cy had the fewest votes (500) and leaves the race.",
                "From =Cy 500 votes move on: 400 to Bob, 100 to nobody (exhausted: no choice left).",
                "Needed to be elected: 1,251 votes.",
                "Bob has 1,300 votes and is elected.",
            ]);
        RoundWords.Result(account).ShouldBe("Elected: Bob.");
    }

    [Fact]
    public void Those_who_leave_together_share_a_sentence()
    {
        BallotSet ballots = new(
            ["A", "B", "C", "D"],
            [RankedBallot.Of(9, 0), RankedBallot.Of(8, 1), RankedBallot.Of(2, 2), RankedBallot.Of(1, 3)]
        );
        CountAccount account = BallotCount.Run(ballots, CountRule.Irv, new CountOptions { BatchElimination = true });
        RoundWords
            .Of(account, account.Rounds[0])
            .ShouldContain(
                "D (1) and C (2) leave the race together: even all their votes (3) are fewer than those of the next candidate, B (8)."
            );
    }

    [Fact]
    public void Tie_and_how_it_was_broken_are_told()
    {
        BallotSet ballots = new(["A", "B"], [RankedBallot.Of(1, 0), RankedBallot.Of(1, 1)]);
        CountOptions options = new() { TiebreakMode = [TieStep.UseCandidateOrder] };
        CountAccount account = BallotCount.Run(ballots, CountRule.Irv, options);
        RoundWords
            .Of(account, account.Rounds[0])[1]
            .ShouldBe(
                "A and B are tied with 1 vote; A comes first, by the order of the candidates' list (the earliest in it)."
            );
        RoundWords
            .Result(BallotCount.Run(ballots, CountRule.Irv, new CountOptions()))
            .ShouldStartWith("The count stopped. Round 1: A and B are tied and no rule says who is elected.");
    }

    [Fact]
    public void Json_has_the_report_of_rctab_inside()
    {
        JsonElement json = Json(BallotCount.Run(Town, CountRule.Irv, new CountOptions()));
        json.GetProperty("config").GetProperty("contest").GetString().ShouldBe("Town");
        json.GetProperty("config")
            .GetProperty("rules")
            .GetProperty("overvoteRule")
            .GetString()
            .ShouldBe("exhaustImmediately");
        json.GetProperty("summary").GetProperty("elected")[0].GetString().ShouldBe("Bob");
        json.GetProperty("summary").GetProperty("undervotes").GetString().ShouldBe("5");
        JsonElement round = json.GetProperty("results")[1];
        round.GetProperty("threshold").GetString().ShouldBe("1301");
        round.GetProperty("tally").GetProperty("=Cy").GetString().ShouldBe("500");
        round.GetProperty("inactiveBallots").GetProperty("overvotes").GetString().ShouldBe("3");
        JsonElement decision = round.GetProperty("tallyResults")[0];
        decision.GetProperty("eliminated").GetString().ShouldBe("=Cy");
        decision.GetProperty("reason").GetString().ShouldBe("fewestVotes");
        decision.GetProperty("transfers")[0].GetProperty("votes").GetString().ShouldBe("400");
    }

    [Fact]
    public void Json_of_a_refused_count_names_nobody_as_elected()
    {
        BallotSet ballots = new(["A", "B"], [RankedBallot.Of(1, 0), RankedBallot.Of(1, 1)]);
        JsonElement summary = Json(BallotCount.Run(ballots, CountRule.Irv, new CountOptions())).GetProperty("summary");
        summary.GetProperty("elected").GetArrayLength().ShouldBe(0);
        summary.GetProperty("refusal").GetProperty("code").GetString().ShouldBe("tieWithoutRule");
    }

    [Fact]
    public void Json_of_schulze_has_pairs_and_places()
    {
        JsonElement json = Json(BallotCount.Run(Town, CountRule.Schulze, new CountOptions())).GetProperty("schulze");
        json.GetProperty("places")[0][0].GetString().ShouldBe("Bob");
        json.GetProperty("pairs").GetArrayLength().ShouldBe(12);
    }

    [Fact]
    public void Csv_has_a_line_for_each_line_of_the_table_and_no_formulas()
    {
        string[] lines = Csv(BallotCount.Run(Town, CountRule.Irv, new CountOptions()));
        lines[0].ShouldBe("pass,round,kind,name,votes,change,decision,reason");
        lines.ShouldContain("1,2,threshold,,1301,,,");
        lines.ShouldContain("1,2,candidate,'=Cy,500,0,eliminated,fewestVotes");
        lines.ShouldContain("1,3,inactive,exhaustedChoices,107,100,,");
        lines.ShouldContain("1,2,candidate,Ann,1200,0,,");
    }

    [Fact]
    public void Csv_of_schulze_has_a_line_for_each_pair() =>
        Csv(BallotCount.Run(Town, CountRule.Schulze, new CountOptions())).ShouldContain("Ann,Bob,1200,1300,0,0,");

    [Fact]
    public void Real_contests_are_told_without_a_gap()
    {
        foreach (string name in RctabContest.Names)
        {
            RctabContest contest = RctabContest.Load(name);
            CountAccount account = BallotCount.Run(contest.Ballots, contest.Rule, contest.Options);
            foreach (CountRound round in account.Rounds)
            {
                string words = string.Join(' ', RoundWords.Of(account, round));
                foreach (Decision decision in round.Decisions)
                    words.ShouldContain(account.Name(decision.Candidate));
            }
            Json(account).GetProperty("results").GetArrayLength().ShouldBe(account.Rounds.Length);
            Csv(account).Length.ShouldBeGreaterThan(account.Rounds.Length);
        }
    }

    private static JsonElement Json(CountAccount account)
    {
        using MemoryStream file = new();
        AccountJson.Write(account, file);
        return JsonDocument.Parse(file.ToArray()).RootElement;
    }

    private static string[] Csv(CountAccount account)
    {
        using StringWriter text = new(new StringBuilder());
        AccountCsv.Write(account, text);
        return text.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
