using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Verification.Tests.Interop;
using Shouldly;
using Xunit;

namespace Hustings.Cli.Tests.Trustees;

/// <summary>Two trustees with single keys, from making the keys to the result, by the command line alone.</summary>
public sealed class SingleTrusteeTests : IDisposable
{
    private readonly ReferenceTool tool = new();
    private readonly Trustee first = new();
    private readonly Trustee second = new();

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
        tool.Dispose();
    }

    [Fact]
    public async Task Shuffles_and_decryptions_of_the_command_are_accepted_by_the_reference_tool_at_every_stage()
    {
        using RankedElection election = await SetUpAsync();
        election.Vote([1, 2, 3], [3, 1, 2], [2, 1, 255]);
        election.Complaint().ShouldBeNull("ballots");
        (await first.RefusedAsync("decrypt", election.Path)).ShouldBe("ballots_not_ended");
        (await first.RefusedAsync("shuffle", election.Path)).ShouldBe("ballots_not_ended");
        election.End();
        (await first.RefusedAsync("decrypt", election.Path)).ShouldBe("not_tallied");
        election.Tally();
        election.Complaint().ShouldBeNull("tally");
        (await first.RefusedAsync("decrypt", election.Path)).ShouldBe("shuffles_not_ended");
        election.Shuffled(1, await first.ShuffleAsync(election.Path));
        election.Complaint().ShouldBeNull("first shuffle");
        (await first.RefusedAsync("shuffle", election.Path)).ShouldBe("already_shuffled");
        election.Shuffled(2, await second.ShuffleAsync(election.Path));
        election.Complaint().ShouldBeNull("second shuffle");
        election.EndShuffles();
        (await second.RefusedAsync("shuffle", election.Path)).ShouldBe("shuffles_ended");
        election.Decrypted(1, await first.DecryptAsync(election.Path));
        election.Complaint().ShouldBeNull("first decryption");
        (await first.RefusedAsync("decrypt", election.Path)).ShouldBe("already_decrypted");
        election.Decrypted(2, await second.DecryptAsync(election.Path));
        election.Complaint().ShouldBeNull("second decryption");

        ElectionResult result = election.Publish();

        election.Complaint().ShouldBeNull("result");
        result
            .Questions[0]
            .Ballots.Select(ballot => string.Join(' ', ballot))
            .ShouldBe(["1 2 3", "3 1 2", "2 1 255"], ignoreOrder: true);
        (await first.RefusedAsync("decrypt", election.Path)).ShouldBe("result_is_out");
        (await first.CompanionAsync()).ShouldBeNull("the election is not marked");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Decryptions_of_a_marked_election_come_with_companions_and_without_them_nobody_goes_on(bool ranked)
    {
        using RankedElection election = await SetUpAsync(ranked, marked: true);
        election.Vote(ranked ? [1, 2, 3] : [1, 0, 0]);
        election.End();
        election.Tally();
        if (ranked)
        {
            election.Shuffled(1, await first.ShuffleAsync(election.Path));
            election.EndShuffles();
        }

        election.Decrypted(2, await second.DecryptAsync(election.Path));
        (await first.RefusedAsync("decrypt", election.Path)).ShouldBe("archive_invalid");
        election.Companion((await second.CompanionAsync()).ShouldNotBeNull());
        election.Complaint().ShouldBeNull("first decryption");
        election.Decrypted(1, await first.DecryptAsync(election.Path));
        election.Companion((await first.CompanionAsync()).ShouldNotBeNull());
        election.Publish();

        election.Complaint().ShouldBeNull("both verifiers accept the marked election");
    }

    [Fact]
    public async Task Altered_archive_is_not_decrypted()
    {
        using RankedElection election = await SetUpAsync(ranked: false);
        election.Vote([1, 0, 0], [0, 1, 0]);
        election.End();
        election.Tally();
        byte[] archive = await File.ReadAllBytesAsync(election.Path, TestContext.Current.CancellationToken);
        for (int from = 1; from <= 5; from++)
        {
            byte[] altered = [.. archive];
            altered[archive.Length * from / 6] ^= 1;
            tool.Write("altered.bel", altered);
            (await first.RefusedAsync("decrypt", tool.PathOf("altered.bel"))).ShouldBe("archive_invalid");
        }
    }

    [Fact]
    public async Task Election_whose_answers_are_added_up_has_nothing_to_shuffle_and_is_decrypted()
    {
        using RankedElection election = await SetUpAsync(ranked: false);
        election.Vote([1, 0, 0], [0, 1, 0]);
        election.End();
        election.Tally();
        (await first.RefusedAsync("shuffle", election.Path)).ShouldBe("nothing_to_shuffle");
        election.Decrypted(2, await second.DecryptAsync(election.Path));
        election.Decrypted(1, await first.DecryptAsync(election.Path));
        election.Publish().Counts[0].ShouldBe([1L, 1L, 0L]);
        election.Complaint().ShouldBeNull();
    }

    [Fact]
    public async Task Ballots_nobody_shuffled_are_not_opened()
    {
        using RankedElection election = await SetUpAsync();
        election.Vote([1, 2, 3]);
        election.End();
        election.Tally();
        election.EndShuffles();
        (await first.RefusedAsync("decrypt", election.Path)).ShouldBe("nobody_shuffled");
    }

    [Fact]
    public async Task Key_of_somebody_else_what_is_no_key_and_what_is_no_archive_are_refused()
    {
        using RankedElection election = await SetUpAsync();
        using Trustee stranger = new();
        await stranger.KeygenAsync();
        (await stranger.RefusedAsync("decrypt", election.Path)).ShouldBe("not_a_trustee");
        await File.WriteAllTextAsync(stranger.KeyFile, "12x\n", TestContext.Current.CancellationToken);
        (await stranger.RefusedAsync("decrypt", election.Path)).ShouldBe("file_refused");
        (await first.RefusedAsync("decrypt", first.PublicFile, ExitCode.Unreadable)).ShouldBe("archive_unreadable");
        (await first.RefusedAsync("decrypt", first.PublicFile + "x", ExitCode.Unreadable)).ShouldBe(
            "archive_unreadable"
        );
    }

    [Fact]
    public async Task Key_is_for_its_owner_only_is_read_by_the_reference_tool_and_never_overwritten()
    {
        await first.KeygenAsync();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(first.KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        tool.Write(
            "public_keys.jsons",
            await File.ReadAllTextAsync(first.PublicFile, TestContext.Current.CancellationToken)
        );
        tool.Run("setup", "make-trustees");
        TrusteeKeys
            .TryRead(tool.Read("trustees.json").AsSpan().TrimEnd((byte)'\n'), out TrusteeKeys? made)
            .ShouldBe(DocumentFault.None);
        made!.Keys.ShouldHaveSingleItem().ProofHolds().ShouldBeTrue();

        Told told = await Told.RunAsync(
            "trustee",
            "keygen",
            "--single",
            "--folder",
            Path.GetDirectoryName(first.KeyFile)!
        );

        told.ExitCode.ShouldBe(ExitCode.Refused);
        told.Error.ShouldStartWith("REFUSED file_exists");
    }

    [Fact]
    public async Task One_of_several_shows_its_key_only_when_all_have_committed()
    {
        using Scratch mine = new();
        using Scratch others = new();
        foreach ((Scratch folder, string place) in new[] { (mine, "1/2"), (others, "2/2") })
            await Trustee.DoneAsync("keygen", "--single", "--context", place, "--folder", folder.At("."));
        File.Exists(mine.At("trustee.pub.json")).ShouldBeFalse();
        string own = mine.At("trustee.commitment.json");
        string[] show = ["trustee", "keygen", "--single", "--folder", mine.At("."), "--commitments", own];
        (await Told.RunAsync(show)).Error.ShouldStartWith("REFUSED commitments_incomplete");

        await Trustee.DoneAsync([.. show.Skip(1), others.At("trustee.commitment.json")]);

        tool.Write("public_keys.jsons", File.ReadAllText(mine.At("trustee.pub.json")));
        tool.Run("setup", "make-trustees");
        TrusteeKeys.TryRead(tool.Read("trustees.json").AsSpan().TrimEnd((byte)'\n'), out TrusteeKeys? made);
        made!.Keys.ShouldHaveSingleItem().ProofHolds().ShouldBeTrue();
    }

    [Fact]
    public async Task Key_made_by_either_program_decrypts_with_the_other()
    {
        tool.Run("setup", "generate-trustee-key", "--group", "Ed25519");
        string theirs = tool.Files("*.privkey").ShouldHaveSingleItem();
        TrusteePublicKey ours = await first.KeygenAsync();
        using SecretScalar secret = SecretScalar.FromDecimal((await ReadAsync(theirs)).Trim().Trim('"'));
        TrusteePublicKey made = TrusteePublicKey.Make(secret, SodiumRandom.Instance);
        using RankedElection election = new(tool, TrusteeKeys.Create([ours, made]), ranked: false);
        election.Vote([1, 0, 0], [0, 1, 0]);
        election.End();
        election.Tally();

        string part = tool.Run("election", "decrypt", "--privkey", first.KeyFile, "--trustee-id", "1");
        election.Decrypted(1, System.Text.Encoding.UTF8.GetBytes(part.Split('\n')[0]));
        await File.WriteAllTextAsync(second.KeyFile, secret.ToDecimal() + "\n", TestContext.Current.CancellationToken);
        (await second.DecryptAsync(election.Path)).ShouldNotBeEmpty("as contest create writes a key");
        File.Copy(theirs, second.KeyFile, overwrite: true);
        election.Decrypted(2, await second.DecryptAsync(election.Path));

        election.Complaint().ShouldBeNull();
        election.Publish().Counts[0].ShouldBe([1L, 1L, 0L]);
    }

    private static Task<string> ReadAsync(string path) =>
        File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

    private async Task<RankedElection> SetUpAsync(bool ranked = true, bool marked = false) =>
        new(tool, TrusteeKeys.Create([await first.KeygenAsync(), await second.KeygenAsync()]), ranked, marked);
}
