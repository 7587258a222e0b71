using Hustings.Record;
using Hustings.Record.Credentials;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Hustings.Verification.Tests.Contests.Race;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests;

/// <summary>
/// A system that writes something else than what it did, into minutes whose chain holds and whose orders were really signed by officers who believed it: each
/// lie by itself is found by the check whose business it is, and said in words.
/// </summary>
public sealed class LyingSystemTests
{
    private const string End = "end";
    private static readonly string Other = Fingerprint.Hex("another"u8);

    private static readonly Dictionary<string, Lie> All = new(StringComparer.Ordinal)
    {
        ["a tally that was not made"] = new(
            m => m.Writes = note => note is Note.Sealed { Stage: "round-1" } it ? it with { Tally = Other } : note,
            ContestCheck.StageDocuments,
            "another tally of round-1 than the minutes name"
        ),
        ["a ballot more in the tally"] = new(
            m =>
                m.Writes = note =>
                    note is Note.Sealed { Stage: "round-1" } it ? it with { Ballots = it.Ballots + 1 } : note,
            ContestCheck.StageDocuments,
            "the minutes name another number of ballots in round-1"
        ),
        ["a decryption that was not made"] = new(
            m =>
                m.Writes = note =>
                    note is Note.Opened { Stage: "round-1", Trustee: 3 } it ? it with { Decryption = Other } : note,
            ContestCheck.StageDocuments,
            "each decryption of round-1 in the archive is not the one that the minutes name"
        ),
        ["a result that was not opened"] = new(
            m => m.Writes = note => note is Note.Counted { Stage: "round-1" } it ? it with { Result = Other } : note,
            ContestCheck.StageDocuments,
            "another result of round-1 than the minutes name"
        ),
        ["an account that is not there"] = new(
            m => m.Writes = note => note is Note.Counted { Stage: "round-1" } it ? it with { Account = Other } : note,
            ContestCheck.StageAccount,
            "the minutes name another account",
            "round-1 counted"
        ),
        ["a declaration that nobody has"] = new(
            m => m.Writes = note => note is Note.Declaration ? new Note.Declaration(Other) : note,
            ContestCheck.DeclarationFile,
            "the declaration is not there"
        ),
        ["a tally ordered on another log"] = new(
            m => m.Orders = order => order is OrderDetails.Tally it ? it with { Head = Other } : order,
            ContestCheck.StageTally,
            "was ordered on another log"
        ),
        ["a tally ordered on a longer log"] = new(
            m => m.Orders = order => order is OrderDetails.Tally it ? it with { Height = it.Height + 1 } : order,
            ContestCheck.StageTally,
            "was ordered on another log"
        ),
        ["a struck ballot more"] = new(
            m => m.Orders = order => order is OrderDetails.Tally it ? it with { Struck = it.Struck + 1 } : order,
            ContestCheck.StageTally,
            "names another number of struck ballots"
        ),
        ["voids that are older than the list"] = new(
            m =>
            {
                var before = m.Voids.Head;
                m.Orders = order => order is OrderDetails.Tally it ? it with { Voids = before } : order;
            },
            ContestCheck.StageTally,
            "names voids that never were, or older than its list"
        ),
        ["voids that never were"] = new(
            m => m.Orders = order => order is OrderDetails.Tally it ? it with { Voids = Other } : order,
            ContestCheck.StageTally,
            "names voids that never were, or older than its list"
        ),
        ["other trustees"] = new(
            m => m.Writes = note => note is Note.Trustees it ? it with { Hash = Other } : note,
            ContestCheck.TrusteesAsDefined,
            "trustees.json is another document than the one named"
        ),
        ["a commitment to another key"] = new(
            m => m.Writes = note => note is Note.KeyCommitment { Trustee: 2 } it ? it with { Hash = Other } : note,
            ContestCheck.KeyCommitted,
            "trustee 2 committed to another key"
        ),
        ["another contribution to the lot"] = new(
            m => m.Writes = note => note is Note.LotReveal { Trustee: 3 } it ? it with { Contribution = Other } : note,
            ContestCheck.LotReveal,
            ""
        ),
        ["a row void for another cause"] = new(
            m => m.Voiding = entry => entry.Row == 5 ? entry with { Cause = VoidCause.Advance } : entry,
            ContestCheck.VoidsOrdered,
            "a row void for another cause than its list says"
        ),
        ["another row than the list that was signed"] = new(
            m => m.Voiding = entry => entry.Row == 5 ? entry with { Row = 7 } : entry,
            ContestCheck.VoidsOrdered,
            "the rows that voted outside are not those of the list that was signed"
        ),
        ["a listed row that is not void"] = new(
            m => m.Voiding = entry => entry.Row == 5 ? null : entry,
            ContestCheck.VoidsOrdered,
            "the voids hold fewer rows than the lists of those who voted outside"
        ),
        ["a code declared void that is not"] = new(
            m => m.Voiding = entry => entry.Row == 4 ? null : entry,
            ContestCheck.VoidsOrdered,
            "the rows declared void are not those of the orders"
        ),
        ["a code declared void in one stage only"] = new(
            m => m.Voiding = entry => entry.Row == 4 ? entry with { Stage = "round-2" } : entry,
            ContestCheck.VoidsOrdered,
            "a row declared void for one stage only"
        ),
        ["a void row that there is not"] = new(
            m => m.Voiding = entry => entry.Row == 5 ? entry with { Row = 8 } : entry,
            ContestCheck.VoidsChain,
            "there is no row 8"
        ),
        ["a row that is void twice"] = new(
            At("ready", m => m.Void(5, VoidCause.Post)),
            ContestCheck.VoidsChain,
            "row 5 stands twice"
        ),
        ["a row void by no list"] = new(
            At("ready", m => m.Void(7, VoidCause.Post)),
            ContestCheck.VoidsOrdered,
            "row 7 is void by no list and no envelope"
        ),
        ["two ballots of one code where everybody votes once"] = new(
            At("round-1 open", m => m.Stages["round-1"].Vote(0, 2)),
            ContestCheck.VoteOnce,
            "somebody has two ballots in round-1, where everybody votes once"
        ),
        ["a struck ballot that was never in the box"] = new(
            At(
                "round-1 closed",
                m =>
                {
                    var stage = m.Stages["round-1"];
                    stage.Strike(
                        Ballot.Make(
                            stage.Election!,
                            m.Codes[4],
                            [
                                [0, 1, 0, 0, 0],
                            ],
                            m.Random
                        ),
                        4,
                        "ro",
                        "deputy"
                    );
                }
            ),
            ContestCheck.StruckBallot,
            "the struck ballot was never accepted"
        ),
        ["a ballot struck for another row"] = new(
            m => m.Orders = order => order is OrderDetails.Strike it ? it with { Row = 1 } : order,
            ContestCheck.StruckBallot,
            "the struck ballot is not of row 1"
        ),
    };

