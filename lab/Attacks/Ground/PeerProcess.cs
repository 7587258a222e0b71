using System.Diagnostics;
using System.Text.Json;
using Hustings.Lab.Attacks.Peer;
using Hustings.Lab.Attacks.Watch;
using Hustings.Lab.Attacks.Wire;

namespace Hustings.Lab.Attacks.Ground;

/// <summary>The plain server in a process of its own.</summary>
public sealed class PeerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;

    private PeerProcess(Process process) => this.process = process;

    /// <summary>Starts it with the public files of the contest, and the same certificate and CPU share as the real server.</summary>
    public static async Task<Stand> StartAsync(AttackContest contest, string certificate, string folder, CpuShare share)
    {
        string uuid = contest.Stage.Uuid;
        using var http = new HttpClient { BaseAddress = contest.Day.Server.Address };
        string Save(string name, byte[] bytes)
        {
            string file = Path.Combine(folder, $"peer-{name}");
            File.WriteAllBytes(file, bytes);
            return file;
        }

        int port = Ports.Free();
        var plan = new PeerPlan(
            port,
            certificate,
            contest.Stage.File.CastPath,
            uuid,
            Save("election.json", await http.GetByteArrayAsync($"/public/stages/{uuid}/election.json")),
            Save("credentials.json", await http.GetByteArrayAsync($"/public/stages/{uuid}/credentials.json")),
            Path.Combine(folder, $"peer-box-{port}")
        );
        string file = Save($"plan-{port}.json", JsonSerializer.SerializeToUtf8Bytes(plan));
        var process = Process.Start(
            new ProcessStartInfo("dotnet", [typeof(PeerProcess).Assembly.Location, "peer", file])
            {
                RedirectStandardOutput = true,
            }
        )!;
        var peer = new PeerProcess(process);
        share.Add(process);
        string? line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        if (line?.Split(' ') is not ["peer", { Length: 64 } key])
        {
            peer.Dispose();
            throw new InvalidOperationException($"The plain server did not start: {line}");
        }

        Target target = new("127.0.0.1", port, true, plan.Path);
        return new(
            EdgeKind.Peer,
            target,
            contest.Stage.File with
            {
                ReceiptKey = Convert.FromHexString(key),
            },
            null,
            target,
            [("plain server", () => process.Id)],
            [peer]
        );
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }
}
