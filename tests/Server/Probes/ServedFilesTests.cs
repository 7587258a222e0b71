using Hustings.Record.Minutes;
using Hustings.Server.Contests;
using Hustings.Server.Probes;
using Hustings.Server.Status;
using Hustings.Server.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Probes;

/// <summary>Threat <c>exchanged-booth</c>: whoever changes the voting page on the server cannot do so unseen.</summary>
public sealed class ServedFilesTests : IDisposable
{
    private readonly string web = Directory.CreateTempSubdirectory("hustings-files-").FullName;
    private bool accept;

    public ServedFilesTests()
    {
        Directory.CreateDirectory(Path.Combine(web, "assets"));
        Directory.CreateDirectory(Path.Combine(web, "booth"));
        File.WriteAllText(Path.Combine(web, "assets", "booth.0123.js"), "console.log('vote');");
        File.WriteAllText(Path.Combine(web, "booth", "index.html"), "<!doctype html><title>Vote</title>");
    }

    public void Dispose() => Directory.Delete(web, recursive: true);

    [Fact]
    public async Task Files_are_in_the_minutes_once_and_again_as_long_as_nobody_could_vote()
    {
        await using var server = await RunningServer.PreparedAsync(adjust: Adjust);
        Noted(server).ShouldBe(1);
        await server.RestartAsync();
        Noted(server).ShouldBe(1);
        await server.StopAsync();
        Change();
        await server.StartAsync();
        Noted(server).ShouldBe(2);
        server.Service<ServedFiles>().Differing.ShouldBeEmpty();
        (await LookAsync(server)).State.ShouldBe(FileState.Same);
    }

    [Fact]
    public async Task Booth_that_was_changed_on_the_disk_after_the_opening_is_noticed_by_probes_and_said_to_voters()
    {
        await using var server = await RunningServer.OpenAsync(adjust: Adjust);
        (await LookAsync(server)).State.ShouldBe(FileState.Same);
        Picture(server).Files.ShouldBe(FileState.Unknown);

        await server.StopAsync();
        Change();
        await server.StartAsync();

        Noted(server).ShouldBe(1);
        var found = await LookAsync(server);
        found.State.ShouldBe(FileState.Different);
        found.Differing.ShouldBe(["/vote/"]);
        server.Service<ServedFiles>().Differing.ShouldBe(["/vote/"]);
        var advice = StatusAdvice.Of(Picture(server));
        (advice.Tone, advice.Sentence).ShouldBe((StatusTone.Bad, AdviceWords.WrongPage));
    }

    [Fact]
    public async Task File_that_was_added_or_taken_away_is_named_too()
    {
        await using var server = await RunningServer.OpenAsync(adjust: Adjust);
        await server.StopAsync();
        File.Move(Path.Combine(web, "assets", "booth.0123.js"), Path.Combine(web, "assets", "evil.js"));
        await server.StartAsync();

        server.Service<ServedFiles>().Differing.ShouldBe(["/assets/booth.0123.js", "/assets/evil.js"]);
        (await LookAsync(server)).Differing.ShouldBe(["/assets/booth.0123.js"]);
    }

    [Fact]
    public async Task Replacing_that_the_operator_says_is_meant_stands_in_the_minutes()
    {
        await using var server = await RunningServer.OpenAsync(adjust: Adjust);
        await server.StopAsync();
        Change();
        accept = true;
        await server.StartAsync();

        Noted(server).ShouldBe(2);
        (await LookAsync(server)).State.ShouldBe(FileState.Same);
    }

    [Fact]
    public async Task Contest_without_files_in_its_minutes_is_compared_with_nothing_and_a_server_that_is_away_neither()
    {
        await using var server = await RunningServer.OpenAsync();
        (await LookAsync(server)).State.ShouldBe(FileState.NotNoted);
        using var nowhere = ProbeHttp.Client(server.Address);
        await server.StopAsync();
        var away = await new FileWatch(nowhere, TimeProvider.System).LookAsync(TestContext.Current.CancellationToken);
        away.State.ShouldBe(FileState.Unknown);
        await server.StartAsync();
    }

    private ServerOptions Adjust(ServerOptions options) => options with { WebFolder = web, AcceptFiles = accept };

    private void Change() =>
        File.WriteAllText(Path.Combine(web, "booth", "index.html"), "<!doctype html><title>Vote here!</title>");

    private static int Noted(RunningServer server) =>
        server
            .Service<ContestOffice>()
            .Store.ReadMinutes(0)
            .Count(line => Chains.Minute(line.Line).Note is Note.SiteFiles);

    private static StatusPicture Picture(RunningServer server) => server.Service<StatusBoard>().Of(server.Desk);

    private static async Task<FileFinding> LookAsync(RunningServer server)
    {
        using var http = ProbeHttp.Client(server.Address);
        return await new FileWatch(http, TimeProvider.System).LookAsync(TestContext.Current.CancellationToken);
    }
}
