using Hustings.Contest;
using Hustings.Server.Pages;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Pages;

public class FiguresTests
{
    [Theory]
    [InlineData(0, "0", "0")]
    [InlineData(999, "999", "999")]
    [InlineData(1000, "1,000", "1\u202f000")]
    [InlineData(1234567, "1,234,567", "1\u202f234\u202f567")]
    public void Number_has_the_separators_of_its_language(long n, string english, string french) =>
        Figures.Number(n).ShouldBe(new Text(english, french));

    [Theory]
    [InlineData(0, 3, "0.0%")]
    [InlineData(1, 3, "33.3%")]
    [InlineData(2, 3, "66.7%")]
    [InlineData(3, 3, "100.0%")]
    [InlineData(1, 2000, "0.1%")]
    [InlineData(1, 2001, "0.0%")]
    [InlineData(1999, 2000, "100.0%")]
    [InlineData(142379, 172437, "82.6%")]
    public void Percent_has_one_decimal_and_halves_go_up(long part, long whole, string english)
    {
        Figures.Percent(part, whole).En.ShouldBe(english);
        Figures.Percent(part, whole).Fr.ShouldBe(english.Replace(".", ",").Replace("%", "\u00a0%"));
    }

    [Fact]
    public void Percent_of_nothing_is_a_dash() => Figures.Percent(0, 0).ShouldBe(Text.Same("–"));

    [Theory]
    [InlineData(0, "votes", "vote")]
    [InlineData(1, "vote", "vote")]
    [InlineData(2, "votes", "votes")]
    public void Count_is_singular_where_the_language_says_so(long n, string english, string french)
    {
        Text count = Figures.Count(n, new("vote", "vote"), new("votes", "votes"));
        count.En.ShouldEndWith($"\u00a0{english}");
        count.Fr.ShouldEndWith($"\u00a0{french}");
    }
}
