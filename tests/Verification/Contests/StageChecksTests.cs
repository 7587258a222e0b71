using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Hustings.Verification.Tests.Contests.Law;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests;

/// <summary>A stage's log, the order to tally it and its struck ballots, before there is an archive: one lie at a time.</summary>
public sealed class StageChecksTests
{
    private static readonly ContestStep End = SampleSteps.All[^1];
    private static readonly string Other = Fingerprint.Hex("another"u8);
    private readonly StageBench bench = new(End, "round-1");

    public StageChecksTests() => bench.Stage.Sealed = null;

    private string Log => $"stages/{bench.Stage.Uuid}/log.jsonl";

    [Fact]
    public void Tally_is_ordered_on_the_log_as_it_is_to_its_length_and_to_its_head()
    {
        const string Another = "the tally of round-1 was ordered on another log";
        var tally = bench.Stage.Tally!;
        Says().ShouldBeNull();
        bench.Tally(said => said with { Height = said.Height + 1 });
        Says().ShouldBe(Another);
        bench.Stage.Tally = tally;
        bench.Tally(said => said with { Head = Other });
        Says().ShouldBe(Another);
        bench.Tally(said => said with { Height = said.Height + 1 });
        Says().ShouldBe(Another);

        string? Says() => bench.Says(ContestCheck.StageTally);
    }

    [Fact]
    public void Tally_is_ordered_on_all_struck_ballots_and_on_voids_no_older_than_the_list()
    {
        const string Older = "the tally of round-1 names voids that never were, or older than its list";
        var tally = bench.Stage.Tally!;
        bench.Tally(said => said with { Struck = said.Struck + 1 });
        Says().ShouldBe("the tally of round-1 names another number of struck ballots");
        bench.Tally(said => said with { Struck = said.Struck - 2 });
        Says().ShouldBe("the tally of round-1 names another number of struck ballots");
        bench.Stage.Tally = tally;
        bench.Tally(said => said with { Voids = Other });
        Says().ShouldBe(Older);
        bench.Tally(said => said with { Voids = VoidsLog.StartOf(End.Definition.Id) });
        Says().ShouldBe(Older);
        // Somebody's code was declared void while voting went on.
        bench.Tally(said => said with { Voids = bench.Story.Stage("round-2")!.Prepared!.Said.Voids });
        bench
            .Story.Stage("round-2")!
            .Prepared!.Said.VoidHeight.ShouldBeGreaterThan(bench.Stage.Prepared!.Said.VoidHeight);
        Says().ShouldBeNull();

        string? Says() => bench.Says(ContestCheck.StageTally);
    }

    [Fact]
    public void Log_need_not_be_there_before_the_tally_is_ordered_and_must_be_there_then()
    {
        bench.Record = End.Record.With(Log, (byte[]?)null);
        bench.Run().Logs.ShouldBe(1);
        bench.Says(ContestCheck.StageLog).ShouldBe($"the log of round-1: {Log} is not there");
        bench.Stage.Tally = null;
        bench.Stage.Strikes.Clear();
        bench.Run().Logs.ShouldBe(0);
        bench
            .Result(ContestCheck.StageLog)
            .ShouldBe(new(ContestCheck.StageLog, "stage_log", CheckState.Passed, 0, null));
        bench.Record = End.Record;
        bench.Run().Logs.ShouldBe(1);
        bench.Says(ContestCheck.StageLog).ShouldBeNull();
    }

    [Fact]
    public void Log_takes_every_ballot_once_and_each_line_after_the_one_before()
    {
        var fingerprint = bench.Stage.Prepared!.Said.Fingerprint;
        var log = new AcceptanceLog(bench.Stage.Uuid, fingerprint);
        string[] lines = [Line("one"u8), Line("two"u8), Line("one"u8)];
        Says(lines).ShouldBe("the log of round-1: line 2 has a ballot that stands earlier");
        Says(lines[1..]).ShouldBe("the log of round-1: line 0 does not follow");
        bench.Record = End.Record.With(Log, ContestMaker.Joined(lines[..2])[..^1]);
        bench.Says(ContestCheck.StageLog).ShouldBe("the log of round-1: its last line breaks off");
        Says(lines[..2]).ShouldBeNull();

        string Line(ReadOnlySpan<byte> ballot) =>
            log.Append(Convert.FromHexString(Fingerprint.Hex(ballot))).TrimEnd('\n');

        string? Says(string[] all)
        {
            bench.Record = End.Record.With(Log, ContestMaker.Joined(all));
            return bench.Says(ContestCheck.StageLog);
        }
    }

    [Fact]
    public void Struck_ballot_is_kept_was_in_the_log_and_is_of_its_row()
    {
        var strike = bench.Stage.Strikes[0];
        Says().ShouldBeNull();
        bench.Stage.Strikes[0] = strike with { Said = strike.Said with { Row = 4 } };
        Says().ShouldBe("the struck ballot is not of row 4");
        bench.Stage.Strikes[0] = strike with { Said = strike.Said with { Ballot = Other } };
        var path = $"stages/{bench.Stage.Uuid}/struck/{Other}.json";
        Says().ShouldBe($"{path} is not there");
        bench.Record = End.Record.With(path, "something else");
        Says().ShouldBe($"{path} is another document");
        bench.Record = End.Record.With(path, "another");
        Says().ShouldBe("the struck ballot was never accepted");
        bench.Stage.Tally = null;
        bench.Record = bench.Record.With(Log, (byte[]?)null);
        Says().ShouldBe($"{path} is no ballot");

        string? Says() => bench.Says(ContestCheck.StruckBallot);
    }

    /// <summary>A ballot that was struck before the list of a later stage was made is no vote; one struck after it was one then.</summary>
    [Fact]
    public void Voters_of_a_stage_include_those_whose_ballot_was_struck_later()
    {
        var checks = bench.Run();
        checks.Rows.ShouldBeNull();
        checks.VotersThen(0).ShouldBe([3]);
        checks.VotersThen(1).ShouldBeEmpty();
        bench.Stage.Strikes.Add(new(new(Other, 1), Place.Archive));
        checks.VotersThen(0).ShouldBe([3, 1]);
        checks.VotersThen(1).ShouldBe([1]);
    }
}
