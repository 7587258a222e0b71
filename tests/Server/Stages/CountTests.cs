using Hustings.Contest;
using Hustings.Record;
using Hustings.Server.Contests;
using Hustings.Server.Stages;
using Hustings.Server.Tests.Hosting;
using Hustings.Verification;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Stages;

/// <summary>From the close to the result; after every step the whole archive is verified again.</summary>
public sealed class CountTests
{
    [Fact]
    public async Task Whole_contest_is_valid_after_every_step_and_ends_with_the_votes_cast()
    {
        await using var server = await RunningServer.OpenAsync();
        int[] votes = [1, 1, 2, 3, 1, 0];
        for (var voter = 0; voter < votes.Length; voter++)
        {
            (await server.CastAsync(voter, votes[voter])).Accepted.ShouldBeTrue();
        }

        File.Exists(server.Desk.RecordPath).ShouldBeFalse();
        server.Desk.EncryptedTallyBytes.ShouldBeNull();
        (await server.Officer.CloseAsync()).ShouldBe(OrderOutcome.Done);
        Verified(server).Progress.ShouldBe(Progress.Tallied);

        (await server.DecryptAsync(2)).ShouldBe(DecryptionOutcome.Accepted);
        Verified(server).Counts.PartialDecryptions.ShouldBe(1);
        server.Desk.Decryptions.Select(trustee => trustee.DecryptedAt is not null).ShouldBe([false, true, false]);
        (await server.DecryptAsync(1)).ShouldBe(DecryptionOutcome.Accepted);
        Verified(server).Counts.PartialDecryptions.ShouldBe(2);
        server.Desk.Result.ShouldBeNull();
        (await server.DecryptAsync(3)).ShouldBe(DecryptionOutcome.Opened);

        var report = Verified(server);
        report.Progress.ShouldBe(Progress.Published);
        report.Counts.Ballots.ShouldBe(6);
        report.Result!.Counts[0].ShouldBe([1L, 3, 1, 1]);
        server.Desk.Result!.Counts[0].ShouldBe([1L, 3, 1, 1]);
        server.Desk.State.ShouldBe(StageState.Published);
        server.Desk.PublishedAt.ShouldBe(server.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Restart_between_any_two_steps_changes_nothing()
    {
        await using var server = await RunningServer.OpenAsync();
        await server.CastAsync(0, 1);
        await server.CastAsync(1, 2);
        await server.RestartAsync();
        await server.Officer.CloseAsync();
        await server.RestartAsync();
        for (var owner = 1; owner <= 3; owner++)
        {
            await server.DecryptAsync(owner);
            await server.RestartAsync();
            Verified(server).Counts.PartialDecryptions.ShouldBe(owner);
        }

        server.Desk.State.ShouldBe(StageState.Published);
        server.Desk.Result!.Counts[0].ShouldBe([0L, 1, 1, 0]);
    }

    [Fact]
    public async Task Under_last_only_the_last_ballot_of_each_code_counts()
    {
        await using var server = await RunningServer.OpenAsync(VotePolicy.Last);
        await server.CastAsync(0, 1);
        await server.CastAsync(1, 1);
        await server.CastAsync(0, 2);
        await server.CastAsync(0, 3);
        await server.Officer.CloseAsync();
        await PublishAsync(server);

        var report = Verified(server);
        report.Counts.Ballots.ShouldBe(4);
        report.Counts.Counted.ShouldBe(2);
        report.Result!.Counts[0].ShouldBe([0L, 1, 0, 1]);
    }

    private static string CompanionsBeside(string record) =>
        Path.Combine(Path.GetDirectoryName(record)!, CompanionLines.FileName);

    [Fact]
    public async Task Stage_without_a_single_ballot_opens_to_zeros_and_is_published_without_a_winner()
    {
        await using var server = await RunningServer.OpenAsync();
        await server.Officer.CloseAsync();
        for (var owner = 1; owner <= 3; owner++)
        {
            await server.DecryptAsync(owner);
        }

        server.Desk.Phase.ShouldBe(StageState.Published);
        server.Service<RoundBook>().Outcomes.Values.ShouldHaveSingleItem().Winner.ShouldBeNull();
        Verified(server).Counts.Ballots.ShouldBe(0);
    }

    [Fact]
    public async Task Archive_that_is_lost_cut_off_or_from_an_earlier_step_is_written_again_at_the_start()
    {
        await using var server = await RunningServer.OpenAsync();
        await server.CastAsync(0, 1);
        await server.Officer.CloseAsync();
        var atClose = await File.ReadAllBytesAsync(server.Desk.RecordPath, TestContext.Current.CancellationToken);
        await PublishAsync(server);
        var whole = await File.ReadAllBytesAsync(server.Desk.RecordPath, TestContext.Current.CancellationToken);
        var path = server.Desk.RecordPath;

        byte[]?[] damaged = [null, [], whole[..^700], whole[..(whole.Length / 2)], atClose, [.. whole, 0]];
        foreach (var left in damaged)
        {
            await server.StopAsync();
            File.Delete(path);
            if (left is not null)
            {
                await File.WriteAllBytesAsync(path, left, TestContext.Current.CancellationToken);
            }

            await server.StartAsync();
            (await server.Officer.CloseAsync()).ShouldBe(OrderOutcome.AlreadyDone);
            (await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)).ShouldBe(whole);
            Verified(server).Progress.ShouldBe(Progress.Published);
            File.Delete(CompanionsBeside(path));
        }
    }

    [Fact]
    public async Task Share_that_does_not_fit_is_refused_by_name_and_leaves_nothing()
    {
        await using var server = await RunningServer.OpenAsync();
        await server.CastAsync(0, 1);
        (await server.Desk.AddPartialDecryptionAsync(1, "{}"u8.ToArray())).ShouldBe(DecryptionOutcome.NotReady);
        await server.Officer.CloseAsync();
        EncryptedTally.TryRead(server.Desk.EncryptedTallyBytes!.Value.Span, server.Contest.Election, out var tally);
        var place = new OpeningPlace(server.Contest.Election, tally!, server.Desk.DecryptionOrder!, 1);
        var random = new Cryptography.SeededRandom("s"u8);
        var proven = ProvenDecryption.Make(place, server.Contest.TrusteeKeys[0], random);
        var share = proven.ToBytes();
        var alone = proven.Decryption.Bytes;
        var elsewhere = place with { Order = new string('0', 64) };
        var misplaced = Companion.Make(elsewhere, proven.Decryption, server.Contest.TrusteeKeys[0], random);
        var file = await File.ReadAllBytesAsync(server.Desk.RecordPath, TestContext.Current.CancellationToken);

        await RefusedAsync(0, share, DecryptionOutcome.UnknownTrustee);
        await RefusedAsync(4, share, DecryptionOutcome.UnknownTrustee);
        await RefusedAsync(2, share, DecryptionOutcome.ProofInvalid);
        await RefusedAsync(1, "{}"u8.ToArray(), DecryptionOutcome.Malformed);
        await RefusedAsync(1, new byte[] { 0xff }, DecryptionOutcome.Malformed);
        await RefusedAsync(1, alone, DecryptionOutcome.CompanionMissing);
        await RefusedAsync(1, With(), DecryptionOutcome.CompanionMissing);
        await RefusedAsync(1, With("{}\n"u8.ToArray()), DecryptionOutcome.CompanionMalformed);
        await RefusedAsync(1, share.AsMemory()[..^1], DecryptionOutcome.CompanionMalformed);
        await RefusedAsync(1, With([.. proven.Companion.ToBytes(), .. "\n\n"u8]), DecryptionOutcome.CompanionMalformed);
        await RefusedAsync(
            1,
            new ProvenDecryption(proven.Decryption, misplaced).ToBytes(),
            DecryptionOutcome.CompanionInvalid
        );
        await RefusedAsync(
            1,
            new ProvenDecryption(proven.Decryption, proven.Companion with { Owner = 2 }).ToBytes(),
            DecryptionOutcome.CompanionInvalid
        );
        (await server.Desk.AddPartialDecryptionAsync(1, share)).ShouldBe(DecryptionOutcome.Accepted);
        await RefusedAsync(1, share, DecryptionOutcome.AlreadyPresent);

        byte[] With(params byte[] companion) => [.. alone.Span, (byte)'\n', .. companion];

        async Task RefusedAsync(int owner, ReadOnlyMemory<byte> bytes, DecryptionOutcome expected)
        {
            var outcome = await Inventory.UnchangedAsync(
                server,
                () => server.Desk.AddPartialDecryptionAsync(owner, bytes)
            );
            outcome.ShouldBe(expected);
            if (expected != DecryptionOutcome.AlreadyPresent)
            {
                var now = await File.ReadAllBytesAsync(server.Desk.RecordPath, TestContext.Current.CancellationToken);
                now.ShouldBe(file);
            }
        }
    }

    [Fact]
    public async Task Orders_out_of_turn_are_refused()
    {
        await using var server = await RunningServer.PreparedAsync();
        (await server.Officer.CloseAsync()).ShouldBe(OrderOutcome.NotPossible);
        (await server.Officer.OpenAsync()).ShouldBe(OrderOutcome.Done);
        (await server.Officer.OpenAsync()).ShouldBe(OrderOutcome.AlreadyDone);
        (await server.Officer.CloseAsync()).ShouldBe(OrderOutcome.Done);
        (await server.Officer.CloseAsync()).ShouldBe(OrderOutcome.AlreadyDone);
        (await server.Officer.OpenAsync()).ShouldBe(OrderOutcome.NotPossible);
    }

    internal static async Task PublishAsync(RunningServer server)
    {
        for (var owner = 1; owner <= 3; owner++)
        {
            await server.DecryptAsync(owner);
        }

        server.Desk.State.ShouldBe(StageState.Published);
    }

    internal static VerificationReport Verified(RunningServer server)
    {
        using var stream = File.OpenRead(server.Desk.RecordPath);
        using var companions = File.OpenRead(CompanionsBeside(server.Desk.RecordPath));
        var report = ArchiveVerifier.Verify(
            stream,
            new VerificationOptions { Companions = companions },
            TestContext.Current.CancellationToken
        );
        report.Conclusion.ShouldBe("VALID");
        report.Fingerprints.Election.ShouldBe(server.Contest.Election.Fingerprint);
        return report;
    }
}
