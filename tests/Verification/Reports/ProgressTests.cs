using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Reports;

/// <summary>What is told while an archive is checked, and that whoever cancels at any of it gets no verdict of valid.</summary>
public sealed class ProgressTests
{
    private static readonly byte[] Archive = Make();

    [Fact]
    public void Steps_are_told_in_their_order() =>
        Told(null)
            .Steps.ShouldBe([new("setup checked", 0, 1), new("setup checked", 1, 1), new("ballots checked", 1, 1)]);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void Cancelled_at_a_step_the_archive_is_not_valid_and_what_was_checked_is_counted(int step, int proofs)
    {
        var report = Told(step).Report;
        report.Verdict.ShouldBe(Verdict.Invalid);
        report.Checks.Single(check => check.Check == Check.BallotProofs).Count.ShouldBe(proofs);
        report.Checks.Single(check => check.Check == Check.Verification).Note.ShouldBe("the check was cancelled");
    }

    [Fact]
    public void Cancelled_before_it_begins_nothing_is_read()
    {
        using var stream = new MemoryStream(Archive);
        using var source = new CancellationTokenSource();
        source.Cancel();
        var report = ArchiveVerifier.Verify(stream, new() { Workers = 1 }, source.Token);
        report.Failure!.Check.ShouldBe(Check.Verification);
        report.Map.ShouldBeNull();
        stream.Position.ShouldBe(0);
    }

    /// <summary>A programmer's mistake says nothing against an archive.</summary>
    [Fact]
    public void Stream_that_cannot_be_read_twice_is_no_archive_that_is_wrong()
    {
        using var stream = new OneWay(Archive);
        Should.Throw<ArgumentException>(() =>
            ArchiveVerifier.Verify(stream, null, TestContext.Current.CancellationToken)
        );
    }

    private static (VerificationReport Report, List<VerificationProgress> Steps) Told(int? cancelAt)
    {
        using var stream = new MemoryStream(Archive);
        using var source = new CancellationTokenSource();
        var steps = new List<VerificationProgress>();
        var options = new VerificationOptions
        {
            Workers = 1,
            Progress = step =>
            {
                steps.Add(step);
                if (steps.Count - 1 == cancelAt)
                {
                    source.Cancel();
                }
            },
        };
        return (ArchiveVerifier.Verify(stream, options, source.Token), steps);
    }

    private static byte[] Make()
    {
        using var election = new SmallElection(voters: 1, trustees: 1);
        return election.Archive([election.Vote(0)], Until.Ballots);
    }

    private sealed class OneWay(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
