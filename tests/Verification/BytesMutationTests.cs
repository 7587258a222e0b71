using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests;

/// <summary>The archive as bytes: cut, grown, and changed byte by byte.</summary>
public sealed class BytesMutationTests
{
    private static readonly byte[] Archive = MakeArchive();

    [Fact]
    public void Archive_with_any_byte_changed_is_never_valid()
    {
        // Every byte of the first blocks (headers, padding, setup), then a sample that shifts through all offsets.
        var places = Enumerable.Range(0, 4096).Concat(Enumerable.Range(0, Archive.Length / 37).Select(i => i * 37));
        foreach (var place in places)
        {
            var changed = (byte[])Archive.Clone();
            changed[place] ^= 1;
            Verifying.Verify(changed).Verdict.ShouldNotBe(Verdict.Valid, $"byte {place}");
        }
    }

    [Fact]
    public void Archive_cut_inside_an_entry_breaks_off_and_is_invalid()
    {
        for (var length = 1024 + 512 + 1; length < Archive.Length; length += 511)
        {
            var report = Verifying.Verify(Archive[..length]);
            if (length % 512 != 0 || report.Verdict != Verdict.Valid)
            {
                report.ShouldBeRefusedBy(
                    $"{length} bytes",
                    Check.ArchiveEntries,
                    Check.DataReferenced,
                    Check.EventOrder
                );
            }
        }
    }

    [Fact]
    public void Bytes_after_the_last_entry_are_refused()
    {
        foreach (var tail in new[] { 1, 511, 512, 1024, 10240 })
        {
            Verifying.Verify([.. Archive, .. new byte[tail]]).ShouldBeRefusedBy($"{tail} zeros", Check.ArchiveEntries);
        }
    }

    [Fact]
    public void What_is_no_archive_is_unreadable()
    {
        foreach (
            var bytes in new[] { Array.Empty<byte>(), "{}"u8.ToArray(), new byte[512], new byte[10240], Archive[..600] }
        )
        {
            var report = Verifying.Verify(bytes);
            report.Conclusion.ShouldBe("UNREADABLE: not a Belenios archive");
        }
    }

    [Fact]
    public void Header_of_another_version_is_unreadable_and_a_bad_one_is_refused()
    {
        var opened = OpenedArchive.Open(Archive);
        var proper = opened.Header;
        opened.Header = proper.Replace(":1,", ":2,", StringComparison.Ordinal);
        opened.Verify().Conclusion.ShouldBe("UNREADABLE: an archive version other than 1");
        foreach (var bad in new[] { "{}", "[1]", proper + " ", """{"version":1,"timestamp":1795340678}""" })
        {
            opened.Header = bad;
            opened.Verify().ShouldBeRefusedBy(bad, Check.ArchiveHeader);
        }
    }

    [Fact]
    public void Entry_time_other_than_the_headers_is_refused()
    {
        var opened = OpenedArchive.Open(Archive);
        opened.Timestamp++;
        opened.Verify().ShouldBeRefusedBy("another time", Check.ArchiveHeader);
    }

    private static byte[] MakeArchive()
    {
        using var election = new SmallElection(voters: 1, trustees: 1);
        return election.Archive([election.Vote(0)], Until.Result);
    }
}