    public static TheoryData<string> Lies => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Lies))]
    public void Lie_is_found_by_its_check_and_said_in_words(string name)
    {
        var lie = All[name];
        var report = Verify(Told(lie.Tell, lie.Until));

        report.Failure.ShouldNotBeNull().Check.ShouldBe(lie.Check, report.Failure!.Explanation);
        report.Failure.Explanation.ShouldContain(lie.Words);
    }

    [Fact]
    public void Shuffle_that_was_not_made_is_found()
    {
        var step = RankingContest.Make(m =>
            m.Writes = note => note is Note.Shuffled { Trustee: 3 } it ? it with { Shuffle = Other } : note
        );
        var report = Verify(step.Record);

        report.Failure.ShouldNotBeNull().Check.ShouldBe(ContestCheck.StageDocuments);
        report.Failure.Explanation.ShouldContain("each shuffle of ranking in the archive is not the one");
    }

    [Fact]
    public void Archive_may_be_ahead_of_the_minutes_until_the_stage_is_counted()
    {
        var record = Told(
            m => m.Writes = note => note is Note.Opened { Stage: "round-1", Trustee: 3 } ? null : note,
            "round-1 tallying"
        );

        Verify(record).Conclusion.ShouldBe("VALID");
    }

    [Theory]
    [InlineData("enrolled", "voids.jsonl")]
    [InlineData("advance prepared", "log.jsonl")]
    public void File_that_holds_nothing_yet_need_not_be_there(string until, string name)
    {
        var record = Told(_ => { }, until);

        Verify(Without(record, name)).Conclusion.ShouldBe("VALID");
    }

    [Theory]
    [InlineData("minutes.jsonl", ContestCheck.MinuteCanonical)]
    [InlineData("trustees.json", ContestCheck.TrusteesAsDefined)]
    [InlineData("credential-table.txt", ContestCheck.TableCanonical)]
    [InlineData("definition.json", ContestCheck.DefinitionInForce)]
    public void File_that_is_missing_is_found(string name, ContestCheck check)
    {
        var report = Verify(Without(SampleSteps.Whole, name));

        report.Failure.ShouldNotBeNull().Check.ShouldBe(check, report.Failure!.Explanation);
    }

    [Theory]
    [InlineData("minutes.jsonl", ContestCheck.MinuteCanonical)]
    [InlineData("voids.jsonl", ContestCheck.VoidsCanonical)]
    public void List_that_breaks_off_is_found(string name, ContestCheck check)
    {
        var record = SampleSteps.Whole;
        var report = Verify(record.With(name, record.Files[name][..^1]));

        report.Failure.ShouldNotBeNull().Check.ShouldBe(check, report.Failure!.Explanation);
    }

    [Fact]
    public void Empty_minutes_are_no_record()
    {
        Verify(SampleSteps.Whole.With("minutes.jsonl", ""))
            .Failure.ShouldNotBeNull()
            .Check.ShouldBe(ContestCheck.MinuteCanonical);
    }

    private static Action<ContestMaker, string> At(string step, Action<ContestMaker> act) =>
        (maker, now) =>
        {
            if (now == step)
            {
                act(maker);
            }
        };

    private static MemoryRecord Told(Action<ContestMaker> lie, string until) => Told(At("enrolled", lie), until);

    // The contest as it was at a step, with what was told before.
    private static MemoryRecord Told(Action<ContestMaker, string> lie, string until)
    {
        MemoryRecord? record = null;
        var contest = new SampleContest(
            (maker, step) =>
            {
                lie(maker, step);
                if (step == until)
                {
                    record = maker.Record();
                }
            }
        );
        return until == End ? contest.Record : record.ShouldNotBeNull(until);
    }

    private static MemoryRecord Without(MemoryRecord record, string name) =>
        record
            .Files.Keys.Where(path => path.EndsWith(name, StringComparison.Ordinal))
            .Aggregate(record, (left, path) => left.With(path, (byte[]?)null));

    private static ContestReport Verify(MemoryRecord record) =>
        ContestRecordVerifier.Verify(
            record,
            new VerificationOptions { Workers = 1 },
            TestContext.Current.CancellationToken
        );

    private sealed record Lie(Action<ContestMaker, string> Tell, ContestCheck Check, string Words, string Until = End)
    {
        public Lie(Action<ContestMaker> tell, ContestCheck check, string words, string until = End)
            : this(At("enrolled", tell), check, words, until) { }
    }
}
