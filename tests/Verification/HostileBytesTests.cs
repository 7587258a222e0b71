using FsCheck;
using FsCheck.Fluent;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests;

/// <summary>Whatever the bytes are, there is a report.</summary>
public sealed class HostileBytesTests
{
    private static readonly byte[] Archive = MakeArchive();

    [Fact]
    public void Any_bytes_spliced_into_an_archive_give_a_report_and_never_valid() =>
        Prop.ForAll<NonNegativeInt, NonEmptyArray<byte>, bool>(
                (place, bytes, replace) =>
                {
                    var from = (int)((long)place.Get * 104_729 % Archive.Length);
                    var to = replace ? Math.Min(Archive.Length, from + bytes.Get.Length) : from;
                    byte[] spliced = [.. Archive[..from], .. bytes.Get, .. Archive[to..]];
                    if (!spliced.AsSpan().SequenceEqual(Archive))
                    {
                        Verifying.Verify(spliced).Verdict.ShouldNotBe(Verdict.Valid);
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_data_in_the_place_of_a_document_gives_a_report_and_never_valid() =>
        Prop.ForAll<NonNegativeInt, NonNull<string>>(
                (place, text) =>
                {
                    var opened = OpenedArchive.Open(Archive);
                    var steps = opened.Steps.FindAll(step => step.Data.Count > 0);
                    var step = steps[place.Get % steps.Count];
                    step.Replace(place.Get / 7 % step.Data.Count, text.Get.Replace("\0", "", StringComparison.Ordinal));
                    opened.Verify().Verdict.ShouldBe(Verdict.Invalid);
                }
            )
            .QuickCheckThrowOnFailure();

    private static byte[] MakeArchive()
    {
        using var election = new SmallElection(voters: 1, trustees: 1);
        return election.Archive([election.Vote(0)], Until.Result);
    }
}
