using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Toolkit;

internal static class Verifying
{
    public static VerificationReport Verify(byte[] archive, VerificationOptions? options = null)
    {
        using var stream = new MemoryStream(archive, writable: false);
        return ArchiveVerifier.Verify(stream, options, TestContext.Current.CancellationToken);
    }

    /// <summary>With companions beside it.</summary>
    public static VerificationReport Verify(byte[] archive, byte[] companions, VerificationOptions? options = null)
    {
        using var beside = new MemoryStream(companions, writable: false);
        return Verify(archive, (options ?? new()) with { Companions = beside });
    }

    public static VerificationReport Verify(this OpenedArchive archive) => Verify(archive.Write());

    /// <summary>Refused, and by one of these checks.</summary>
    public static void ShouldBeRefusedBy(this VerificationReport report, string what, params Check[] checks)
    {
        report.Verdict.ShouldBe(Verdict.Invalid, $"{what}: {report.Conclusion}");
        checks.ShouldContain(report.Failure!.Check, $"{what}: {report.Conclusion} {report.Failure.Explanation}");
    }

    /// <summary>Refused by one check, at one event.</summary>
    public static void ShouldBeRefusedAt(this VerificationReport report, string what, Check check, long height)
    {
        report.ShouldBeRefusedBy(what, check);
        report.Failure!.Height.ShouldBe(height, what);
        report.Conclusion.ShouldStartWith($"INVALID: {report.Failure.Name} at event {height} (", Case.Sensitive, what);
    }
}
