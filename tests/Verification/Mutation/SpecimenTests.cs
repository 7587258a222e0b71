using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Mutation;

/// <summary>The archives that are changed are valid before they are changed, each by itself and quickly seen.</summary>
public sealed class SpecimenTests
{
    [Fact]
    public void Every_specimen_and_its_donor_is_valid_and_nothing_of_it_was_left_out()
    {
        foreach (var (specimen, donor, _) in Specimens.All())
        {
            foreach (var one in new[] { specimen, donor })
            {
                var report = Verifying.Verify(one.Bytes, one.Companions);

                report.Conclusion.ShouldBe("VALID", one.Name);
                report.Checks.ShouldAllBe(check =>
                    check.State == CheckState.Passed || check.State == CheckState.NotNeeded
                );
            }
        }
    }
}
