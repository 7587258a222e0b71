using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hustings.EndToEnd.House;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Hustings.EndToEnd.Flood;

/// <summary>
/// A member votes while the rehearsal lab's flood runs from the member's own address: nothing is set, blocked or answered by the test.
/// HUSTINGS_SCREENSHOTS names a folder for pictures of what the member sees.
/// </summary>
public sealed class VotesBesideAttackers(FloodStand stand) : IClassFixture<FloodStand>, IDisposable
{
    private const int Seconds = 90;
    private readonly string folder = Directory.CreateTempSubdirectory("hustings-flood-").FullName;
    private Process? flood;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Member_votes_while_an_insider_floods_from_the_same_address()
    {
        await using var demo = await DemoServer.StartAsync();
        var request = await InsidersRequestAsync(demo);
        flood = Started(demo, request);
        await HotAsync(demo, request);

        var member = demo.Voters[1];
        var booth = await BoothPage.NewAsync(stand.Browser, new BoothScreen(390, 844));
        await booth.GoAsync(demo.BoothLink(member));
        await KeepPictureAsync(booth.Page, "1-question");
        await booth.ChooseUpToPinAsync("Amara Okafor");
        await booth.Page.Locator("#pin").FillAsync(member.Pin);
        await KeepPictureAsync(booth.Page, "2-pin");
        await booth.ContinueAsync();
        await KeepPictureAsync(booth.Page, "3-sent");
        await booth.Page.Locator("main[data-page=recorded]").WaitForAsync(new() { Timeout = 60_000 });
        flood.HasExited.ShouldBeFalse();
        await KeepPictureAsync(booth.Page, "4-recorded");

        var receipt = await booth.Page.Locator("#receipt-number").InnerTextAsync();
        // A device of today does the work sooner than anybody can read that it does.
        booth.Casts[^1][16..80].ShouldNotBe(new string('0', 64));
        booth.ShouldHaveKeptSecret(member);
        booth.Complaints.ShouldBeEmpty();
        var status = await booth.Page.Context.NewPageAsync();
        await status.GotoAsync($"{demo.Address}/status");
        await status.GetByText("attack").First.WaitForAsync(new() { Timeout = 60_000 });
        await KeepPictureAsync(status, "5-status");

        // Only now: so much was sent, and of all that only the member's ballot is in the record.
        var hostile = await EndAsync(flood);
        hostile["Sent"]!.GetValue<long>().ShouldBeGreaterThan(1000);
        hostile["Answers"]!.AsObject().Select(answer => answer.Key).ShouldContain("429 work_required");
        await status.GotoAsync($"{demo.Address}/check/{demo.Uuid}");
        await status.GetByLabel("Receipt number").FillAsync(receipt);
        await status.GetByRole(AriaRole.Button, new() { Name = "Check my ballot" }).ClickAsync();
        await status.GetByRole(AriaRole.Heading, new() { Name = "Your ballot is in the box." }).WaitForAsync();
        var turnout = await status.APIRequest.GetAsync($"{demo.Address}/public/stages/{demo.Uuid}/turnout.json");
        (await turnout.JsonAsync())!.Value.GetProperty("accepted").GetInt32().ShouldBe(1);
    }

    public void Dispose()
    {
        if (flood is { HasExited: false })
        {
            flood.Kill();
            flood.WaitForExit();
        }

        flood?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    // Somebody with a code of their own keeps the request that their browser would send, to send it with other signatures.
    private async Task<byte[]> InsidersRequestAsync(DemoServer demo)
    {
        var booth = await BoothPage.NewAsync(stand.Browser, new BoothScreen());
        await booth.Page.RouteAsync("**/api/stages/*/ballots", route => route.AbortAsync());
        await booth.GoAsync(demo.BoothLink(demo.Voters[0]));
        await booth.ChooseUpToPinAsync("Amara Okafor");
        var sent = booth.Page.WaitForRequestAsync(request => request.Method == "POST");
        await booth.GivePinAsync(demo.Voters[0].Pin);
        await sent;
        await booth.Page.Context.CloseAsync();
        return Encoding.ASCII.GetBytes(booth.Casts[0]);
    }

    // The lab is a program beside the product, and is used as one.
    private Process Started(DemoServer demo, byte[] request)
    {
        var target = new Uri(demo.Address);
        var material = Path.Combine(folder, "material.json");
        var none = Array.Empty<byte[]>();
        File.WriteAllText(
            material,
            JsonSerializer.Serialize(
                new
                {
                    demo.Uuid,
                    Unknown = request,
                    Known = request,
                    Valid = none,
                    IntakeKey = new byte[32],
                }
            )
        );
        var plan = new
        {
            Kind = "BadSignature",
            Also = new[] { "JunkBallot", "Page" },
            Page = $"/vote/{demo.Uuid}",
            Target = new
            {
                target.Host,
                target.Port,
                Tls = false,
                Path = $"/api/stages/{demo.Uuid}/ballots",
            },
            Material = material,
            Sources = 1,
            Sender = "127.0.0.1",
            Seconds,
            Connections = 32,
            PerSecond = 600,
            Most = 60_000,
        };
        var file = Path.Combine(folder, "plan.json");
        File.WriteAllText(file, JsonSerializer.Serialize(plan));
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Repository.Lab, "flood", file },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var process = Process.Start(start)!;
        process.StandardInput.WriteLine("go");
        return process;
    }

    // Until the gate asks work of the address that the member shares with the flood.
    private static async Task HotAsync(DemoServer demo, byte[] request)
    {
        using var client = new HttpClient();
        string answer;
        do
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), Cancel);
            using var junk = new ByteArrayContent(Spoilt(request));
            using var response = await client.PostAsync($"{demo.Address}/api/stages/{demo.Uuid}/ballots", junk, Cancel);
            answer = await response.Content.ReadAsStringAsync(Cancel);
        } while (!answer.Contains("work_required", StringComparison.Ordinal));
    }

    // The last digit is one of the signature's response.
    private static byte[] Spoilt(byte[] request)
    {
        byte[] other = [.. request];
        var digit = other.AsSpan().LastIndexOfAnyInRange((byte)'0', (byte)'9');
        other[digit] ^= 1;
        return other;
    }

    private static async Task<JsonNode> EndAsync(Process process)
    {
        var last = "";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            last = line;
            var figures = line.StartsWith('{') ? JsonNode.Parse(line) : null;
            if (figures?["Sent"]!.GetValue<long>() > 1000)
            {
                break;
            }
        }

        process.Kill();
        await process.WaitForExitAsync();
        return JsonNode.Parse(last)!;
    }

    private static async Task KeepPictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("HUSTINGS_SCREENSHOTS") is { Length: > 0 } pictures)
        {
            await page.ScreenshotAsync(
                new() { Path = Path.Combine(pictures, $"attacked-{name}.png"), FullPage = true }
            );
        }
    }
}
