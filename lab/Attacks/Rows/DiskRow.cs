using System.Diagnostics;
using System.Net;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Wire;
using Hustings.Lab.Reports;
using Hustings.Lab.Servers;
using Hustings.Lab.Voting;

namespace Hustings.Lab.Attacks.Rows;

/// <summary>The ballots' disk full to the last byte, on a volume of its own.</summary>
public sealed record DiskRow()
    : AttackRow(
        16,
        "The disk is full",
        "The volume that holds the ballots has no byte left: nobody may be told that a ballot is in the box when it is not."
    )
{
    private const int Megabytes = 96;
    private const int Members = 60;

    public override async Task<RowFound> RunAsync(Bench bench, CancellationToken cancellation)
    {
        string image = Path.Combine(bench.Folder, "volume.img");
        string mount = Directory.CreateDirectory(Path.Combine(bench.Folder, "volume")).FullName;
        await File.WriteAllBytesAsync(image, [], cancellation);
        if (
            !await DoAsync("truncate", "-s", $"{Megabytes}M", image)
            || !await DoAsync("mkfs.ext4", "-q", "-m", "0", image)
            || !await DoAsync("mount", "-o", "loop", image, mount)
        )
        {
            return NotCarried("This user or machine may not mount a volume of its own.");
        }

        try
        {
            return await FillAsync(bench, mount, cancellation);
        }
        finally
        {
            await DoAsync("umount", mount);
        }
    }

    private async Task<RowFound> FillAsync(Bench bench, string mount, CancellationToken cancellation)
    {
        using AttackContest contest = await AttackContest.OpenAsync(
            bench.Program,
            Path.Combine(mount, "data"),
            Members,
            1,
            ServerLaunch.Usual,
            bench.Clock
        );
        SealedBallot[] ballots = await contest.EncryptAsync(Members / 2);
        string before = await CastAsync(contest, ballots[0], cancellation);
        string filler = Path.Combine(mount, "filler");
        long filled = Fill(filler);
        List<string> full = [];
        foreach (SealedBallot ballot in ballots.Skip(1).Take(20))
        {
            full.Add(await CastAsync(contest, ballot, cancellation));
        }

        IReadOnlyCollection<string> log = await contest.LogAsync();
        string[] told =
        [
            .. ballots
                .Skip(1)
                .Take(20)
                .Zip(full)
                .Where(pair => pair.Second == "accepted")
                .Select(pair => pair.First.HashHex),
        ];
        File.Delete(filler);
        string again = await UntilAcceptedAsync(contest, ballots[^1], cancellation);
        return Found(
            [],
            [
                new("A ballot before", "accepted", before),
                Check.Holds(
                    "While the disk was full somebody was told so (storage_unavailable)",
                    full.Contains("storage_unavailable")
                ),
                new(
                    "Answers while the disk was full",
                    "accepted or storage_unavailable",
                    string.Join(", ", full.Distinct().Order(StringComparer.Ordinal)),
                    full.All(answer => answer is "accepted" or "storage_unavailable")
                ),
                Check.Of("Receipts whose ballot is not in the log", 0, told.Except(log).Count()),
                new("A ballot once there is room again", "accepted", again),
            ],
            $"The volume had {Megabytes} MB; {Shown.Megabytes(filled)} of filling left no byte. {Shown.Of(told.Length)} ballots still found room in pages that the database had already.",
            "The server writes no log of its own to a disk: it prints, and what a full log volume does is the journal’s affair (docs/running/under-attack.md)."
        );
    }

    private static async Task<string> UntilAcceptedAsync(
        AttackContest contest,
        SealedBallot ballot,
        CancellationToken cancellation
    )
    {
        string said = "";
        for (int tries = 0; tries < 20 && said != "accepted"; tries++)
        {
            said = await CastAsync(contest, ballot, cancellation);
            await Task.Delay(500, cancellation);
        }

        return said;
    }

    private static async Task<string> CastAsync(
        AttackContest contest,
        SealedBallot ballot,
        CancellationToken cancellation
    )
    {
        Uri address = contest.Day.Server.Address!;
        var target = new Target(address.Host, address.Port, false, contest.Stage.File.CastPath);
        using HttpWire wire = await HttpWire.ConnectAsync(target, IPAddress.Loopback, cancellation);
        await wire.SendAsync(RequestText.Post(target.Path, ballot.Request), cancellation);
        Answer answer = await wire.ReadAsync(cancellation);
        return answer.Status == 200 ? "accepted" : answer.Code;
    }

    private static long Fill(string file)
    {
        byte[] block = new byte[4096];
        using FileStream filler = new(file, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        try
        {
            while (true)
            {
                filler.Write(block);
            }
        }
        catch (IOException)
        {
            // That was the last block.
            return filler.Length;
        }
    }

    private static async Task<bool> DoAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true }
            )!;
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
