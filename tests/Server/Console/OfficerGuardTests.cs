using Hustings.Server.Console;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Console;

public class OfficerGuardTests
{
    [Theory]
    [InlineData("http", "127.0.0.1:8080", "http://127.0.0.1:8080", true)]
    [InlineData("https", "vote.example.org", "https://vote.example.org", true)]
    [InlineData("http", "vote.example.org", "https://vote.example.org", true)] // a proxy in front ends TLS
    [InlineData("https", "vote.example.org", "http://vote.example.org", false)]
    [InlineData("https", "vote.example.org", "https://vote.example.org:444", false)]
    [InlineData("https", "vote.example.org", "https://vote.example.org.evil.example", false)]
    [InlineData("https", "vote.example.org", "https://evil.example", false)]
    [InlineData("https", "vote.example.org", "null", false)]
    [InlineData("https", "vote.example.org", "", false)]
    [InlineData("https", "vote.example.org", null, false)]
    public void Origin_is_ours_or_refused(string scheme, string host, string? origin, bool same)
    {
        DefaultHttpContext context = new();
        context.Request.Scheme = scheme;
        context.Request.Host = new HostString(host);
        if (origin is not null)
        {
            context.Request.Headers.Origin = origin;
        }

        OfficerGuard.IsSameOrigin(context.Request).ShouldBe(same);
    }

    [Fact]
    public void Two_origins_are_none()
    {
        DefaultHttpContext context = new();
        context.Request.Scheme = "http";
        context.Request.Host = new HostString("127.0.0.1:1");
        context.Request.Headers.Origin = new[] { "http://127.0.0.1:1", "http://127.0.0.1:1" };
        OfficerGuard.IsSameOrigin(context.Request).ShouldBeFalse();
    }
}
