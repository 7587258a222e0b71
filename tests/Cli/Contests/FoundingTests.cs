using Hustings.Cli.Tests.Trustees;
using Hustings.Contest;
using Hustings.Contest.Authoring;
using Hustings.Contest.Roll;
using Hustings.Cryptography;
using Hustings.Cryptography.Threshold;
using Hustings.Record;
using Hustings.Record.Credentials;
using Hustings.Record.Definitions;
using Hustings.Record.Threshold;
using Shouldly;
using Xunit;

namespace Hustings.Cli.Tests.Contests;

/// <summary>A contest put together from what author, trustees and registrar made apart from each other.</summary>
public sealed class FoundingTests : IDisposable
{
    private const string Id = "8fWq3KxGmT5vYd";
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Data_folder_holds_the_parts_of_all_and_no_secret_of_any()
    {
        string[] parts = await PartsAsync();

        Told told = await CreateAsync(parts);

        told.ExitCode.ShouldBe(ExitCode.Done, told.Error);
        byte[] bytes = File.ReadAllBytes(In("definition.json"));
        ContestDefinition.TryRead(bytes, out ContestDefinition? definition).ShouldBe(DocumentFault.None);
        told.Output.ShouldContain($"Definition: {definition!.Hash}");
        TrusteeKeys
            .TryRead(File.ReadAllBytes(In("trustees.json")), out TrusteeKeys? trustees)
            .ShouldBe(DocumentFault.None);
        trustees!.Keys.Count.ShouldBe(2);
        told.Output.ShouldContain($"Fingerprint of Bea’s key: {trustees.Keys[1].Fingerprint}");
        CredentialTable
            .TryRead(File.ReadAllBytes(In("credential-table.txt")), out CredentialTable? table)
            .Holds.ShouldBeTrue();
        table!.Contest.ShouldBe(Id);
        File.ReadAllLines(In("pins.txt")).Length.ShouldBe(table.Rows);
        File.ReadAllLines(In("lot-commitments.txt")).Length.ShouldBe(2);
        File.ReadAllText(In("keys", "pin.key")).ShouldBe(new string('a', 64) + "\n");

        ContestHome home = ContestHome.Read(scratch.At("data"));
        home.Definition.Hash.ShouldBe(definition.Hash);
        home.LotCommitments.Count.ShouldBe(2);

        string[] secrets =
        [
            .. new[] { "1", "2" }.SelectMany(i =>
                new[] { $"{i}/trustee.key", $"{i}/trustee.lot" }.Select(name =>
                    File.ReadAllText(scratch.At(name)).Trim().Trim('"')
                )
            ),
        ];
        foreach (string file in Directory.GetFiles(scratch.At("data"), "*", SearchOption.AllDirectories))
            secrets.ShouldAllBe(secret => !File.ReadAllText(file).Contains(secret));

        (await CreateAsync(parts)).Error.ShouldContain("never overwritten");
    }

    [Fact]
    public async Task Parts_that_do_not_belong_together_are_refused_each_in_words()
    {
        string[] parts = await PartsAsync();
        string yaml = File.ReadAllText(scratch.At("contest.yaml"));
        await RefusedAsync("committed to", Swap(parts, "1/trustee.pub.json", "2/trustee.pub.json"));
        await RefusedAsync("keys of 1", [.. parts.Where(part => part != scratch.At("2/trustee.pub.json"))]);
        await RefusedAsync(
            "missing: trustee 2",
            [.. parts.Where(part => part != scratch.At("2/trustee.commitment.json"))]
        );
        await RefusedAsync(
            "not one of each trustee",
            [.. parts.Where(part => part != scratch.At("2/trustee.lot-commitment.txt"))]
        );
        await RefusedAsync(
            "0 did",
            [.. parts[..Array.IndexOf(parts, "--lots")], .. parts[Array.IndexOf(parts, "--registrar")..]]
        );
        await RefusedAsync("--registrar DIR", parts[..Array.IndexOf(parts, "--registrar")]);

        scratch.Write("contest.yaml", yaml + "\nthreshold: 2\n");
        await RefusedAsync("any 2 trustees can open the result, the trustees made a key for all", parts);
        scratch.Write("contest.yaml", yaml.Replace("id: ballot", "id: another", StringComparison.Ordinal));
        await RefusedAsync("not issued for all stages", parts);
        scratch.Write("contest.yaml", yaml.Replace(Id, "9fWq3KxGmT5vYd", StringComparison.Ordinal));
        await RefusedAsync($"issued for the contest {Id}", parts);
        scratch.Write("contest.yaml", yaml.Replace("plurality", "plural", StringComparison.Ordinal));
        await RefusedAsync("contest.yaml:6", parts);

        scratch.Write("contest.yaml", yaml);
        File.AppendAllText(scratch.At("registrar/server/pins.txt"), "0\n");
        await RefusedAsync("PIN values", parts);
        File.WriteAllText(scratch.At("registrar/public/credential-table.txt"), "nothing");
        await RefusedAsync("cannot be used", parts);
        Directory.Exists(scratch.At("data")).ShouldBeFalse();
    }

