using Hustings.Cli.Listening;
using Shouldly;
using Xunit;

namespace Hustings.Cli.Tests.Listening;

public class ListenPlanTests
{
    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://localhost:8080")]
    [InlineData("http://[::1]:8080")]
    public void Loopback_without_a_certificate_is_allowed(string url) => Try(url).ShouldBeEmpty();

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://192.168.1.5:80")]
    [InlineData("http://[::]:8080")]
    [InlineData("http://vote.example.org")]
    public void Any_other_address_without_tls_is_refused(string url)
    {
        Try(url).ShouldContain("unprotected");
        Try(url, certificate: true).ShouldContain("unprotected");
    }

    [Fact]
    public void Https_without_a_certificate_asks_for_one() => Try("https://0.0.0.0:443").ShouldContain("--certificate");

    [Fact]
    public void Https_with_a_certificate_is_allowed() => Try("https://0.0.0.0:443", certificate: true).ShouldBeEmpty();

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://10.0.0.1:8080")]
    [InlineData("https://example.org")]
    public void The_demo_beyond_this_machine_is_refused(string url) =>
        Try(url, demo: true).ShouldContain("this machine only");

    [Theory]
    [InlineData("8080")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("http://127.0.0.1/path")]
    [InlineData("http://user@127.0.0.1")]
    [InlineData("http://127.0.0.1?x")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("")]
    [InlineData(" ; ")]
    public void What_is_no_address_is_refused_with_an_example(string url) =>
        Try(url).ShouldContain("http://127.0.0.1:8080");

    [Fact]
    public void One_bad_address_among_good_ones_refuses_them_all() =>
        Try("http://127.0.0.1:1;http://0.0.0.0:2").ShouldContain("0.0.0.0");

    [Fact]
    public void Several_addresses_are_kept_in_order()
    {
        ListenPlan
            .TryMake("http://127.0.0.1:1;http://[::1]:2", false, false, out ListenPlan plan, out _)
            .ShouldBeTrue();
        plan.Urls.ShouldBe(["http://127.0.0.1:1", "http://[::1]:2"]);
    }

    private static string Try(string url, bool certificate = false, bool demo = false)
    {
        bool made = ListenPlan.TryMake(url, certificate, demo, out _, out string problem);
        made.ShouldBe(problem.Length == 0);
        return problem;
    }
}
