using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests;

/// <summary>
/// The verifier against itself: whatever goes wrong inside a check (the reference verifier starts its ballot checks and
/// never waits for them), the archive is invalid and the check is named.
/// </summary>
public sealed class SabotageTests
{
    private static readonly (byte[] Archive, byte[] Companions) Made = MakeArchive();

    [Fact]
    public void Every_check_is_carried_out_on_a_complete_archive()
    {
        var report = Verifying.Verify(Made.Archive, Made.Companions);

        report.Conclusion.ShouldBe("VALID");
        foreach (var check in report.Checks)
        {
            check.State.ShouldBe(CheckState.Passed, check.Name);
            check.Count.ShouldBeGreaterThan(0, check.Name);
        }
    }

    [Fact]
    public void Checks_that_an_election_has_no_use_for_are_said_not_needed()
    {
        using var election = new SmallElection();

        var report = Verifying.Verify(election.Archive());

        report.Conclusion.ShouldBe("VALID");
        report
            .Checks.Where(check => check.State != CheckState.Passed)
            .Select(check => (check.Check, check.State))
            .ShouldBe([
                (Check.ThresholdKeys, CheckState.NotNeeded),
                (Check.ShuffleCanonical, CheckState.NotNeeded),
                (Check.ShuffleOwner, CheckState.NotNeeded),
                (Check.ShuffleProof, CheckState.NotNeeded),
                (Check.CompanionCanonical, CheckState.NotNeeded),
                (Check.CompanionPresent, CheckState.NotNeeded),
                (Check.CompanionProof, CheckState.NotNeeded),
            ]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Check_that_throws_is_cancelled_or_is_never_awaited_makes_the_archive_invalid_and_is_named(int how)
    {
        var kind = new[] { Sabotage.Throw, Sabotage.Cancel, Sabotage.Lose }[how];
        foreach (var sabotaged in Enum.GetValues<Check>())
        {
            var options = new VerificationOptions { Sabotage = check => check == sabotaged ? kind : Sabotage.None };

            var report = Verifying.Verify(Made.Archive, Made.Companions, options);

            report.ShouldBeRefusedBy($"{kind} in {sabotaged}", sabotaged);
        }
    }

    [Fact]
    public void Check_that_is_lost_for_a_single_ballot_makes_the_archive_invalid()
    {
        foreach (var sabotaged in new[] { Check.BallotSignature, Check.BallotProofs, Check.BallotCanonical })
        {
            var calls = 0;
            var options = new VerificationOptions
            {
                Sabotage = check =>
                    check == sabotaged && Interlocked.Increment(ref calls) == 2 ? Sabotage.Lose : Sabotage.None,
            };

            var report = Verifying.Verify(Made.Archive, Made.Companions, options);

            report.ShouldBeRefusedBy($"one {sabotaged}", sabotaged);
            report.Failure!.Explanation.ShouldBe("carried out 3 of 4 times");
            report.Failures.ShouldBe(1);
        }
    }

    [Fact]
    public void Worker_that_dies_makes_the_archive_invalid()
    {
        var options = new VerificationOptions
        {
            Progress = progress =>
            {
                if (progress.Step == "ballots checked")
                {
                    throw new InvalidOperationException("no screen");
                }
            },
        };

        Verifying
            .Verify(Made.Archive, Made.Companions, options)
            .ShouldBeRefusedBy("a dead worker", Check.BallotWorkers);
    }

    [Fact]
    public void Verification_that_is_cancelled_is_not_valid()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        using var stream = new MemoryStream(Made.Archive);

        var report = ArchiveVerifier.Verify(stream, ct: cancelled.Token);

        report.ShouldBeRefusedBy("cancelled", Check.Verification);
    }

    private static (byte[] Archive, byte[] Companions) MakeArchive()
    {
        using var election = SmallElection.Full();
        return (election.Archive(), election.Companions);
    }
}
