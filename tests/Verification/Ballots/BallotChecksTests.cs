using System.Text;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Verification.Ballots;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Ballots;

/// <summary>Ballots by themselves: what is wrong with one is found by one check at its event, and each is summed with its weight.</summary>
public sealed class BallotChecksTests : IDisposable
{
    private readonly SmallElection election = new(trustees: 1);
    private readonly LooseArchive archive = new();
    private readonly List<VerificationProgress> told = [];
    private Ledger<Check> ledger = new(null);

    public void Dispose()
    {
        election.Dispose();
        archive.Dispose();
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    public void Every_worker_is_waited_for_and_there_is_at_least_one(int workers, int counted)
    {
        Vote(election.Vote(0), election.Vote(1));
        Run(election.Credentials, workers: workers)!.Ballots.ShouldBe(2);
        Result(Check.BallotWorkers).Count.ShouldBe(counted);
        Result(Check.BallotProofs).Count.ShouldBe(2);
    }

    [Fact]
    public void Progress_is_told_of_ballots_and_not_where_there_are_none()
    {
        Run(election.Credentials)!.Ballots.ShouldBe(0);
        told.ShouldBeEmpty();
        Vote(election.Vote(0), election.Vote(1));
        Run(election.Credentials);
        told.ShouldBe([new("ballots checked", 2, 2)]);
    }

    [Fact]
    public void Who_cancels_has_no_ballot_checked()
    {
        Vote(election.Vote(0));
        Run(election.Credentials, cancelled: true)!.Ballots.ShouldBe(0);
        Result(Check.BallotWorkers).Note.ShouldBe("the check was cancelled");
        Result(Check.BallotProofs).Count.ShouldBe(0);
    }

    [Fact]
    public void Credential_whose_ballot_could_not_be_counted_is_missed_at_the_last_event()
    {
        var ballot = Vote(election.Vote(0));
        archive.Ballot(Encoding.UTF8.GetBytes(ballot.Replace("\"answers\"", "\"answer\"", StringComparison.Ordinal)));
        archive.Map.LastBallots.Clear();
        archive.Map.LastBallots[CredentialKey.Of(election.Credentials.Points[0])] = 0;
        archive.Map.LastBallots[CredentialKey.Of(election.Credentials.Points[1])] = 1;
        Run(election.Credentials);
        var last = Result(Check.LastBallot);
        last.Note.ShouldBe("1 ballots could be counted for 2 credentials");
        ledger = new(null);
        archive.Map.Ballots.RemoveAt(1);
        Run(election.Credentials);
        ledger.Close().First!.Height.ShouldBe(archive.Map.EventCount - 1);
    }

    [Fact]
    public void Each_ballot_weighs_what_the_list_says_and_one_of_nobody_does_not_matter()
    {
        Vote(election.Vote(0), election.Vote(1));
        Run(Weighted(election, 2, 5, 11))!.Weight.ShouldBe(7);
        var stranger = VotingCode.Generate(election.Random);
        Vote(
            Ballot.Make(
                election.Election,
                stranger,
                [
                    [0, 1, 0, 0],
                ],
                election.Random
            )
        );
        var sum = Run(Weighted(election, 2, 5, 11))!;
        (sum.Ballots, sum.Weight).ShouldBe((3, 8));
        Result(Check.CredentialKnown).Note.ShouldBe("not on the list");
        Result(Check.BallotWorkers).State.ShouldBe(CheckState.Passed);
        Run(election.Credentials)!.Weight.ShouldBe(3);
    }

    /// <summary>Whoever's answers are opened one by one must not be known by a weight.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_ballot_weighs_more_than_one_where_an_answer_is_opened_by_itself(bool alone)
    {
        var ranking = Question.NonHomomorphic("In what order?", ["Ann", "Bob"]);
        using var ranked = new SmallElection(
            alone ? [ranking] : [new Question("Who?", ["Ann", "Bob"], 1, 1, false), ranking],
            2,
            1
        );
        Vote(ranked.Vote(0), ranked.Vote(1));
        Run(Weighted(ranked, 2, 5), of: ranked)!.Weight.ShouldBe(2);
    }

    [Theory]
    [InlineData("order 2", "a point outside the prime-order subgroup")]
    [InlineData("not on the curve", "a group element that is not on the curve")]
    [InlineData("y not below p", "a group element that is not its own canonical encoding")]
    public void Answer_that_is_no_element_of_the_group_is_found_as_that(string what, string words)
    {
        var bad = BadPoints.All.Single(point => point.What == what).Hex;
        Refused("\"alpha\":\"", 64, bad).ShouldBe((Check.BallotElements, words));
        Refused("\"credential\":\"", 64, bad).ShouldBe((Check.BallotElements, words));
    }

    [Fact]
    public void Each_fault_of_a_ballot_is_found_by_the_check_whose_business_it_is()
    {
        Refused("\"credential\":\"", 64, BadPoints.Identity)
            .ShouldBe((Check.BallotElements, "the neutral element as a credential"));
        Refused("\"election_uuid\":\"", 14, "11111111111111")
            .ShouldBe((Check.BallotElection, "names another election"));
        Refused("\"election_hash\":\"", 43, new string('A', 43))
            .ShouldBe((Check.BallotElection, "names another election fingerprint"));
        Refused("{", 0, " ").ShouldBe((Check.BallotCanonical, "not the canonical form"));
    }

    private (Check Check, string Words) Refused(string before, int length, string put)
    {
        var ballot = Text(election.Vote(0));
        var at = ballot.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return Found(ballot[..at] + put + ballot[(at + length)..]);
    }

    private (Check Check, string Words) Found(string ballot)
    {
        archive.Map.Ballots.Clear();
        var place = archive.Ballot(Encoding.UTF8.GetBytes(ballot));
        Run(election.Credentials);
        var failure = ledger
            .Close()
            .Checks.First(check => check.State == CheckState.Failed && check.Check != Check.LastBallot);
        ledger.Close().First!.Height.ShouldBe(place.Height);
        return (failure.Check, failure.Note!);
    }

    private TallySum? Run(
        PublicCredentials credentials,
        int workers = 1,
        SmallElection? of = null,
        bool cancelled = false
    )
    {
        (ledger, var made) = (new(null), of ?? election);
        told.Clear();
        var options = new VerificationOptions { Workers = workers, Progress = told.Add };
        return new BallotChecks(archive.Map, archive.Content, ledger, options, new(cancelled)).Run(
            new(made.Election, made.Trustees, credentials)
        );
    }

    private string Vote(params Ballot[] ballots)
    {
        foreach (var ballot in ballots)
        {
            archive.Ballot(ballot.Bytes.Span);
        }
        return Text(ballots[0]);
    }

    private static PublicCredentials Weighted(SmallElection of, params int[] weights)
    {
        var list = string.Join(',', of.Credentials.Points.Select((point, i) => $"\"{point},{weights[i]}\""));
        PublicCredentials
            .TryRead(Encoding.ASCII.GetBytes($"[{list}]"), out var credentials)
            .ShouldBe(DocumentFault.None);
        return credentials!;
    }

    private static string Text(Ballot ballot) => Encoding.UTF8.GetString(ballot.Bytes.Span);

    private CheckResult<Check> Result(Check check) => ledger.Close().Checks.Single(one => one.Check == check);
}
