using Hustings.Cryptography;
using Hustings.Cryptography.Threshold;
using Hustings.Record;
using Hustings.Record.Threshold;
using Hustings.Verification.Tests.Interop;
using Shouldly;
using Xunit;

namespace Hustings.Cli.Tests.Trustees;

/// <summary>
/// A key of which two of three decrypt, made by a trustee with belenios-tool and two with our command: each program reads
/// what the other wrote, in every step.
/// </summary>
public sealed class ThresholdTrusteeTests : IDisposable
{
    private static readonly string[] ToolStep = ["setup", "generate-trustee-key-threshold", "--group", "Ed25519"];

    private readonly ReferenceTool tool = new();
    private readonly Scratch[] folders = [new(), new(), new(), new()];
    private string toolTrustee = "";
    private string commitments = "";

    public void Dispose()
    {
        foreach (Scratch folder in folders)
            folder.Dispose();
        tool.Dispose();
    }

    [Fact]
    public async Task Trustees_with_either_program_make_a_key_shuffle_and_decrypt_together()
    {
        using RankedElection election = new(tool, await MakeKeyAsync());
        election.Vote([1, 2, 3], [3, 1, 2], [2, 1, 255]);
        election.End();
        election.Tally();
        election.Shuffled(1, Bytes(tool.Run("election", "shuffle", "--trustee-id=1")));
        election.Complaint().ShouldBeNull("the tool's shuffle");
        election.Shuffled(3, await MakeAsync("shuffle", election.Path, 3));
        election.Complaint().ShouldBeNull("our shuffle");
        election.EndShuffles();
        string[] keys = ["--key", $"{toolTrustee}.key", "--decryption-key", "one.dkey"];
        election.Decrypted(1, Bytes(tool.Run(["election", "decrypt-threshold", .. keys, "--trustee-id", "1"])));
        election.Complaint().ShouldBeNull("the tool's decryption");
        string own = folders[3].At("trustee.dkey");
        election.Decrypted(3, await MakeAsync("decrypt", election.Path, 3, "--decryption-key", own));
        election.Complaint().ShouldBeNull("our decryption");

        election.Publish();

        election.Complaint().ShouldBeNull("result");
    }

    [Fact]
    public async Task Misuse_of_a_threshold_key_is_refused_by_name()
    {
        using RankedElection election = new(tool, await MakeKeyAsync());
        (await RefusedAsync("decrypt", election.Path, "--seed", folders[2].At("trustee.seed"))).ShouldBe(
            "command_line"
        );
        (await RefusedAsync("decrypt", election.Path)).ShouldBe("command_line");
        string others = folders[3].At("trustee.dkey");
        (
            await RefusedAsync(
                "decrypt",
                election.Path,
                "--seed",
                folders[2].At("trustee.seed"),
                "--decryption-key",
                others
            )
        ).ShouldBe("file_refused");
        string certs = tool.PathOf("certs.jsons");
        string stranger = folders[0].Write("stranger.seed", TrusteeSeed.Generate(SodiumRandom.Instance));
        (await StepRefusedAsync("3", "--certs", certs, "--seed", stranger)).ShouldBe("seed_of_nobody");
        (await StepRefusedAsync("7", "--certs", certs)).ShouldBe("command_line");
        (await StepRefusedAsync("1", "--context", "3/2")).ShouldBe("command_line");
        (await StepRefusedAsync("1", "--context", "4/2/3")).ShouldBe("command_line");
        (await StepRefusedAsync("2")).ShouldBe("command_line");
        (await StepRefusedAsync("2", "--certs", certs + "x")).ShouldBe("file_unreadable");
        string cert = folders[2].At("trustee.cert.json");
        (await StepRefusedAsync("2", "--certs", cert, cert)).ShouldBe("file_refused");
    }

