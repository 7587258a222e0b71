using Shouldly;
using Xunit;

namespace Hustings.EndToEnd.Journeys;

public class DemoRestart
{
    [Fact]
    public async Task Demo_killed_and_started_again_on_its_folder_keeps_the_election_and_every_vote()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("hustings-restart-");
        try
        {
            string uuid;
            await using (DemoServer first = await DemoServer.StartAsync(folder.FullName))
            {
                uuid = first.Uuid;
                await PostedBallot.CastAsync(first.Address, uuid, first.Voters[0], 0, 1, 0, 0);
                await first.KillAsync();
            }

            await using DemoServer second = await DemoServer.StartAsync(folder.FullName);
            second.Uuid.ShouldBe(uuid);
            using HttpClient client = new();
            string turnout = await client.GetStringAsync(
                $"{second.Address}/public/stages/{uuid}/turnout.json",
                TestContext.Current.CancellationToken
            );
            turnout.ShouldContain("\"voted\":1");
            await PostedBallot.CastAsync(second.Address, uuid, second.Voters[1], 0, 1, 0, 0);
            (
                await Should.ThrowAsync<InvalidOperationException>(() =>
                    PostedBallot.CastAsync(second.Address, uuid, second.Voters[0], 0, 1, 0, 0)
                )
            ).Message.ShouldContain("already_voted");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Demo_page_never_says_who_has_voted()
    {
        await using DemoServer demo = await DemoServer.StartAsync();
        using HttpClient client = new();
        string before = await client.GetStringAsync(demo.DemoPage, TestContext.Current.CancellationToken);
        await PostedBallot.CastAsync(demo.Address, demo.Uuid, demo.Voters[4], 0, 1, 0, 0);
        (await client.GetStringAsync(demo.DemoPage, TestContext.Current.CancellationToken)).ShouldBe(before);
    }
}
