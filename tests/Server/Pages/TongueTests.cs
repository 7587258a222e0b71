using Hustings.Server.Pages;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Pages;

public class TongueTests
{
    [Theory]
    [InlineData("", "en")]
    [InlineData("fr", "fr")]
    [InlineData("fr-CA,fr;q=0.9,en;q=0.8", "fr")]
    [InlineData("en-CA, fr;q=0.9", "en")]
    [InlineData("de, fr;q=0.3, en;q=0.4", "en")]
    [InlineData("de, FR-ca;q=0.5", "fr")]
    [InlineData("de, es", "en")]
    [InlineData("fr;q=0, en;q=0.1", "en")]
    [InlineData("fr;q=x", "en")]
    [InlineData(";;,,;q=", "en")]
    public void Browser_language_decides_by_weight(string header, string language) =>
        Tongue.Preferred(header).ShouldBe(language);

    [Theory]
    [InlineData("?lang=en", "en")]
    [InlineData("?lang=fr", "fr")]
    [InlineData("?lang=de", "fr")]
    [InlineData("?lang=fr&lang=en", "fr")]
    [InlineData("", "fr")]
    public void Address_goes_before_the_browser(string query, string language)
    {
        DefaultHttpContext context = new();
        context.Request.QueryString = new QueryString(query);
        context.Request.Headers.AcceptLanguage = "fr";
        Tongue.Of(context.Request).ShouldBe(language);
    }
}