    [Fact]
    public async Task Share_that_is_meant_for_another_trustee_stops_the_fifth_step()
    {
        await MakeKeyAsync();
        File.Delete(folders[2].At("trustee.voutput.json"));
        File.Delete(folders[2].At("trustee.dkey"));
        string input = tool.Files("*.vinput").First(file => File.ReadAllText(file) != File.ReadAllText(Input(2)));

        string name = await StepRefusedAsync(
            "5",
            "--certs",
            tool.PathOf("certs.jsons"),
            "--seed",
            folders[2].At("trustee.seed"),
            "--vinput",
            input,
            "--commitments",
            commitments
        );

        name.ShouldBe("file_refused");
        File.Exists(folders[2].At("trustee.voutput.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task Nothing_is_shown_before_all_have_committed_and_nobody_can_show_something_else()
    {
        await MakeKeyAsync();
        string[] step =
        [
            "--certs",
            tool.PathOf("certs.jsons"),
            "--seed",
            folders[2].At("trustee.seed"),
            "--commitments",
        ];
        string own = folders[2].At("trustee.commitment.json");
        string polynomial = folders[2].At("trustee.polynomial.json");
        File.Delete(polynomial);

        (await StepRefusedAsync("3", [.. step, own])).ShouldBe("commitments_incomplete");
        (await StepRefusedAsync("3", [.. step, own, own, commitments])).ShouldBe("commitments_incomplete");
        string[] lines = File.ReadAllLines(commitments);
        string[] changed = [lines[0], lines[1][..^3] + (lines[1][^3] == '0' ? "1\"}" : "0\"}"), lines[2]];
        string other = folders[0].Write("changed.jsons", string.Join('\n', changed));
        (await StepRefusedAsync("3", [.. step, other])).ShouldBe("commitment_broken");
        File.Exists(polynomial).ShouldBeFalse();
        string[] sorted = ["--certs", tool.PathOf("certs.jsons"), "--polynomials", tool.PathOf("polynomials.jsons")];
        (await StepRefusedAsync("4", [.. sorted, "--commitments", other])).ShouldBe("commitment_broken");
        (await StepRefusedAsync("4", sorted)).ShouldBe("command_line");
        string[] input = [.. step[..4], "--vinput", Input(2), "--commitments", other];
        File.Delete(folders[2].At("trustee.voutput.json"));
        File.Delete(folders[2].At("trustee.dkey"));
        (await StepRefusedAsync("5", input)).ShouldBe("commitment_broken");
    }

    [Fact]
    public async Task Own_polynomial_of_an_earlier_attempt_stops_the_fifth_step_by_name()
    {
        await MakeKeyAsync();
        string certs = tool.PathOf("certs.jsons");
        string[] seed = ["--seed", folders[2].At("trustee.seed")];
        IReadOnlyList<SignedMessage> signed =
        [
            .. File.ReadAllLines(certs)
                .Select(line =>
                {
                    SignedMessage.TryRead(Bytes(line), out SignedMessage? one).ShouldBe(DocumentFault.None);
                    return one!;
                }),
        ];
        KeyEstablishment.CheckCertificates(signed, out IReadOnlyList<Certificate> certificates);
        string ownSeed = File.ReadAllText(seed[1]).Trim();
        Polynomial earlier = KeyEstablishment.MakePolynomial(certificates, ownSeed, 2, SodiumRandom.Instance);
        VerificationInput.TryRead(Bytes(File.ReadAllText(Input(2))), out VerificationInput? input);
        string altered = folders[0].At("altered.json");
        File.WriteAllBytes(altered, (input! with { Own = earlier.Own }).ToBytes());
        File.Delete(folders[2].At("trustee.voutput.json"));
        File.Delete(folders[2].At("trustee.dkey"));

        string name = await StepRefusedAsync(
            "5",
            ["--certs", certs, .. seed, "--vinput", altered, "--commitments", commitments]
        );

        name.ShouldBe("own_polynomial_differs");
    }

    /// <summary>Trustee 1 and the organiser's fourth step by belenios-tool; trustees 2 and 3 and the sixth by us.</summary>
    private async Task<TrusteeKeys> MakeKeyAsync()
    {
        toolTrustee = tool.Run([.. ToolStep, "--threshold-context", "1/2/3", "--step", "1"]).Trim();
        foreach (int i in (int[])[2, 3])
            await StepAsync(i, "1", "--context", $"{i}/2/3");
        string certs = Join("certs.jsons", tool.Text($"{toolTrustee}.cert"), Own(2, "cert"), Own(3, "cert"));
        tool.Run([.. ToolStep, "--certs", "certs.jsons", "--step", "2"]);
        (await StepAsync(2, "2", "--certs", certs)).ShouldContain("trustee 3: ");
        string[] key = ["--key", $"{toolTrustee}.key"];
        string first = tool.Run([
            .. ToolStep,
            "--threshold-context",
            "1/2/3",
            "--certs",
            "certs.jsons",
            .. key,
            "--step",
            "3",
        ]);
        foreach (int i in (int[])[2, 3])
            await StepAsync(i, "3", "--certs", certs, "--seed", folders[i].At("trustee.seed"));
        commitments = Join("commitments.jsons", CommitmentOf(first), Own(2, "commitment"), Own(3, "commitment"));
        string[] shown = ["--commitments", commitments];
        foreach (int i in (int[])[2, 3])
            await StepAsync(i, "3", ["--certs", certs, "--seed", folders[i].At("trustee.seed"), .. shown]);
        string polynomials = Join("polynomials.jsons", first, Own(2, "polynomial"), Own(3, "polynomial"));
        tool.Run([.. ToolStep, "--certs", "certs.jsons", "--step", "4", "--polynomials", "polynomials.jsons"]);
        await StepAsync(0, "4", ["--certs", certs, "--polynomials", polynomials, .. shown]);
        first = tool.Feed(
            await File.ReadAllTextAsync(Input(1)),
            [.. ToolStep, "--certs", "certs.jsons", .. key, "--step", "5"]
        );
        foreach (int i in (int[])[2, 3])
            await StepAsync(
                i,
                "5",
                ["--certs", certs, "--seed", folders[i].At("trustee.seed"), "--vinput", Input(i), .. shown]
            );
        string outputs = Join("voutputs.jsons", first, Own(2, "voutput"), Own(3, "voutput"));
        string theirs = tool.Feed(
            tool.Text("voutputs.jsons"),
            [.. ToolStep, "--certs", "certs.jsons", "--step", "6", "--polynomials", "polynomials.jsons"]
        );
        await StepAsync(0, "6", ["--certs", certs, "--polynomials", polynomials, "--voutputs", outputs, .. shown]);
        string ours = (await File.ReadAllTextAsync(folders[0].At("threshold.json"))).Trim();
        ours.ShouldBe(theirs.Trim());
        tool.Write("one.dkey", await File.ReadAllTextAsync(folders[0].At("trustee-1.dkey")));
        ThresholdParameters.TryRead(Bytes(ours), out ThresholdParameters? made).ShouldBe(DocumentFault.None);
        return TrusteeKeys.Create([new ThresholdTrustees(made!)]);
    }

    /// <summary>The reference tool does not commit; its trustee hashes the message by hand (docs/running/trustee.md).</summary>
    private static string CommitmentOf(string polynomial)
    {
        Polynomial.TryRead(Bytes(polynomial), out Polynomial? read).ShouldBe(DocumentFault.None);
        return System.Text.Encoding.UTF8.GetString(
            new KeyCommitment(1, 3, KeyCommitment.HashOf(read!.Coefexps)).ToBytes()
        );
    }

    private string Own(int trustee, string what) => File.ReadAllText(folders[trustee].At($"trustee.{what}.json"));

    private string Input(int trustee) => folders[0].At($"trustee-{trustee}.vinput.json");

    private string Join(string name, params string[] documents)
    {
        tool.Write(name, string.Concat(documents.Select(document => document.Trim() + "\n")));
        return tool.PathOf(name);
    }

    private Task<string> StepAsync(int trustee, string step, params string[] rest) =>
        Trustee.DoneAsync(["keygen", "--step", step, "--folder", folders[trustee].At("."), .. rest]);

    private async Task<byte[]> MakeAsync(string step, string archive, int trustee, params string[] rest)
    {
        string output = folders[trustee].At($"{step}.json");
        string seed = folders[trustee].At("trustee.seed");
        await Trustee.DoneAsync([step, archive, "--seed", seed, .. rest, "--output", output]);
        return await File.ReadAllBytesAsync(output);
    }

    private Task<string> RefusedAsync(string step, string archive, params string[] rest) =>
        NameAsync([step, archive, .. rest, "--output", folders[0].At("refused.json")]);

    private Task<string> StepRefusedAsync(string step, params string[] rest) =>
        NameAsync(["keygen", "--step", step, "--folder", folders[2].At("."), .. rest]);

    private static async Task<string> NameAsync(string[] arguments)
    {
        Told told = await Told.RunAsync(["trustee", .. arguments]);
        told.ExitCode.ShouldBeOneOf(ExitCode.Refused, ExitCode.Unreadable);
        told.Error.ShouldStartWith("REFUSED ");
        return told.Error["REFUSED ".Length..told.Error.IndexOf(':', StringComparison.Ordinal)];
    }

    // The tool prints a document and, on a line of its own, whose it is.
    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text.Trim().Split('\n')[0]);
}
