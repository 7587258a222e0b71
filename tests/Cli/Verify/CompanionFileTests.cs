using System.IO.Compression;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Cli.Tests.Verify;

/// <summary>Where <c>hustings verify</c> finds the companions of an archive, and what it says without them.</summary>
public sealed class CompanionFileTests : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly SmallElection election = new(marked: true);

    public void Dispose()
    {
        election.Dispose();
        scratch.Dispose();
    }

    [Theory]
    [InlineData("x.bel", "x.companions.jsonl")]
    [InlineData("x.bel", "companions.jsonl")]
    [InlineData("record.bel", "companions.jsonl")]
    public async Task Companions_beside_an_archive_are_found(string archive, string companions)
    {
        string file = await WriteAsync(archive, election.Archive());
        (await Told.RunAsync("verify", file)).ExitCode.ShouldBe(ExitCode.Refused);
        await WriteAsync(companions, election.Companions);

        Told told = await Told.RunAsync("verify", file);

        told.ExitCode.ShouldBe(ExitCode.Done, told.Output);
        told.Output.ShouldContain("Each trustee's opening was proven");
        told.Output.ShouldNotContain("cannot be excluded");
        (await Told.RunAsync("verify", "--json", file)).Output.ShouldContain("opening was proven");
    }

    [Fact]
    public async Task Marked_archive_alone_is_invalid_and_the_option_names_its_companions()
    {
        string file = await WriteAsync("alone.bel", election.Archive());
        string elsewhere = await WriteAsync("elsewhere", election.Companions);

        Told alone = await Told.RunAsync("verify", file);
        Told named = await Told.RunAsync("verify", file, "--companions", elsewhere);

        alone.ExitCode.ShouldBe(ExitCode.Refused);
        alone.Output.ShouldContain("INVALID: companion_present at event ");
        named.ExitCode.ShouldBe(ExitCode.Done, named.Output);
        (await Told.RunAsync("verify", file, "--companions", scratch.At("nowhere"))).ExitCode.ShouldBe(
            ExitCode.Unreadable
        );
    }

    [Theory]
    [InlineData("1/record.bel", "1/companions.jsonl", 0)]
    [InlineData("x.bel", "x.companions.jsonl", 0)]
    [InlineData("1/record.bel", "2/companions.jsonl", 1)]
    public async Task Companions_inside_a_zip_are_found_in_the_archives_own_folder(
        string archive,
        string companions,
        int code
    )
    {
        string file = scratch.At("x.zip");
        using (ZipArchive zip = await ZipFile.OpenAsync(file, ZipArchiveMode.Create, Cancel))
        {
            Add(zip, archive, election.Archive());
            Add(zip, companions, election.Companions);
        }

        Told told = await Told.RunAsync("verify", file);

        told.ExitCode.ShouldBe(code, told.Output);
    }

    [Fact]
    public async Task Companions_beside_a_url_are_fetched()
    {
        string file = await WriteAsync("record.bel", election.Archive());
        string companions = await WriteAsync("companions.jsonl", election.Companions);
        await using OneFileServer alone = await OneFileServer.StartAsync(file, Cancel);
        await using OneFileServer both = await OneFileServer.StartAsync(file, Cancel, companions);

        (await Told.RunAsync("verify", alone.Address + "record.bel")).ExitCode.ShouldBe(ExitCode.Refused);
        Told told = await Told.RunAsync("verify", both.Address + "record.bel");
        told.ExitCode.ShouldBe(ExitCode.Done, told.Output);
    }

    [Fact]
    public async Task Companions_beside_an_archive_of_another_kind_are_none_of_its_business()
    {
        using SmallElection foreign = new();
        string file = await WriteAsync("foreign.bel", foreign.Archive());
        string companions = await WriteAsync("companions.jsonl", [0xff]);

        Told told = await Told.RunAsync("verify", file);

        told.ExitCode.ShouldBe(ExitCode.Done, told.Output);
        told.Output.ShouldContain("cannot be excluded");
        (await Told.RunAsync("verify", file, "--companions", companions)).ExitCode.ShouldBe(ExitCode.Refused);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static void Add(ZipArchive zip, string name, byte[] bytes)
    {
        using Stream entry = zip.CreateEntry(name).Open();
        entry.Write(bytes);
    }

    private async Task<string> WriteAsync(string name, byte[] bytes)
    {
        await File.WriteAllBytesAsync(scratch.At(name), bytes, Cancel);
        return scratch.At(name);
    }
}
