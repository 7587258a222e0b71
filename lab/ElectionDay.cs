using Hustings.Contest;
using Hustings.Cryptography;
using Hustings.Lab.Scenarios;
using Hustings.Lab.Servers;
using Hustings.Lab.Voting;
using Hustings.Record;

namespace Hustings.Lab;

/// <summary>
/// One contest from its preparation to its record, everything over HTTP with the real server: the lab plays the registrar,
/// the voters, the returning officer and the trustees.
/// </summary>
public sealed class ElectionDay : IDisposable
{
    /// <summary>How long a voter keeps trying; far longer than any restart of the server.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly PreparedContest prepared;
    private readonly TimeProvider clock;
    private OfficerClient? officer;
    private int officerOfStart;

    private ElectionDay(
        PreparedContest prepared,
        ServerProcess server,
        StageFile stage,
        Election election,
        TimeProvider clock
    )
    {
        this.prepared = prepared;
        this.clock = clock;
        Server = server;
        Stage = stage;
        Election = election;
    }

    public ServerProcess Server { get; }

    /// <summary>The stage as a voting client sees it before opening.</summary>
    public StageFile Stage { get; }

    public Election Election { get; }

    /// <summary>
    /// Generates the contest and writes what the server needs into <paramref name="dataFolder"/>; the voters' codes and the trustees' keys stay
    /// in this process.
    /// </summary>
    public static PreparedContest Prepare(ScaledScenario scenario, IRandomSource random, string dataFolder)
    {
        PreparedContest prepared = ContestPreparation.Prepare(scenario.Spec(), random);
        prepared.WriteDataFolder(dataFolder);
        return prepared;
    }

    /// <summary>Starts the server on the folder and reads the public files as any client would.</summary>
    public static async Task<ElectionDay> StartAsync(
        PreparedContest prepared,
        string program,
        string dataFolder,
        TimeProvider clock
    )
    {
        ServerProcess server = await ServerProcess.StartAsync(program, dataFolder);
        try
        {
            using OfficerClient first = await OfficerClient.EnterAsync(server, prepared);
            await first.PrepareAsync();
            using var files = new PublicFiles(server, prepared.Uuid);
            StageFile stage = await files.StageAsync();
            Election election = await files.ElectionAsync(stage);
            if (election.Hash != prepared.Election.Hash)
            {
                throw new InvalidDataException("The server publishes another election than the one that was prepared.");
            }

            return new ElectionDay(prepared, server, stage, election, clock);
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public async Task OpenAsync() => await (await OfficerAsync()).OpenAsync();

    public async Task CloseAsync() => await (await OfficerAsync()).CloseAsync();

    /// <summary>Encrypts as the voters' devices do, on all cores.</summary>
    public SealedBallot[] Encrypt(IReadOnlyList<SimulatedVote> votes, IRandomSource random)
    {
        var ballots = new SealedBallot[votes.Count];
        Parallel.For(
            0,
            votes.Count,
            index =>
                ballots[index] = SealedBallot.Make(
                    Election,
                    Stage,
                    prepared.Codes[votes[index].Member],
                    votes[index].Choice,
                    random
                )
        );
        return ballots;
    }

    public PollingBooth NewBooth(int concurrency) => new(Server, Stage, concurrency, clock);

    /// <summary>Casts all ballots, so many at a time; tells <paramref name="acknowledged"/> about each receipt.</summary>
    public static Task CastAsync(
        PollingBooth booth,
        IReadOnlyList<SealedBallot> ballots,
        int concurrency,
        Action<Receipt> acknowledged,
        CancellationToken cancellation
    ) =>
        Parallel.ForEachAsync(
            ballots,
            new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellation },
            async (ballot, stop) => acknowledged(await booth.CastAsync(ballot, Patience, stop))
        );

    /// <summary>Each trustee opens its share of the published tally; then the officer publishes the result.</summary>
    public async Task DecryptAsync(IRandomSource random)
    {
        OfficerClient console = await OfficerAsync();
        byte[] bytes = await console.EncryptedTallyAsync();
        if (EncryptedTally.TryRead(bytes, Election, out EncryptedTally? tally) != DocumentFault.None || tally is null)
        {
            throw new InvalidDataException("The encrypted tally cannot be read.");
        }

        string order = (string)(await console.StateAsync())["decryptionOrder"]!;
        for (int owner = 1; owner <= prepared.TrusteeKeys.Count; owner++)
        {
            OpeningPlace place = new(Election, tally, order, owner);
            ProvenDecryption share = ProvenDecryption.Make(place, prepared.TrusteeKeys[owner - 1], random);
            await console.DecryptAsync(owner, share.ToBytes());
        }

        await console.PublishAsync();
    }

    public PublicFiles NewPublicFiles() => new(Server, Stage.Uuid);

    public void Dispose()
    {
        officer?.Dispose();
        Server.Dispose();
    }

    // A restarted server knows no old session: the officer signs in again.
    private async Task<OfficerClient> OfficerAsync()
    {
        if (officer is null || officerOfStart != Server.Starts)
        {
            officer?.Dispose();
            officer = await OfficerClient.EnterAsync(Server, prepared);
            officerOfStart = Server.Starts;
        }

        return officer;
    }
}
