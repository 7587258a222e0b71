using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests;

/// <summary>
/// A negative result is never lost, wherever it is lost: one check among many that throws, is cancelled or is never awaited;
/// a cancellation, a broken screen or a broken disk at any moment. The archive is invalid, and nothing is thrown.
/// </summary>
public sealed class LostResultTests
{
    private static readonly (byte[] Archive, byte[] Companions) Made = MakeArchive();

    public static TheoryData<int> Kinds => [(int)Sabotage.Throw, (int)Sabotage.Cancel, (int)Sabotage.Lose];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Last_of_many_runs_of_a_check_makes_the_archive_invalid_and_is_named(int kind)
    {
        var runs = new Dictionary<Check, int>();
        Verify(check => Count(runs, check) < 0 ? (Sabotage)kind : Sabotage.None).Verdict.ShouldBe(Verdict.Valid);
        runs.Keys.ShouldBe(Enum.GetValues<Check>(), ignoreOrder: true);
        foreach (var (check, last) in runs)
        {
            var seen = new Dictionary<Check, int>();

            var report = Verify(one => one == check && Count(seen, one) == last ? (Sabotage)kind : Sabotage.None);

            report.ShouldBeRefusedBy($"{(Sabotage)kind} in run {last} of {check}", check);
        }
    }

    [Fact]
    public void Progress_that_cannot_be_shown_makes_the_archive_invalid_at_every_step()
    {
        for (var step = 1; step <= ProgressSteps(); step++)
        {
            var at = 0;
            var options = Options(_ =>
            {
                if (++at == step)
                {
                    throw new InvalidOperationException("no screen");
                }
            });

            Verifying
                .Verify(Made.Archive, Made.Companions, options)
                .ShouldBeRefusedBy($"step {step}", Check.BallotWorkers, Check.Verification);
        }
    }

    [Fact]
    public void Cancellation_at_any_step_makes_the_archive_invalid()
    {
        for (var step = 1; step <= ProgressSteps(); step++)
        {
            using var source = new CancellationTokenSource();
            var at = 0;
            using var companions = new MemoryStream(Made.Companions);
            var options = Options(_ => Cancel(++at == step, source)) with { Companions = companions };
            using var stream = new MemoryStream(Made.Archive);

            var report = ArchiveVerifier.Verify(stream, options, source.Token);

            report.ShouldBeRefusedBy($"step {step}", Check.BallotWorkers, Check.Verification);
        }
    }

    [Fact]
    public void Disk_that_breaks_at_any_read_makes_the_archive_invalid()
    {
        using var whole = new BreakingStream(Made.Archive, int.MaxValue);
        VerifyFrom(whole, Made.Companions).Verdict.ShouldBe(Verdict.Valid);
        whole.Reads.ShouldBeGreaterThan(50);
        for (var good = 0; good < whole.Reads; good += good < 10 ? 1 : 7)
        {
            using var stream = new BreakingStream(Made.Archive, good);

            VerifyFrom(stream, Made.Companions).Verdict.ShouldNotBe(Verdict.Valid, $"after {good} reads");
        }
    }

    [Fact]
    public void Companions_that_cannot_be_read_make_the_archive_invalid()
    {
        using var companions = new BreakingStream(Made.Companions, 0);
        var options = new VerificationOptions { Companions = companions };

        Verifying.Verify(Made.Archive, options).Verdict.ShouldBe(Verdict.Invalid);
    }

    private static VerificationReport Verify(Func<Check, Sabotage> sabotage) =>
        Verifying.Verify(Made.Archive, Made.Companions, new() { Workers = 1, Sabotage = sabotage });

    private static VerificationReport VerifyFrom(Stream archive, byte[] companions)
    {
        using var beside = new MemoryStream(companions);
        var options = new VerificationOptions { Workers = 1, Companions = beside };
        return ArchiveVerifier.Verify(archive, options, TestContext.Current.CancellationToken);
    }

    private static int ProgressSteps()
    {
        var steps = 0;
        Verifying.Verify(Made.Archive, Made.Companions, Options(_ => steps++)).Verdict.ShouldBe(Verdict.Valid);
        steps.ShouldBeGreaterThan(2);
        return steps;
    }

    private static VerificationOptions Options(Action<VerificationProgress> progress) =>
        new() { Workers = 1, Progress = progress };

    private static void Cancel(bool now, CancellationTokenSource source)
    {
        if (now)
        {
            source.Cancel();
        }
    }

    private static int Count(Dictionary<Check, int> runs, Check check) =>
        runs[check] = runs.TryGetValue(check, out var before) ? before + 1 : 1;

    private static (byte[] Archive, byte[] Companions) MakeArchive()
    {
        using var election = SmallElection.Full();
        return (election.Archive(), election.Companions);
    }

    /// <summary>Fails like a bad disk, after some good reads.</summary>
    private sealed class BreakingStream(byte[] bytes, int goodReads) : MemoryStream(bytes, writable: false)
    {
        public int Reads { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            Meet();
            return base.Read(buffer);
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Meet();
            return base.Read(buffer, offset, count);
        }

        private void Meet()
        {
            if (Reads++ >= goodReads)
            {
                throw new IOException("bad disk");
            }
        }
    }
}
