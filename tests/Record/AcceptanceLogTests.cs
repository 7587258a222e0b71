using Shouldly;
using Xunit;

namespace Hustings.Record.Tests;

public sealed class AcceptanceLogTests
{
    private const string Uuid = "TC8ZwPjLDDcDt5";

    private static readonly List<string> Lines = MakeLines();

    [Fact]
    public void Log_that_was_appended_follows()
    {
        AcceptanceLog.Verify(Uuid, "fingerprint", Lines).ShouldBe(-1);
        AcceptanceLog.Verify(Uuid, "fingerprint", []).ShouldBe(-1);
    }

    [Fact]
    public void Log_of_another_stage_or_election_does_not_follow_from_its_first_line()
    {
        AcceptanceLog.Verify("TC8ZwPjLDDcDt6", "fingerprint", Lines).ShouldBe(0);
        AcceptanceLog.Verify(Uuid, "another", Lines).ShouldBe(0);
    }

    [Fact]
    public void Line_dropped_doubled_or_exchanged_does_not_follow()
    {
        for (var i = 0; i < Lines.Count - 1; i++)
        {
            Verify(Lines.Where((_, at) => at != i)).ShouldBe(i, "dropped");
            Verify(Lines.Take(i + 1).Concat(Lines.Skip(i))).ShouldBe(i + 1, "doubled");
            var exchanged = Lines.ToList();
            (exchanged[i], exchanged[i + 1]) = (exchanged[i + 1], exchanged[i]);
            Verify(exchanged).ShouldBe(i, "exchanged");
        }
    }

    [Fact]
    public void Line_with_any_character_changed_does_not_follow_or_breaks_the_next()
    {
        for (var place = 0; place < Lines[1].Length; place++)
        {
            var changed = Lines.ToList();
            changed[1] = $"{Lines[1][..place]}{(Lines[1][place] == '1' ? '2' : '1')}{Lines[1][(place + 1)..]}";
            Verify(changed).ShouldBeOneOf(1L, 2L);
        }
    }

    [Fact]
    public void Line_in_another_form_does_not_follow()
    {
        foreach (var line in new[] { "", " " + Lines[0], Lines[0] + "\n", Lines[0] + " ", "{}", new string('x', 1000) })
        {
            Verify([line]).ShouldBe(0, line);
        }
    }

    [Fact]
    public void Following_a_published_log_leads_to_the_same_head_and_gives_the_ballots()
    {
        var log = new AcceptanceLog(Uuid, "fingerprint");
        for (var i = 0; i < Lines.Count; i++)
        {
            log.TryFollow(Lines[i], out var ballot).ShouldBeTrue();
            ballot.ShouldBe(Fingerprint.Hex([(byte)i]));
        }
        log.Height.ShouldBe(Lines.Count);
        log.Head.ShouldBe(Fingerprint.Hex(System.Text.Encoding.ASCII.GetBytes(Lines[^1])));
    }

    private static long Verify(IEnumerable<string> lines) => AcceptanceLog.Verify(Uuid, "fingerprint", lines);

    private static List<string> MakeLines()
    {
        var log = new AcceptanceLog(Uuid, "fingerprint");
        return
        [
            .. Enumerable
                .Range(0, 4)
                .Select(i => log.Append(Convert.FromHexString(Fingerprint.Hex([(byte)i]))).TrimEnd('\n')),
        ];
    }
}
