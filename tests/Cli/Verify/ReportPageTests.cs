using System.Text.RegularExpressions;
using Hustings.Record;
using Hustings.Verification;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Cli.Tests.Verify;

/// <summary><c>hustings verify --html</c>: a page that can be read, printed and trusted not to run anything.</summary>
public sealed class ReportPageTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Page_of_a_whole_election_says_what_was_checked_what_not_and_what_cannot_be()
    {
        using SmallElection election = SmallElection.Full();

        string page = await PageAsync(election.Archive(), ExitCode.Done, election.Companions);

        page.ShouldContain("<strong>VALID</strong>");
        page.ShouldContain(System.Net.WebUtility.HtmlEncode(election.Election.Fingerprint));
        page.ShouldContain("Ballots</dt><dd>4 received, of which 3 count");
        page.ShouldContain("<code>shuffle_proof</code></th><td>passed</td><td class=\"number\">2</td>");
        page.ShouldContain("<code>companion_proof</code></th><td>passed</td><td class=\"number\">3</td>");
        page.ShouldContain("opening was proven");
        page.ShouldNotContain("cannot be excluded");
        page.ShouldContain("Whether ballots were dropped before anybody kept a copy.");
        page.ShouldContain("pressed or watched");
        page.ShouldContain("<rect ");
    }

    [Fact]
    public async Task Page_of_an_open_election_names_what_is_not_yet_there()
    {
        using SmallElection election = new();

        string page = await PageAsync(election.Archive(Until.Ballots), ExitCode.Done);

        page.ShouldContain("The election has not got that far (no result yet)");
        page.ShouldContain("Not needed: this election has nothing of the kind");
        page.ShouldNotContain("<rect ");
    }

    [Fact]
    public async Task Page_of_an_altered_archive_says_invalid_first_and_calls_no_result_confirmed()
    {
        using SmallElection election = new();
        byte[] archive = election.Archive();
        archive[^600] ^= 1;

        string page = await PageAsync(archive, ExitCode.Refused);

        page.ShouldContain("<strong>INVALID</strong>");
        page.ShouldContain("What failed: ");
        page.ShouldNotContain("<h2>The result</h2>");
    }

    [Fact]
    public async Task Text_of_the_archive_never_becomes_markup()
    {
        const string hostile = "</title><script>alert(1)</script><img src=x onerror='y'>{0}&\"\u202e";
        using SmallElection election = new([new Question(hostile, [hostile, "Bob"], 1, 1, true)]);

        string page = await PageAsync(election.Archive(), ExitCode.Done);

        page.ShouldContain("does not bind the decrypted factor");
        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        page.ShouldNotContain("<script", Case.Insensitive);
        page.ShouldNotContain("<img");
        page.ShouldNotContain("\u202e");
        page.ShouldContain("default-src 'none'");
        Regex.IsMatch(page, "(src|href|url)\\s*[=(]\\s*[\"']?(http|//)", RegexOptions.IgnoreCase).ShouldBeFalse();
    }

    [Fact]
    public async Task Every_check_is_on_the_page_in_words()
    {
        using SmallElection election = SmallElection.Full();

        string page = await PageAsync(election.Archive(), ExitCode.Done, election.Companions);

        string[] words =
        [
            .. Regex.Matches(page, "([^>]+) <code>[a-z_]+</code>").Select(match => match.Groups[1].Value),
        ];
        words.Length.ShouldBe(Enum.GetValues<Check>().Length);
        words.ShouldAllBe(text => text.EndsWith('.') && text.Contains(' ', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_that_cannot_be_written_is_said_and_an_invalid_archive_stays_invalid()
    {
        using SmallElection election = new();
        byte[] archive = election.Archive(Until.Ballots);
        string nowhere = scratch.At("no/such/folder.html");
        (await VerifyAsync(archive, nowhere)).ExitCode.ShouldBe(ExitCode.Unreadable);
        archive[^600] ^= 1;
        Told told = await VerifyAsync(archive, nowhere);
        told.ExitCode.ShouldBe(ExitCode.Refused);
        told.Error.ShouldContain("cannot be written");
    }

    private async Task<string> PageAsync(byte[] archive, int code, byte[]? companions = null)
    {
        if (companions is not null)
            await File.WriteAllBytesAsync(
                scratch.At("record.companions.jsonl"),
                companions,
                TestContext.Current.CancellationToken
            );

        string file = scratch.At("report.html");
        (await VerifyAsync(archive, file)).ExitCode.ShouldBe(code);
        return await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
    }

    private async Task<Told> VerifyAsync(byte[] archive, string page)
    {
        string file = scratch.At("record.bel");
        await File.WriteAllBytesAsync(file, archive, TestContext.Current.CancellationToken);
        return await Told.RunAsync("verify", file, "--html", page);
    }
}
