using System.Text;
using Hustings.Record.Minutes;
using Shouldly;
using Xunit;

namespace Hustings.Record.Tests.Minutes;

/// <summary>The one form of a list of rows.</summary>
public sealed class RowListTests
{
    [Fact]
    public void Rows_are_written_one_a_line_and_read_back()
    {
        int[] rows = [0, 2, 17, 128_350];
        var bytes = RowList.Bytes(rows);
        Encoding.ASCII.GetString(bytes).ShouldBe("0\n2\n17\n128350\n");
        RowList.TryRead(bytes, out var read).ShouldBeTrue();
        read.ShouldBe(rows);
    }

    [Fact]
    public void Hash_is_that_of_the_order_made_without_this_code()
    {
        var order = KnownMinutesTests
            .Lines("minutes")
            .Select(line => Minute.TryRead(Encoding.UTF8.GetBytes(line), out var minute) == 0 ? minute!.Order : null)
            .Select(order => order?.Details)
            .OfType<OrderDetails.ListVoted>()
            .Single();
        order.ShouldBe(new OrderDetails.ListVoted(VoidCause.Advance, 2, RowList.Hash([2, 17])));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("1")]
    [InlineData("1\n\n")]
    [InlineData("1\r\n")]
    [InlineData("01\n")]
    [InlineData("00\n")]
    [InlineData("+1\n")]
    [InlineData("-1\n")]
    [InlineData(" 1\n")]
    [InlineData("1 \n")]
    [InlineData("2\n1\n")]
    [InlineData("1\n1\n")]
    [InlineData("1,2\n")]
    [InlineData("1e3\n")]
    [InlineData("99999999999\n")]
    [InlineData("2147483647\n")]
    public void Any_other_form_is_no_list(string text) =>
        RowList.TryRead(Encoding.ASCII.GetBytes(text), out _).ShouldBeFalse();
}
