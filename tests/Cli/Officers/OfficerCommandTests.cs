using Hustings.Cli.Tests.Contests;
using Hustings.Contest.Authoring;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Shouldly;
using Xunit;

namespace Hustings.Cli.Tests.Officers;

/// <summary>Two officers with passkeys in files, on the command line only.</summary>
public sealed class OfficerCommandTests : IAsyncDisposable
{
    private static readonly string Yaml = ContestCheckTests.Good.Replace(
        "officers: [{name: Robin, role: returning-officer}]",
        "officers: [{id: ro, name: Robin, role: returning-officer}, {id: deputy, name: Dana, role: deputy}]\ntwo-officers: [announce]",
        StringComparison.Ordinal
    );

    private readonly Scratch scratch = new();
    private readonly OrderServer server = new(
        ContestYaml.Read(Yaml, _ => null, () => throw new InvalidOperationException("it has an id")).Definition!
    );

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        scratch.Dispose();
    }

    [Fact]
    public async Task Officers_enrol_propose_and_sign_second()
    {
        await EnrolBothAsync();
        server.State.Officers.Keys.ShouldBe(["deputy", "ro"]);

        // Ordered by one: shown, then signed, then waiting; the other signs what was read here.
        string[] announce =
        [
            "order",
            server.Address,
            "announce",
            "--reason",
            "Round 2 is late.",
            "--reason-fr",
            "En retard.",
        ];
        Told shown = await DoneAsync("ro", announce);
        shown.Output.ShouldContain("Every public page shows: “Round 2 is late.”");
        shown.Output.ShouldContain("Nothing was ordered.");
        server.State.Announcements.ShouldBeEmpty();
        Told waits = await DoneAsync("ro", [.. announce, "--yes"]);
        waits.Output.ShouldContain("Waiting for 1 more");
        string hash = waits.Output.Trim().Split(' ')[^1];
        (await DoneAsync("deputy", ["waiting", server.Address])).Output.ShouldContain("Round 2 is late.");
        (await DoneAsync("deputy", ["sign", server.Address, hash])).Output.ShouldContain("Nothing was signed.");
        (await DoneAsync("deputy", ["sign", server.Address, hash, "--yes"])).Output.ShouldContain("Recorded: minute");
        server.State.Announcements.ShouldBe([new Wording("Round 2 is late.", "En retard.")]);
    }

    [Fact]
    public async Task Details_are_taken_as_json_and_refusals_are_said_in_words()
    {
        await EnrolBothAsync();
        string details =
            $$"""{ "roll": "{{new string('1', 64)}}", "members": 5, "table": "{{new string('2', 64)}}", "spares": 1 }""";
        string[] freeze = ["order", server.Address, "freeze-roll", "--details", details, "--yes"];
        (await DoneAsync("deputy", freeze)).Output.ShouldContain("The roll is fixed with 5 members");
        server.State.Roll!.Members.ShouldBe(5);
        (await AsAsync("deputy", freeze)).Error.ShouldStartWith("REFUSED roll_frozen: The roll is frozen already.");
        Told unopened = await AsAsync("ro", ["order", server.Address, "close", "--stage", "ballot", "--yes"]);
        unopened.ExitCode.ShouldBe(ExitCode.Refused);
        unopened.Error.ShouldStartWith("REFUSED not_in_this_state");
        (await DoneAsync("ro", ["status", server.Address])).Output.ShouldContain("ballot: planned");
    }

    [Theory]
    [InlineData("There is no order “opne”", "opne")]
    [InlineData("needs --row N", "void-code")]
    [InlineData("needs --details JSON", "freeze-roll")]
    [InlineData("no stage", "tally")]
    [InlineData("no fingerprint", "open", "--stage", "ballot")]
    [InlineData("is no channel", "extend", "--stage", "ballot", "--channels", "home", "--closes", "2030-01-01 12:00")]
    [InlineData("is not a time", "extend", "--stage", "ballot", "--channels", "remote", "--closes", "noon")]
    [InlineData("is not JSON", "freeze-roll", "--details", "{")]
    [InlineData("not those of “freeze-roll”", "freeze-roll", "--details", "{\"members\":1}")]
    public async Task Order_that_cannot_be_understood_is_refused_before_anything_is_sent(
        string words,
        params string[] order
    )
    {
        await EnrolBothAsync();
        int height = server.State.Height;
        Told told = await AsAsync("ro", ["order", server.Address, .. order, "--yes"]);
        told.ExitCode.ShouldBe(ExitCode.Unreadable);
        told.Error.ShouldStartWith("REFUSED command_line");
        told.Error.ShouldContain(words);
        server.State.Height.ShouldBe(height);
    }

    [Fact]
    public async Task Another_officers_key_and_an_unreachable_server_are_refused_by_name()
    {
        await EnrolBothAsync();
        File.Copy(scratch.At("ro.passkey"), scratch.At("deputy.passkey"), overwrite: true);
        string[] order = ["order", server.Address, "announce", "--reason", "A.", "--yes"];
        (await AsAsync("deputy", order)).Error.ShouldStartWith("REFUSED signature_invalid");
        File.WriteAllText(scratch.At("ro.passkey"), "nothing");
        Told unreadable = await AsAsync("ro", order);
        unreadable.Error.ShouldStartWith("REFUSED file_unreadable");
        unreadable.ExitCode.ShouldBe(ExitCode.Unreadable);
        Told gone = await Told.RunAsync("officer", "status", "http://127.0.0.1:1/");
        gone.Error.ShouldStartWith("REFUSED server_unreachable");
        Told again = await Told.RunAsync("officer", "keygen", "--key", scratch.At("ro.passkey"));
        again.Error.ShouldStartWith("REFUSED file_exists");
    }

    private async Task EnrolBothAsync()
    {
        foreach (string officer in (string[])["ro", "deputy"])
            (await Told.RunAsync("officer", "keygen", "--key", scratch.At($"{officer}.passkey"))).ExitCode.ShouldBe(
                ExitCode.Done
            );
        await DoneAsync("ro", ["enrol", server.Address, "--token", "https://vote.example.org/console#t0ken"]);
        Told waits = await DoneAsync("deputy", ["enrol", server.Address]);
        await DoneAsync("ro", ["sign", server.Address, waits.Output.Trim().Split(' ')[^1], "--yes"]);
        server.State.Officers.Count.ShouldBe(2);
    }

    private async Task<Told> DoneAsync(string officer, string[] line)
    {
        Told told = await AsAsync(officer, line);
        told.ExitCode.ShouldBe(ExitCode.Done, told.Error);
        return told;
    }

    private Task<Told> AsAsync(string officer, string[] line) =>
        Told.RunAsync(
            line[0] == "status"
                ? ["officer", .. line]
                : ["officer", .. line, "--officer", officer, "--key", scratch.At($"{officer}.passkey")]
        );
}
