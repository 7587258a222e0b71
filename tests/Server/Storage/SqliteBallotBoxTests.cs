using System.Runtime.Versioning;
using Hustings.Contest;
using Hustings.Contest.Storage;
using Hustings.Server.Storage;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Storage;

/// <summary>The SQLite adapter keeps the port's contract, and nothing false is acknowledged when the disk fails.</summary>
public sealed class SqliteBallotBoxTests : BallotBoxContract
{
    private readonly string folder = Directory.CreateTempSubdirectory("hustings-box-").FullName;
    private SqliteStore? store;
    private Action<Action> commit = run => run();

    private string DatabaseFile => Path.Combine(folder, "hustings.db");

    protected override IBallotBox Open(VotePolicy policy)
    {
        store ??= new SqliteStore(DatabaseFile, Clock, run => commit(run));
        if (store.Box(Uuid) is null)
        {
            store
                .DecideAsync(contest =>
                {
                    contest.AddBox(Settings(policy), Gate);
                    return true;
                })
                .GetAwaiter()
                .GetResult();
        }

        return store.Boxes[0];
    }

    protected override IContestStore Store => store!;

    protected override void Restart()
    {
        store?.Dispose();
        store = null;
    }

    public override void Dispose()
    {
        Restart();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Commit_that_failed_is_not_acknowledged_and_leaves_nothing()
    {
        var box = Open(VotePolicy.Once);
        await MoveAsync(StageState.Open);
        await box.CastAsync(Ballot(1));
        var head = box.Standing.Head.ToArray();

        commit = _ => throw new IOException("disk full");
        await Should.ThrowAsync<StorageUnavailableException>(box.CastAsync(Ballot(2)));

        box.Find(Ballot(2).Hash).ShouldBeNull();
        box.Standing.Head.ToArray().ShouldBe(head);
        commit = run => run();
        (await box.CastAsync(Ballot(2))).Refusal.ShouldBeNull();
        LogOf(box).ShouldBe(box.Standing.Head.ToArray());
        box.Standing.Accepted.ShouldBe(2);
    }

    [Fact]
    public async Task Commit_that_failed_but_persisted_is_answered_when_the_ballot_comes_again()
    {
        var box = Open(VotePolicy.Once);
        await MoveAsync(StageState.Open);

        commit = run =>
        {
            run();
            throw new IOException("power flickered after the flush");
        };
        await Should.ThrowAsync<StorageUnavailableException>(box.CastAsync(Ballot(1)));
        commit = run => run();

        box.Standing.Accepted.ShouldBe(1);
        (await box.CastAsync(Ballot(1))).Time.ShouldBe(Clock.GetUtcNow());
        (await box.CastAsync(Ballot(1, 1))).Refusal.ShouldBe(Refusal.AlreadyVoted);
        (await box.CastAsync(Ballot(2))).Refusal.ShouldBeNull();
        LogOf(box).ShouldBe(box.Standing.Head.ToArray());
        Restart();
        Open(VotePolicy.Once).Standing.Accepted.ShouldBe(2);
    }

    [Fact]
    public async Task Close_that_failed_but_persisted_is_closed()
    {
        var box = Open(VotePolicy.Once);
        await MoveAsync(StageState.Open);
        commit = run =>
        {
            run();
            throw new IOException("failed after the flush");
        };
        await Should.ThrowAsync<StorageUnavailableException>(MoveAsync(StageState.Tallying));
        commit = run => run();

        (await box.CastAsync(Ballot(1))).Refusal.ShouldBe(Refusal.StageClosed);
    }

    [Fact]
    public async Task Database_locked_by_another_process_is_unavailable_then_recovers()
    {
        var box = Open(VotePolicy.Once);
        await MoveAsync(StageState.Open);
        using (var other = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False"))
        {
            other.Open();
            using var begin = other.CreateCommand();
            begin.CommandText = "BEGIN IMMEDIATE";
            begin.ExecuteNonQuery();
            await Should.ThrowAsync<StorageUnavailableException>(box.CastAsync(Ballot(1)));
        }

        (await box.CastAsync(Ballot(1))).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Full_disk_at_commit_is_unavailable_and_keeps_what_it_had()
    {
        var box = Open(VotePolicy.Once);
        await MoveAsync(StageState.Open);
        await box.CastAsync(Ballot(1));

        // 13 is SQLITE_FULL.
        commit = _ => throw new SqliteException("database or disk is full", 13);
        await Should.ThrowAsync<StorageUnavailableException>(box.CastAsync(Ballot(2)));
        commit = run => run();

        box.Standing.Accepted.ShouldBe(1);
        LogOf(box).ShouldBe(box.Standing.Head.ToArray());
    }

    [Fact]
    public async Task Copy_of_the_files_taken_at_any_moment_opens_with_every_acknowledged_ballot()
    {
        var box = Open(VotePolicy.Once);
        await MoveAsync(StageState.Open);
        await Task.WhenAll(Enumerable.Range(0, 300).Select(voter => box.CastAsync(Ballot(voter))));

        // What a killed process leaves behind: the files as they are, nothing closed.
        var copy = Directory.CreateTempSubdirectory("hustings-copy-").FullName;
        foreach (var file in Directory.GetFiles(folder).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        using (var again = new SqliteStore(Path.Combine(copy, "hustings.db"), Clock))
        {
            again.Boxes[0].Standing.Accepted.ShouldBe(300);
            LogOf(again.Boxes[0]).ShouldBe(box.Standing.Head.ToArray());
        }

        Directory.Delete(copy, recursive: true);
    }

    [Fact]
    public async Task Contest_without_a_line_has_no_last_line()
    {
        using var empty = new SqliteStore(Path.Combine(Path.GetDirectoryName(DatabaseFile)!, "empty.db"), Clock);

        empty.VoidsTip.ShouldBe((0, (ReadOnlyMemory<byte>?)null));
        var tips = await empty.DecideAsync(contest => (contest.LastMinute, contest.LastVoid));
        tips.ShouldBe((null, null));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Database_and_the_files_beside_it_are_private()
    {
        var box = Open(VotePolicy.Once);
        await MoveAsync(StageState.Open);

        var files = Directory.GetFiles(folder, "hustings.db*");
        files.Length.ShouldBe(3);
        foreach (var file in files)
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        }
    }

    [Fact]
    public void File_that_is_no_database_is_refused_in_words()
    {
        File.WriteAllText(DatabaseFile, string.Concat(Enumerable.Repeat("no database ", 500)));

        Should.Throw<IOException>(() => new SqliteStore(DatabaseFile, Clock)).Message.ShouldContain(DatabaseFile);
    }

    [Fact]
    public async Task Database_from_before_incidents_were_kept_is_opened_with_everything_in_it()
    {
        var box = Open(VotePolicy.Once);
        await MoveAsync(StageState.Open);
        await box.CastAsync(Ballot(1));
        Restart();
        using (var before = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False"))
        {
            before.Open();
            using var back = before.CreateCommand();
            back.CommandText = """
                DROP TABLE gate_incident; DROP TABLE probe_minute; DROP TABLE put_off; DROP TABLE put_off_watch;
                PRAGMA user_version=2;
                """;
            back.ExecuteNonQuery();
        }

        Open(VotePolicy.Once).Standing.Accepted.ShouldBe(1);
        await Store.DecideAsync(contest =>
        {
            contest.SetIncident(1, new byte[] { 7 });
            contest.SetIncident(1, new byte[] { 8 });
            contest.SetProbeMinute(new(Clock.GetUtcNow(), 4, 12, 11, 900));
            contest.AddPutOff(Uuid, default);
            contest.AddPutOff(Uuid, default);
            contest.SetPutOffWatch(new(Uuid, Clock.GetUtcNow(), 1));
            return true;
        });
        Restart();
        Open(VotePolicy.Once);
        Store.ReadIncidents().ShouldHaveSingleItem().ToArray().ShouldBe([8]);
        Store.ReadProbeMinutes().ShouldHaveSingleItem().Accepted.ShouldBe(11);
        Store.ReadPutOff(Uuid).ShouldHaveSingleItem();
        Store.ReadPutOffWatches().ShouldHaveSingleItem().Gaps.ShouldBe(1);
    }

    [Fact]
    public void Database_of_an_early_version_is_refused_in_words()
    {
        using (var early = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False"))
        {
            early.Open();
            using var mark = early.CreateCommand();
            mark.CommandText = "PRAGMA user_version=1";
            mark.ExecuteNonQuery();
        }

        Should.Throw<InvalidDataException>(() => new SqliteStore(DatabaseFile, Clock)).Message.ShouldContain("early");
    }
}
