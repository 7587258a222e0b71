using System.Security.Cryptography;
using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Contest.Storage;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Server.Storage;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Storage;

/// <summary>The probes' box in the database: bounded, concerning nobody's row, and the only one that can be thrown away with what is in it.</summary>
public sealed class ProbeStorageTests : IDisposable
{
    private const string Uuid = "11111111111111";
    private static readonly BoxGate Open = new(StageState.Open, [new(Channel.Remote, null, null)]);
    private readonly string folder = Directory.CreateTempSubdirectory("hustings-probes-").FullName;
    private readonly TestClock clock = new();
    private SqliteStore store;

    public ProbeStorageTests() => store = Start();

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Only_the_newest_ballots_are_kept_whatever_number_is_cast()
    {
        var box = await AddAsync(Uuid, BoxSettings.ProbeStage);
        const int Cast = BoxSettings.ProbeBallots + 40;
        for (var number = 0; number < Cast; number++)
        {
            (await box.CastAsync(Ballot(number))).Time.ShouldNotBeNull();
        }

        box.ReadLog(0, 10_000).Count.ShouldBe(BoxSettings.ProbeBallots);
        box.ReadLog(0, 10_000)[0].Height.ShouldBe(40);
        box.Find(Ballot(39).Hash).ShouldBeNull();
        box.Find(Ballot(40).Hash).ShouldNotBeNull();
        var head = box.Standing.Head.ToArray();

        store.Dispose();
        store = Start();
        store.Box(Uuid)!.Standing.Head.ToArray().ShouldBe(head);
        (await store.Box(Uuid)!.CastAsync(Ballot(Cast))).Time.ShouldNotBeNull();
    }

    [Fact]
    public async Task Void_row_of_a_member_is_none_of_the_probes()
    {
        var probes = await AddAsync(Uuid, BoxSettings.ProbeStage);
        var stage = await AddAsync("22222222222222", "round-1");
        await store.DecideAsync(contest =>
        {
            contest.AppendVoid(new VoidEntry(0, VoidCause.Void, null), new byte[] { 1 });
            return true;
        });

        (await probes.CastAsync(Ballot(0))).Time.ShouldNotBeNull();
        (await stage.CastAsync(Ballot(0))).Refusal.ShouldBe(Refusal.CodeVoid);
    }

    [Fact]
    public async Task Box_of_probes_can_be_taken_away_with_its_ballots_a_stage_s_box_never()
    {
        var probes = await AddAsync(Uuid, BoxSettings.ProbeStage);
        var stage = await AddAsync("22222222222222", "round-1");
        await probes.CastAsync(Ballot(0));
        await stage.CastAsync(Ballot(0));

        await store.DecideAsync(contest =>
        {
            contest.DropBox(Uuid);
            return true;
        });
        store.Box(Uuid).ShouldBeNull();
        await Should.ThrowAsync<InvalidOperationException>(() =>
            store.DecideAsync(contest =>
            {
                contest.DropBox("22222222222222");
                return true;
            })
        );
        store.Box("22222222222222")!.Standing.Accepted.ShouldBe(1);
    }

    private SqliteStore Start() => new(Path.Combine(folder, "hustings.db"), clock);

    private async Task<IBallotBox> AddAsync(string uuid, string stage)
    {
        await store.DecideAsync(contest =>
        {
            contest.AddBox(new BoxSettings(uuid, stage, VotePolicy.Last, new byte[32]), Open);
            contest.SetGate(uuid, Open, clock.GetUtcNow());
            return true;
        });
        return store.Box(uuid)!;
    }

    private CheckedBallot Ballot(int number)
    {
        var bytes = BitConverter.GetBytes(number);
        return new(new Credential(new byte[32]), SHA256.HashData(bytes), bytes, 0, Channel.Remote, clock.GetUtcNow());
    }
}
