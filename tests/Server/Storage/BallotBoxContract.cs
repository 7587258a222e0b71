using System.Security.Cryptography;
using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Contest.Storage;
using Hustings.Record.Definitions;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Storage;

/// <summary>What every adapter of <see cref="IBallotBox"/> must do. An adapter's tests derive from it.</summary>
public abstract class BallotBoxContract : IDisposable
{
    protected const string Uuid = "contract111111";

    protected static readonly byte[] Genesis = SHA256.HashData("genesis"u8);

    protected TestClock Clock { get; } = new();

    /// <summary>An empty box under a policy. Opening it again after <see cref="Restart"/> finds what was stored.</summary>
    protected abstract IBallotBox Open(VotePolicy policy);

    /// <summary>The contest that the box belongs to, while it is open.</summary>
    protected abstract IContestStore Store { get; }

    /// <summary>Lets go of the box as a stopped process would.</summary>
    protected abstract void Restart();

    public abstract void Dispose();

    protected CheckedBallot Ballot(int credential, int variant = 0, Channel channel = Channel.Remote)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes($"ballot {credential} {variant}");
        return new(Voter(credential), SHA256.HashData(bytes), bytes, credential, channel, Clock.GetUtcNow());
    }

    /// <summary>What an order does: changes what lets ballots in, in a commit of its own.</summary>
    protected Task MoveAsync(StageState to) =>
        Store.DecideAsync(contest =>
        {
            contest.SetGate(Uuid, contest.Standing(Uuid)!.Gate with { Ordered = to }, Clock.GetUtcNow());
            return true;
        });

    protected static BoxSettings Settings(VotePolicy policy) => new(Uuid, "ballot", policy, Genesis);

    protected static BoxGate Gate { get; } = BoxGate.Waiting([new ChannelWindow(Channel.Remote, null, null)]);

    protected static Credential Voter(int number) => new(SHA256.HashData(BitConverter.GetBytes(number)));

    protected static byte[] Request(int number) => SHA256.HashData(BitConverter.GetBytes(~number));

    [Fact]
    public async Task Cast_before_opening_is_refused_and_stores_nothing()
    {
        var box = Open(VotePolicy.Once);

        (await box.CastAsync(Ballot(1))).Refusal.ShouldBe(Refusal.StageNotOpen);

        box.Standing.Accepted.ShouldBe(0);
        box.Standing.Head.ToArray().ShouldBe(Genesis);
        box.Find(Ballot(1).Hash).ShouldBeNull();
    }

    [Fact]
    public async Task Cast_while_open_is_found_with_its_bytes_and_its_place()
    {
        var box = Open(VotePolicy.Once);
        await MoveAsync(StageState.Open);

        var outcome = await box.CastAsync(Ballot(1));

        outcome.Time.ShouldBe(Clock.GetUtcNow());
        box.Standing.Accepted.ShouldBe(1);
        box.Standing.Voted.ShouldBe(1);
        box.ReadBallot(Ballot(1).Hash).ShouldBe(Ballot(1).Bytes.ToArray());
        var entry = box.ReadLog(0, 10).ShouldHaveSingleItem();
        entry.Height.ShouldBe(0);
        entry.Parent.ToArray().ShouldBe(Genesis);
        entry.Hash.ToArray().ShouldBe(Ballot(1).Hash.ToArray());
    }

    [Fact]
    public async Task Same_ballot_again_is_answered_with_the_first_time_even_after_close_and_restart()
    {
        var box = Open(VotePolicy.Once);
        await MoveAsync(StageState.Open);
        var first = await box.CastAsync(Ballot(1));
        Clock.Advance(TimeSpan.FromMinutes(5));

        (await box.CastAsync(Ballot(1))).ShouldBe(first);
        await MoveAsync(StageState.Tallying);
        (await box.CastAsync(Ballot(1))).ShouldBe(first);
        Restart();
        box = Open(VotePolicy.Once);
        (await box.CastAsync(Ballot(1))).ShouldBe(first);
        box.Standing.Accepted.ShouldBe(1);
        box.Standing.Gate.Ordered.ShouldBe(StageState.Tallying);
    }

    [Fact]
    public async Task Same_ballot_fifty_times_at_once_makes_one_row()
    {
        var box = Open(VotePolicy.Once);
        await MoveAsync(StageState.Open);

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => Task.Run(() => box.CastAsync(Ballot(1))))
        );

        outcomes.Distinct().ShouldHaveSingleItem().Refusal.ShouldBeNull();
        box.Standing.Accepted.ShouldBe(1);
        box.ReadLog(0, 10).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Second_ballot_under_once_is_refused_and_noted_once()
    {
        var box = Open(VotePolicy.Once);
        await MoveAsync(StageState.Open);
        await box.CastAsync(Ballot(1));

        (await box.CastAsync(Ballot(1, 1))).Refusal.ShouldBe(Refusal.AlreadyVoted);
        (await box.CastAsync(Ballot(1, 1))).Refusal.ShouldBe(Refusal.AlreadyVoted);

        box.Standing.Accepted.ShouldBe(1);
        box.Standing.Attempts.ShouldBe(1);
        box.Find(Ballot(1, 1).Hash).ShouldBeNull();
    }

    [Fact]
    public async Task Attempts_of_one_credential_are_bounded()
    {
        var box = Open(VotePolicy.Once);
        await MoveAsync(StageState.Open);
        for (var variant = 0; variant < 20; variant++)
        {
            await box.CastAsync(Ballot(1, variant));
        }

        box.Standing.Attempts.ShouldBe(CastRules.MaxAttempts);
    }

    [Fact]
    public async Task Different_ballots_of_one_credential_at_once_under_once_leave_one()
    {
        var box = Open(VotePolicy.Once);
        await MoveAsync(StageState.Open);

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(variant => Task.Run(() => box.CastAsync(Ballot(1, variant))))
        );

        outcomes.Count(outcome => outcome.Refusal is null).ShouldBe(1);
        outcomes.Count(outcome => outcome.Refusal == Refusal.AlreadyVoted).ShouldBe(19);
        box.Standing.Accepted.ShouldBe(1);
    }

    [Fact]
    public async Task Second_ballot_under_last_stands_beside_the_first()
    {
        var box = Open(VotePolicy.Last);
        await MoveAsync(StageState.Open);
        await box.CastAsync(Ballot(1));
        await box.CastAsync(Ballot(2));
        await box.CastAsync(Ballot(1, 1));

        box.Standing.Accepted.ShouldBe(3);
        box.Standing.Voted.ShouldBe(2);
        box.ReadBallots()
            .Select(bytes => System.Text.Encoding.UTF8.GetString(bytes))
            .ShouldBe(["ballot 1 0", "ballot 2 0", "ballot 1 1"]);
    }

    [Fact]
    public async Task Five_different_wrong_pins_lock_and_unlocking_starts_over()
    {
        var box = Open(VotePolicy.Once);
        await MoveAsync(StageState.Open);
        for (var wrong = 1; wrong <= 4; wrong++)
        {
            (await box.CountWrongPinAsync(Voter(1), Request(wrong))).ShouldBe(
                new WrongPinOutcome(Refusal.PinWrong, 5 - wrong)
            );
        }

        (await box.CountWrongPinAsync(Voter(1), Request(5))).Refusal.ShouldBe(Refusal.PinLocked);
        (await box.CastAsync(Ballot(1))).Refusal.ShouldBe(Refusal.PinLocked);
        (await box.CastAsync(Ballot(2))).Refusal.ShouldBeNull();

        Restart();
        box = Open(VotePolicy.Once);
        box.CountWrongPins(Voter(1)).ShouldBe(5);
        (await box.UnlockPinAsync(Voter(1))).ShouldBeTrue();
        (await box.UnlockPinAsync(Voter(1))).ShouldBeFalse();
        (await box.CastAsync(Ballot(1))).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Wrong_pin_sent_again_after_a_lost_answer_counts_once()
    {
        var box = Open(VotePolicy.Once);
        await MoveAsync(StageState.Open);

        for (var repeat = 0; repeat < 10; repeat++)
        {
            (await box.CountWrongPinAsync(Voter(1), Request(1))).Remaining.ShouldBe(4);
        }

        box.CountWrongPins(Voter(1)).ShouldBe(1);
    }

    [Fact]
    public async Task Ballots_handed_in_while_closing_are_in_the_log_exactly_if_acknowledged()
    {
        var box = Open(VotePolicy.Once);
        await MoveAsync(StageState.Open);
        var casts = Enumerable.Range(0, 400).Select(voter => (voter, task: box.CastAsync(Ballot(voter)))).ToList();
        var close = MoveAsync(StageState.Tallying);
        var late = await box.CastAsync(Ballot(1000));

        await close;
        late.Refusal.ShouldBe(Refusal.StageClosed);
        foreach (var (voter, task) in casts)
        {
            (await task).Refusal.ShouldBeNull("handed in before the close");
            box.Find(Ballot(voter).Hash).ShouldNotBeNull();
        }

        box.ReadLog(0, 1000).Count.ShouldBe(400);
        LogOf(box).ShouldBe(box.Standing.Head.ToArray());
    }

    [Fact]
    public async Task Times_of_the_orders_survive_a_restart()
    {
        var box = Open(VotePolicy.Once);
        await MoveAsync(StageState.Open);
        var opened = Clock.GetUtcNow();
        Clock.Advance(TimeSpan.FromHours(1));
        await MoveAsync(StageState.Tallying);

        Restart();
        box = Open(VotePolicy.Once);
        box.Standing.Gate.Ordered.ShouldBe(StageState.Tallying);
        box.Standing.Gate.Windows.ShouldBe(Gate.Windows);
        box.Standing.OpenedAt.ShouldBe(opened);
        box.Standing.ClosedAt.ShouldBe(opened.AddHours(1));
    }

    [Fact]
    public async Task Steps_of_the_count_survive_a_restart()
    {
        var box = Open(VotePolicy.Once);
        await MoveAsync(StageState.Open);
        await MoveAsync(StageState.Tallying);
        await box.StoreTallyAsync("tally"u8.ToArray());
        (await box.StoreDecryptionAsync(2, "two"u8.ToArray(), "beside two"u8.ToArray())).ShouldBeTrue();
        (await box.StoreDecryptionAsync(2, "again"u8.ToArray(), "x"u8.ToArray())).ShouldBeFalse();
        (await box.StoreDecryptionAsync(1, "one"u8.ToArray(), "beside one"u8.ToArray())).ShouldBeTrue();
        await box.StoreResultAsync("result"u8.ToArray());
        (await box.StoreShuffleAsync(1, 1, "late"u8.ToArray())).ShouldBeFalse(
            "it builds on a shuffle that is not there"
        );
        (await box.StoreShuffleAsync(0, 1, "first"u8.ToArray())).ShouldBeTrue();
        (await box.StoreShuffleAsync(0, 2, "also first"u8.ToArray())).ShouldBeFalse();
        (await box.StoreShuffleAsync(1, 1, "again"u8.ToArray())).ShouldBeFalse("this trustee has shuffled");

        Restart();
        box = Open(VotePolicy.Once);
        box.ReadTally().ShouldBe("tally"u8.ToArray());
        box.ReadDecryptions().Select(share => share.Owner).ShouldBe([2, 1]);
        box.ReadDecryptions()[0].Bytes.ToArray().ShouldBe("two"u8.ToArray());
        box.ReadDecryptions()[0].Companion.ToArray().ShouldBe("beside two"u8.ToArray());
        box.ReadResult().ShouldBe("result"u8.ToArray());
        box.ReadShuffles().ShouldHaveSingleItem().Bytes.ToArray().ShouldBe("first"u8.ToArray());
    }

    /// <summary>Walks the whole log and returns the hash of its last line.</summary>
    protected static byte[] LogOf(IBallotBox box)
    {
        var parent = Genesis;
        foreach (var entry in box.ReadLog(0, int.MaxValue))
        {
            entry.Parent.ToArray().ShouldBe(parent, $"height {entry.Height}");
            var line =
                $$"""{"height":{{entry.Height}},"parent":"{{Convert.ToHexStringLower(parent)}}","ballot":"{{Convert.ToHexStringLower(entry.Hash.Span)}}"}""";
            parent = SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(line));
        }

        return parent;
    }
}
