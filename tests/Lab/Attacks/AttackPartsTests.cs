using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Hustings.Lab.Attacks;
using Hustings.Lab.Attacks.Flood;
using Hustings.Lab.Attacks.Voters;
using Hustings.Lab.Attacks.Wire;
using Hustings.Lab.Reports;
using Shouldly;
using Xunit;

namespace Hustings.Lab.Tests.Attacks;

public sealed class AttackPartsTests
{
    private static readonly GateNow Gate = new("calm", 0, 16, 29_000_000, new string('a', 64));

    [Fact]
    public void Work_solved_by_the_lab_is_worth_what_the_specification_says()
    {
        string ballot = Convert.ToHexStringLower(SHA256.HashData("a ballot"u8));

        string proof = Work.Solve(Gate, ballot, 12, TestContext.Current.CancellationToken);

        proof.Length.ShouldBe(64);
        Convert.ToInt64(proof[..16], 16).ShouldBe(Gate.Epoch);
        byte[] hash = SHA256.HashData(Encoding.ASCII.GetBytes($"{Gate.Seed}:{ballot}:{proof}"));
        ((hash[0] << 4) | (hash[1] >> 4)).ShouldBe(0);
    }

    [Fact]
    public void Work_is_put_behind_a_terminals_line_if_there_is_one()
    {
        byte[] request = Encoding.ASCII.GetBytes($"hustings-hall/1 a b\nhustings-cast/1 {new string('0', 64)} rest");

        string put = Encoding.ASCII.GetString(Work.Put(request, new string('7', 64), line: 20));

        put.ShouldBe($"hustings-hall/1 a b\nhustings-cast/1 {new string('7', 64)} rest");
    }

    [Fact]
    public void Gate_file_is_read_and_its_newest_seed_used()
    {
        JsonNode file = JsonNode.Parse(
            """{"version":1,"state":"attack","bits":18,"hotBits":16,"seeds":[{"epoch":7,"seed":"ff"},{"epoch":6,"seed":"ee"}],"next":"2026-01-01T00:00:00Z"}"""
        )!;

        GateNow.Read(file).ShouldBe(new GateNow("attack", 18, 16, 7, "ff"));
        GateNow.Read(JsonNode.Parse("{}")).ShouldBeNull();
    }

    [Fact]
    public void Botnet_has_10240_addresses_and_none_of_them_is_a_voters()
    {
        HashSet<IPAddress> bots = [.. Enumerable.Range(0, Sources.Botnet).Select(Sources.Bot)];

        bots.Count.ShouldBe(Sources.Botnet);
        bots.ShouldAllBe(address => IPAddress.IsLoopback(address));
        Enumerable.Range(0, 20_000).ShouldAllBe(place => !bots.Contains(Sources.Home(place)));
        Enumerable.Range(0, 20).ShouldAllBe(place => !bots.Contains(Sources.Shared(place)));
    }

    [Theory]
    [InlineData("192.0.2.1")]
    [InlineData("example.org")]
    [InlineData("0.0.0.0")]
    public void Nothing_but_this_machine_is_ever_attacked(string host)
    {
        var target = new Target(host, 80, false, "/");

        Should.Throw<InvalidOperationException>(() => target.EndPoint).Message.ShouldContain("attacks nothing else");
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(100_000, 10)]
    [InlineData(10, 0)]
    [InlineData(10, 20_000)]
    public void Flood_without_bounds_is_refused(double seconds, int connections)
    {
        var plan = new FloodPlan(
            FloodKind.RandomBody,
            new Target("127.0.0.1", 1, false, "/"),
            null,
            1,
            seconds,
            connections
        );

        Should.Throw<InvalidDataException>(() => FloodPlan.Read(plan.ToJson()));
        FloodPlan.Read((plan with { Seconds = 1, Connections = 1 }).ToJson()).Kind.ShouldBe(FloodKind.RandomBody);
    }

    [Theory]
    [InlineData("", "Name a row of the matrix, or --all.")]
    [InlineData("--row 22", "Cannot read --row 22.")]
    [InlineData("--row 1 --edge nginx", "Cannot read --edge nginx.")]
    [InlineData("--row 1 --seconds 0", "Cannot read --seconds 0.")]
    [InlineData("--row 1 --report", "Cannot read --report.")]
    public void Command_line_that_cannot_be_read_is_explained(string line, string explanation)
    {
        AttackOptions
            .Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), contest: false, out string problem)
            .ShouldBeNull();
        problem.ShouldBe(explanation);
    }

    [Fact]
    public void Every_row_of_the_matrix_is_there_once()
    {
        AttackOptions.Parse(["--all"], contest: false, out _)!.Rows.ShouldBe(Enumerable.Range(1, 21));
    }

    [Fact]
    public void Picture_says_in_words_what_it_shows_and_escapes_them()
    {
        string svg = ChartSvg.Write(
            new Chart(
                "Receipts <b>",
                "a second",
                "40 of 40 \"voters\".",
                [new Series("attack & more", [new(0, 1), new(1, double.NaN), new(2, 30)], 1)],
                1,
                2
            )
        );

        svg.ShouldContain("role=\"img\" aria-label=\"Receipts &lt;b&gt;. 40 of 40 &quot;voters&quot;.\"");
        svg.ShouldContain("attack &amp; more");
        svg.Split("class=\"line s1\"").Length.ShouldBe(4, "two pieces around the gap, and the legend");
        svg.ShouldNotContain("NaN");
    }
}
