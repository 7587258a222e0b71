using Hustings.Cryptography;
using Hustings.Record;
using Shouldly;

namespace Hustings.Cli.Tests.Trustees;

/// <summary>A single trustee with a folder of its own, who uses nothing but the command line.</summary>
internal sealed class Trustee : IDisposable
{
    private readonly Scratch scratch = new();
    private int files;

    public string KeyFile => scratch.At("trustee.key");
    public string PublicFile => scratch.At("trustee.pub.json");

    public void Dispose() => scratch.Dispose();

    public async Task<TrusteePublicKey> KeygenAsync()
    {
        await DoneAsync("keygen", "--single", "--folder", scratch.At("."));
        using SecretScalar secret = SecretScalar.FromDecimal((await File.ReadAllTextAsync(KeyFile)).Trim().Trim('"'));
        return TrusteePublicKey.Make(secret, SodiumRandom.Instance);
    }

    public Task<byte[]> ShuffleAsync(string archive) => MakeAsync("shuffle", archive, "--key", KeyFile);

    public Task<byte[]> DecryptAsync(string archive) => MakeAsync("decrypt", archive, "--key", KeyFile);

    /// <summary>What stands beside the last decryption; null if nothing does.</summary>
    public async Task<byte[]?> CompanionAsync()
    {
        string file = scratch.At($"decrypt-{files - 1}.companion.jsonl");
        return File.Exists(file) ? await File.ReadAllBytesAsync(file) : null;
    }

    /// <summary>The name of the refusal; nothing may have been written.</summary>
    public async Task<string> RefusedAsync(string step, string archive, int code = ExitCode.Refused)
    {
        string output = scratch.At("refused.json");
        Told told = await Told.RunAsync("trustee", step, archive, "--key", KeyFile, "--output", output);
        told.ExitCode.ShouldBe(code, told.Error);
        File.Exists(output).ShouldBeFalse();
        told.Error.ShouldStartWith("REFUSED ");
        return told.Error["REFUSED ".Length..told.Error.IndexOf(':', StringComparison.Ordinal)];
    }

    private async Task<byte[]> MakeAsync(string step, params string[] rest)
    {
        string output = scratch.At($"{step}-{files++}.json");
        await DoneAsync([step, .. rest, "--output", output]);
        return await File.ReadAllBytesAsync(output);
    }

    public static async Task<string> DoneAsync(params string[] arguments)
    {
        Told told = await Told.RunAsync(["trustee", .. arguments]);
        told.ExitCode.ShouldBe(ExitCode.Done, told.Error);
        return told.Output;
    }
}
