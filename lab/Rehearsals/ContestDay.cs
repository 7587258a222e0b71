using System.Text.Json.Nodes;
using Hustings.Cryptography;
using Hustings.Lab.Crew;
using Hustings.Lab.Founding;
using Hustings.Lab.Servers;
using Hustings.Lab.Voting;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Lab.Rehearsals;

/// <summary>
/// A contest with its real server, its officers and its trustees, everything over HTTP. Every step looks first where the contest
/// stands, so it can be taken again after the server was killed in the middle of it.
/// </summary>
public sealed class ContestDay : IDisposable
{
    /// <summary>How long a voter or an officer keeps trying; far longer than any restart of the server.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private ContestDay(
        FoundedContest founded,
        Staff staff,
        ServerProcess server,
        TimeProvider clock,
        IRandomSource random
    )
    {
        Founded = founded;
        Server = server;
        Clock = clock;
        Random = random;
        Api = new ContestApi(server);
        Crew = new OfficersCrew(Api, staff, founded.Definition.Id);
        Trustees = new TrusteesAtWork(Crew, founded.Trustees, founded.Definition.Id, random);
    }

    public FoundedContest Founded { get; }

    public ServerProcess Server { get; }

    public ContestApi Api { get; }

    public OfficersCrew Crew { get; }

    public TrusteesAtWork Trustees { get; }

    public TimeProvider Clock { get; }

    public IRandomSource Random { get; }

    /// <summary>Writes the data folder and starts the server on it.</summary>
    public static async Task<ContestDay> StartAsync(
        FoundedContest founded,
        Staff staff,
        string program,
        string dataFolder,
        TimeProvider clock,
        IRandomSource random,
        ServerLaunch? launch = null
    )
    {
        founded.WriteDataFolder(dataFolder);
        return new(founded, staff, await ServerProcess.StartAsync(program, dataFolder, launch), clock, random);
    }

    /// <summary>Officers enrol, the roll is frozen, the trustees commit to their parts of the lot.</summary>
    public async Task BeginAsync()
    {
        await Crew.EnrolAsync();
        await Crew.OrderAsync(
            OrderKind.FreezeRoll,
            null,
            new OrderDetails.FreezeRoll(
                Founded.RollHash,
                Founded.Issue.Members.Count,
                Founded.Issue.Table.Hash,
                Founded.Issue.Spares.Count
            ),
            proposer: Crew.Staff.Registrar
        );
        await Trustees.CommitLotsAsync();
    }

    /// <summary>Has the stage prepared, and reads its public files as any client would.</summary>
    public async Task<VotingStage> PrepareAsync(string id, IReadOnlyList<string> candidates)
    {
        await Crew.OrderAsync(OrderKind.Prepare, id, new OrderDetails.Prepare(candidates));
        JsonNode stage = await Api.WaitAsync(id, "prepared", now => Is(now, "prepared"), Patience);
        using var files = new PublicFiles(Server, (string)stage["uuid"]!);
        StageFile file = await files.StageAsync();
        Election election = await files.ElectionAsync(file);
        return election.Fingerprint == (string?)stage["fingerprint"]
            ? new(id, file, election, (int)stage["listed"]!)
            : throw new InvalidDataException("The contest names another fingerprint than the election has.");
    }

    public Task<int> OpenAsync(VotingStage stage) =>
        Crew.OrderAsync(OrderKind.Open, stage.Id, new OrderDetails.Open(stage.Election.Fingerprint));

    public PollingBooth NewBooth(VotingStage stage, int concurrency) => new(Server, stage.File, concurrency, Clock);

    /// <summary>Ends voting if it has not ended by the clock, and has the count begun.</summary>
    public async Task BeginTallyAsync(string id)
    {
        JsonNode stage = await Api.StageAsync(id);
        if (Is(stage, "open") || Is(stage, "paused"))
        {
            await Crew.OrderAsync(OrderKind.Close, id, new OrderDetails.None());
        }

        while (Is(stage = await Api.StageAsync(id), "closed"))
        {
            JsonNode contest = await Api.ContestAsync();
            try
            {
                await Crew.OrderAsync(
                    OrderKind.Tally,
                    id,
                    new OrderDetails.Tally(
                        (int)stage["log"]!["height"]!,
                        (string)stage["log"]!["head"]!,
                        (int)stage["struck"]!,
                        (string)contest["voids"]!["head"]!
                    )
                );
            }
            catch (RefusedException moved) when (moved.Code == "facts_differ")
            {
                // The last ballots in line were still being written.
            }
        }
    }

    /// <summary>Waits until the archive and, for choices, the encrypted total are there.</summary>
    public Task WaitForTallyAsync(string id) =>
        Api.WaitAsync(id, "added up", stage => (bool)stage["tallyReady"]!, Patience);

    /// <summary>Trustees shuffle and open; returns when the account is there. A tie that needs the lot gets it.</summary>
    /// <returns>Whether the lot was needed.</returns>
    public async Task<bool> CountAsync(VotingStage stage)
    {
        int mixers = Founded.Stage(stage.Id).Mixers;
        if (mixers > 0)
        {
            await Trustees.ShuffleAsync(stage.Election, mixers);
        }

        await WaitForTallyAsync(stage.Id);
        await Trustees.DecryptAsync(stage.Election);
        await Api.WaitAsync(
            stage.Id,
            "counted or tied",
            now => Is(now, "counted") || Is(now, "published") || now["problem"] is not null,
            Patience
        );
        bool tied = (bool)(await Api.ContestAsync())["lot"]!["needed"]!;
        if (tied)
        {
            await Trustees.RevealLotsAsync();
        }

        await Api.WaitAsync(stage.Id, "counted", now => Is(now, "counted") || Is(now, "published"), Patience);
        return tied;
    }

    public async Task PublishAsync(string id)
    {
        JsonNode stage = await Api.StageAsync(id);
        if (Is(stage, "published"))
        {
            // The order stands in the minutes, only its answer was lost.
            return;
        }

        await Crew.OrderAsync(OrderKind.Publish, id, new OrderDetails.Publish((string)stage["account"]!));
    }

    public Task<int> DeclareAsync(string candidate) =>
        Crew.OrderAsync(OrderKind.Declare, null, new OrderDetails.OneCandidate(candidate));

    public static bool Is(JsonNode stage, string phase) => (string?)stage["phase"] == phase;

    public void Dispose()
    {
        Crew.Dispose();
        Api.Dispose();
        Server.Dispose();
    }
}
