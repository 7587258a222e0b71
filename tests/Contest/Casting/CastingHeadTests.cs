using System.Text;
using Hustings.Contest.Casting;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests.Casting;

public sealed class CastingHeadTests
{
    private static readonly byte[] Sealed = [.. Enumerable.Range(0, 56).Select(i => (byte)i)];
    private static readonly byte[] Request = CastingHead.Write(Sealed, "{}"u8);

    [Fact]
    public void Head_as_specified_is_read_back()
    {
        var head = CastingHead.Read(Request).ShouldNotBeNull();

        head.SealedPin.ToArray().ShouldBe(Sealed);
        head.Work.ToArray().ShouldBe(new byte[32]);
        Encoding.ASCII.GetString(Request, CastingHead.Length, 2).ShouldBe("{}");
    }

    [Fact]
    public void Head_altered_in_any_fixed_byte_is_refused()
    {
        for (var at = 0; at < CastingHead.Length; at++)
        {
            var altered = Request.ToArray();
            // Neither a hex digit nor any of the fixed characters.
            altered[at] = (byte)'~';
            CastingHead.Read(altered).ShouldBeNull($"byte {at}");
        }
    }

    [Fact]
    public void Upper_case_hex_is_refused()
    {
        var altered = Request.ToArray();
        altered[81] = (byte)'A';
        CastingHead.Read(altered).ShouldBeNull();
    }

    [Fact]
    public void Head_without_a_ballot_or_cut_short_is_refused()
    {
        for (var length = 0; length <= CastingHead.Length; length++)
        {
            CastingHead.Read(Request.AsSpan(0, length)).ShouldBeNull($"{length} bytes");
        }
    }
}