    [Fact]
    public async Task Threshold_key_is_taken_with_the_commitments_to_its_polynomials()
    {
        string[] parts = await PartsAsync();
        SodiumRandom random = SodiumRandom.Instance;
        string[] seeds = [TrusteeSeed.Generate(random), TrusteeSeed.Generate(random)];
        Certificate[] certificates = [.. seeds.Select((seed, i) => Certificate.Make(seed, new(2, 1, i + 1), random))];
        Polynomial[] made =
        [
            .. seeds.Select((seed, i) => KeyEstablishment.MakePolynomial(certificates, seed, i + 1, random)),
        ];
        KeyEstablishment
            .MakeInputs(certificates, made, out IReadOnlyList<VerificationInput> inputs)
            .ShouldBe(DocumentFault.None);
        VerificationOutput[] outputs =
        [
            .. seeds.Select(
                (seed, i) =>
                {
                    KeyEstablishment.MakeOutput(
                        certificates,
                        seed,
                        i + 1,
                        inputs[i],
                        random,
                        out VerificationOutput? output
                    );
                    return output!;
                }
            ),
        ];
        KeyEstablishment
            .MakeParameters(certificates, made, outputs, out ThresholdParameters? parameters)
            .ShouldBe(DocumentFault.None);
        File.WriteAllBytes(scratch.At("threshold.json"), parameters!.ToBytes());
        foreach (int i in (int[])[1, 2])
            File.WriteAllBytes(
                scratch.At($"{i}/trustee.commitment.json"),
                new KeyCommitment(i, 2, KeyCommitment.HashOf(made[i - 1].Coefexps)).ToBytes()
            );
        scratch.Write("contest.yaml", File.ReadAllText(scratch.At("contest.yaml")) + "\nthreshold: 1\n");
        string[] keys = ["--trustees", scratch.At("threshold.json"), .. parts[Array.IndexOf(parts, "--commitments")..]];

        Told told = await CreateAsync(keys);

        told.ExitCode.ShouldBe(ExitCode.Done, told.Error);
    }

    private async Task<string[]> PartsAsync()
    {
        scratch.Write("contest.yaml", ContestCheckTests.Good);
        foreach (int i in (int[])[1, 2])
        {
            string folder = scratch.At($"{i}");
            Directory.CreateDirectory(folder);
            await Trustee.DoneAsync("keygen", "--single", "--context", $"{i}/2", "--folder", folder);
            await Trustee.DoneAsync("lot", "--contest", Id, "--context", $"{i}/2", "--folder", folder);
        }

        string[] commitments = [scratch.At("1/trustee.commitment.json"), scratch.At("2/trustee.commitment.json")];
        foreach (int i in (int[])[1, 2])
            await Trustee.DoneAsync([
                "keygen",
                "--single",
                "--folder",
                scratch.At($"{i}"),
                "--commitments",
                .. commitments,
            ]);
        CodeIssue issue = CodeIssue.Issue(Id, 5, [PlainId.StageUuid(Id, "ballot")], 1, SodiumRandom.Instance);
        Directory.CreateDirectory(scratch.At("registrar/public"));
        Directory.CreateDirectory(scratch.At("registrar/server"));
        File.WriteAllBytes(scratch.At("registrar/public/credential-table.txt"), issue.Table.ToBytes());
        File.WriteAllText(scratch.At("registrar/server/pin.key"), new string('a', 64) + "\n");
        File.WriteAllText(
            scratch.At("registrar/server/pins.txt"),
            string.Concat(Enumerable.Repeat(new string('b', 64) + "\n", issue.Table.Rows))
        );
        return
        [
            "--trustees",
            scratch.At("1/trustee.pub.json"),
            scratch.At("2/trustee.pub.json"),
            "--commitments",
            .. commitments,
            "--lots",
            scratch.At("1/trustee.lot-commitment.txt"),
            scratch.At("2/trustee.lot-commitment.txt"),
            "--registrar",
            scratch.At("registrar"),
        ];
    }

    private string[] Swap(string[] parts, string one, string other) =>
        [
            .. parts.Select(part =>
                part == scratch.At(one) ? scratch.At(other)
                : part == scratch.At(other) ? scratch.At(one)
                : part
            ),
        ];

    private async Task RefusedAsync(string words, string[] parts)
    {
        Told told = await CreateAsync(parts);
        told.ExitCode.ShouldBeOneOf(ExitCode.Refused, ExitCode.Unreadable);
        told.Error.ShouldContain(words);
    }

    private Task<Told> CreateAsync(string[] parts) =>
        Told.RunAsync(["contest", "create", scratch.At("contest.yaml"), "--data", scratch.At("data"), .. parts]);

    private string In(params string[] parts) => Path.Combine([scratch.At("data"), .. parts]);
}
