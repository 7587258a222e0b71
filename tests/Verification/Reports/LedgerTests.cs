using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Reports;

/// <summary>The account of the checks by itself: what each was due, what came of it, and which failure is told first.</summary>
public sealed class LedgerTests
{
    private enum Due
    {
        First,
        SecondOne,
        Third,
    }

    private static readonly Place Fifth = new(5, "five");

    [Fact]
    public void Check_that_nobody_expected_is_a_failure_of_its_own()
    {
        var ledger = new Ledger<Due>(null);

        Close(ledger)
            .ShouldBe([
                "First: Failed 0 the check was never carried out",
                "SecondOne: NotReached 0 an earlier check failed",
                "Third: NotReached 0 an earlier check failed",
                "first First (first) at : the check was never carried out, 1 failures",
            ]);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    [InlineData(2, 3)]
    public void Check_that_ran_another_number_of_times_than_it_had_to_is_a_failure(int expected, int runs)
    {
        var ledger = Expecting(0);
        ledger.Expect(Due.SecondOne, expected);
        for (var run = 0; run < runs; run++)
        {
            ledger.Run(Due.SecondOne, Fifth, () => null).ShouldBeTrue();
        }

        var wrong = $"carried out {runs} of {expected} times";
        Close(ledger)
            .ShouldBe([
                "First: Passed 0",
                $"SecondOne: Failed {runs} {wrong}",
                "Third: Passed 0",
                $"first SecondOne (second_one) at : {wrong}, 1 failures",
            ]);
    }

    [Fact]
    public void What_was_skipped_or_failed_was_carried_out_but_did_not_pass()
    {
        var ledger = Expecting(2);
        ledger.Run(Due.First, Fifth, () => null).ShouldBeTrue();
        ledger.Run(Due.First, Fifth, () => "wrong").ShouldBeFalse();
        ledger.Skip(Due.SecondOne);
        ledger.Run(Due.SecondOne, Fifth, () => null).ShouldBeTrue();
        ledger.Run(Due.Third, Fifth, () => null).ShouldBeTrue();
        ledger.Run(Due.Third, Fifth, () => null).ShouldBeTrue();

        Close(ledger)
            .ShouldBe([
                "First: Failed 1 wrong",
                "SecondOne: NotReached 1 an earlier check failed",
                "Third: Passed 2",
                "first First (first) at 5: wrong, 1 failures",
            ]);
    }

    [Fact]
    public void Checks_in_order_end_with_the_first_that_fails()
    {
        var ledger = Expecting(1);
        var third = 0;

        ledger
            .RunInOrder(Fifth, (Due.First, () => null), (Due.SecondOne, () => "wrong"), (Due.Third, () => $"{third++}"))
            .ShouldBeFalse();

        third.ShouldBe(0);
        Close(ledger)
            .ShouldBe([
                "First: Passed 1",
                "SecondOne: Failed 0 wrong",
                "Third: NotReached 0 an earlier check failed",
                "first SecondOne (second_one) at 5: wrong, 1 failures",
            ]);
    }

    [Fact]
    public void Check_that_throws_or_is_cancelled_fails()
    {
        var ledger = Expecting(1);
        ledger.Run(Due.First, Fifth, () => throw new InvalidOperationException("bad disk")).ShouldBeFalse();
        ledger.Run(Due.SecondOne, Fifth, () => throw new OperationCanceledException()).ShouldBeFalse();
        ledger.Run(Due.Third, Fifth, () => null).ShouldBeTrue();

        Close(ledger)
            .ShouldBe([
                "First: Failed 0 the check itself failed: InvalidOperationException: bad disk",
                "SecondOne: Failed 0 the check was cancelled",
                "Third: Passed 1",
                "first First (first) at 5: the check itself failed: InvalidOperationException: bad disk, 2 failures",
            ]);
    }

    [Fact]
    public void Sabotage_takes_a_result_away_or_makes_the_check_fail()
    {
        Sabotage[] kinds = [Sabotage.Throw, Sabotage.Cancel, Sabotage.Lose];
        var ledger = new Ledger<Due>(check => kinds[(int)check]);
        var looked = 0;
        foreach (var check in Enum.GetValues<Due>())
        {
            ledger.Expect(check, 1);
            ledger.Run(check, Fifth, () => $"{looked++}").ShouldBe(check == Due.Third);
        }

        looked.ShouldBe(1);
        Close(ledger)
            .ShouldBe([
                "First: Failed 0 the check itself failed: InvalidOperationException: sabotage",
                "SecondOne: Failed 0 the check was cancelled",
                "Third: Failed 0 carried out 0 of 1 times",
                "first First (first) at 5: the check itself failed: InvalidOperationException: sabotage, 3 failures",
            ]);
    }

    [Fact]
    public void First_failure_is_the_archives_then_that_of_the_lowest_event_then_that_of_the_first_check()
    {
        var ledger = Expecting(0);
        var times = new int[3];
        Told(Due.Third, 7, true).ShouldBe("Third 7, unreadable");
        Told(Due.SecondOne, 7, false).ShouldBe("SecondOne 7");
        Told(Due.SecondOne, 8, true).ShouldBe("SecondOne 7");
        Told(Due.First, 8, true).ShouldBe("SecondOne 7");
        Told(Due.SecondOne, 7, true).ShouldBe("SecondOne 7", "of two alike the first one stays");
        Told(Due.Third, 6, true).ShouldBe("Third 6, unreadable");
        Told(Due.Third, 0, false).ShouldBe("Third 0");
        Told(Due.Third, null, true).ShouldBe("Third , unreadable");
        Told(Due.First, 0, false).ShouldBe("Third , unreadable");
        Told(Due.First, null, false).ShouldBe("First ");

        var told = Close(ledger);
        told[0].ShouldBe("First: Failed 0 First at 8", "the note is that of the check's first failure");
        told[^1].ShouldBe("first First (first) at : First at , 10 failures");

        string Told(Due check, long? height, bool unreadable)
        {
            ledger.Fail(check, new(height, null), new Finding($"{check} at {height}", unreadable));
            ledger.Expect(check, ++times[(int)check]);
            var first = ledger.Close().First!;
            return $"{first.Check} {first.Height}{(ledger.Unreadable ? ", unreadable" : "")}";
        }
    }

    [Fact]
    public void Failure_that_was_seen_is_told_rather_than_a_check_that_was_not_carried_out()
    {
        var ledger = new Ledger<Due>(null);
        ledger.Expect(Due.First, 1);
        ledger.Run(Due.Third, Fifth, () => "wrong").ShouldBeFalse();

        Close(ledger)
            .ShouldBe([
                "First: Failed 0 carried out 0 of 1 times",
                "SecondOne: NotReached 0 an earlier check failed",
                "Third: Failed 0 wrong",
                "first Third (third) at 5: wrong, 2 failures",
            ]);
    }

    [Fact]
    public void What_has_nothing_to_look_at_says_why()
    {
        var ledger = Expecting(3);
        ledger.NotYet(Due.First, "not yet");
        ledger.NotYet(Due.First, "later");
        ledger.NotNeeded(Due.SecondOne, "none");
        ledger.NotNeeded(Due.SecondOne, "later");
        ledger.Expect(Due.Third, 1);
        ledger.Run(Due.Third, Fifth, () => null).ShouldBeTrue();

        Close(ledger).ShouldBe(["First: NotYet 0 not yet", "SecondOne: NotNeeded 0 none", "Third: Passed 1", "valid"]);
    }

    [Fact]
    public void Note_of_a_check_is_the_first_reason_that_it_was_given()
    {
        var ledger = Expecting(1);
        ledger.NotYet(Due.First, "not yet");
        ledger.Skip(Due.First);
        ledger.Expect(Due.SecondOne, 3);
        ledger.Run(Due.SecondOne, Fifth, () => "wrong").ShouldBeFalse();
        ledger.Run(Due.Third, Fifth, () => null).ShouldBeTrue();
        ledger.Expect(Due.First, 1);

        Close(ledger)
            .ShouldBe([
                "First: NotReached 0 not yet",
                "SecondOne: Failed 0 wrong",
                "Third: Passed 1",
                "first SecondOne (second_one) at 5: wrong, 2 failures",
            ]);
    }

    private static Ledger<Due> Expecting(long times)
    {
        var ledger = new Ledger<Due>(null);
        foreach (var check in Enum.GetValues<Due>())
        {
            ledger.Expect(check, times);
        }
        return ledger;
    }

    private static List<string> Close(Ledger<Due> ledger)
    {
        var (checks, first, failures) = ledger.Close();
        return
        [
            .. checks.Select(check => $"{check.Check}: {check.State} {check.Count} {check.Note}".TrimEnd()),
            first is null
                ? "valid"
                : $"first {first.Check} ({first.Name}) at {first.Height}: {first.Explanation}, {failures} failures",
        ];
    }
}
