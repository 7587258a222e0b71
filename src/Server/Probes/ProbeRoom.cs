using System.Text;
using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Contest.Storage;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Credentials;
using Hustings.Record.Definitions;
using Hustings.Server.Contests;
using Hustings.Server.Stages;
using Hustings.Server.Storage;

namespace Hustings.Server.Probes;

/// <summary>
/// The probes' own ballot box beside the contest's: an election of its own, always open, whose ballots go the way of every ballot (checks, group
/// commit, receipt) and are thrown away. It stands in no list of stages, no public file and no minute. Its secrets are a file in the
/// data folder that only its owner may read.
/// </summary>
public sealed class ProbeRoom(
    ContestFiles files,
    ContestOffice office,
    StageDirectory stages,
    TimeProvider time,
    ILogger<ProbeRoom> log
) : IHostedService
{
    private static readonly BoxGate AlwaysOpen = new(
        StageState.Open,
        [new(Channel.Remote, null, null), new(Channel.Hall, null, null)]
    );

    /// <summary>Null before the start, and if the box could not be made: then nothing can be probed, and votes are taken all the same.</summary>
    public ProbeSecrets? Secrets { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var secrets = ReadOrDraw();
            var box = await BoxAsync(secrets).ConfigureAwait(false);
            stages.Probe = Desk(secrets, box);
            Secrets = secrets;
        }
        catch (Exception failure) when (failure is StorageUnavailableException or IOException)
        {
            log.LogWarning("There is no box for probes until the next start: {Problem}", failure.Message);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // A file that cannot be used is replaced: what it was for is only this.
    private ProbeSecrets ReadOrDraw()
    {
        var path = Path.Combine(files.Folder, ProbeSecrets.FileName);
        if (File.Exists(path))
        {
            try
            {
                var known = ProbeSecrets.Read(path);
                if (known.IntakeKey == files.Keys.IntakePublic && known.ReceiptKey == files.Keys.ReceiptPublic)
                {
                    return known;
                }

                log.LogWarning("{Path} is of another server and is made anew", path);
            }
            catch (InvalidDataException fault)
            {
                log.LogWarning("{Problem} It is made anew.", fault.Message);
            }

            File.Delete(path);
        }

        var drawn = ProbeSecrets.Draw(files.Founding.Candidates.Count, files.Keys, SodiumRandom.Instance);
        PrivateFile.Write(path, drawn.ToBytes());
        return drawn;
    }

    private async Task<IBallotBox> BoxAsync(ProbeSecrets secrets)
    {
        var others = office.Store.Boxes.Where(box => box.Settings.IsProbe && box.Settings.Uuid != secrets.Uuid);
        if (others.Any() || office.Store.Box(secrets.Uuid) is not { Standing.Gate.Ordered: StageState.Open })
        {
            string[] old = [.. others.Select(box => box.Settings.Uuid)];
            var settings = new BoxSettings(
                secrets.Uuid,
                BoxSettings.ProbeStage,
                VotePolicy.Last,
                LogLine.Genesis(secrets.Uuid, secrets.Election.Fingerprint)
            );
            await office
                .Store.DecideAsync(contest =>
                {
                    Array.ForEach(old, contest.DropBox);
                    if (contest.Standing(secrets.Uuid) is null)
                    {
                        contest.AddBox(settings, AlwaysOpen);
                    }

                    contest.SetGate(secrets.Uuid, AlwaysOpen, time.GetUtcNow());
                    return true;
                })
                .ConfigureAwait(false);
        }

        return office.Store.Box(secrets.Uuid)!;
    }

    private StageDesk Desk(ProbeSecrets secrets, IBallotBox box)
    {
        var definition = office.State.Definition;
        var name = new Text("Probe", "Sonde");
        var info = new StageInfo(
            secrets.Uuid,
            name,
            name,
            name,
            null,
            null,
            definition.TimeZone,
            VotePolicy.Last,
            null,
            definition.Demo
        );
        var points = secrets.Codes.Select(one =>
        {
            using var secret = VotingCode.DeriveSecret(secrets.Uuid, one.Code);
            return secret.PublicPoint();
        });
        Point[] list = [.. points];
        var stage = new PreparedStage(
            info,
            secrets.Election,
            secrets.Trustees,
            PublicCredentials.Create(list),
            CredentialTable.Create(secrets.Contest, [secrets.Uuid], 0, [.. list.Select(CredentialKey.Of)]),
            Pins(secrets)
        );
        // Nowhere: nothing of this box is ever counted.
        var nowhere = Path.Combine(files.Folder, "no-record-of-probes");
        var desk = new StageDesk(BoxSettings.ProbeStage, info, files.Keys, secrets.Trustees, nowhere, time)
        {
            Terminals = new Dictionary<string, string>
            {
                [ProbeSecrets.Terminal] = Convert.ToHexStringLower(SignatureEd25519.PublicKey(secrets.TerminalSeed)),
            },
        };
        var plan = new CountPlan(
            0,
            () => [],
            _ => throw new InvalidOperationException("Ballots of probes are never counted.")
        );
        desk.Prepare(
            new(stage, box, new BallotIntake(stage, files.Keys, box), new StageCount(stage, box, nowhere, plan))
        );
        return desk;
    }

    private PinTable Pins(ProbeSecrets secrets)
    {
        var key = files.Keys.Pin;
        var macs = secrets.Codes.SelectMany(
            (one, row) => PinTable.Mac(key, secrets.Contest, row, Encoding.ASCII.GetBytes(one.Pin))
        );
        return new PinTable(key, secrets.Contest, [.. macs]);
    }
}
