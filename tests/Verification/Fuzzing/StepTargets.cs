using System.Text;
using System.Text.Json;
using Hustings.Cryptography;
using Hustings.Cryptography.Threshold;
using Hustings.Record;
using Hustings.Record.Credentials;
using Hustings.Record.Threshold;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;

namespace Hustings.Verification.Tests.Fuzzing;

/// <summary>
/// Readers of what stands beside archives: the acceptance log, the credential table, and the files with which trustees
/// make a threshold key, also where a trustee signs or encrypts nonsense to another.
/// </summary>
internal static class StepTargets
{
    private static readonly SeededRandom Random = new("fuzzing"u8);

    public static IEnumerable<Target> Of(SmallElection election)
    {
        yield return Log();
        yield return Table(election);
        var files = JsonDocument
            .Parse(File.ReadAllBytes(Path.Combine(Vectors.Root, "vectors", "threshold.json")))
            .RootElement.GetProperty("files");
        var seed = files.GetProperty("seeds")[0].GetString()!;
        var signed = Texts(files, "certs").Select(text => Read<SignedMessage>(text, SignedMessage.TryRead)).ToList();
        KeyEstablishment.CheckCertificates(signed, out var certificates).ShouldBe(DocumentFault.None);
        var polynomials = Texts(files, "polynomials").Select(t => Read<Polynomial>(t, Polynomial.TryRead)).ToList();

        yield return new(
            "signed message",
            Texts(files, "certs"),
            b => Target.Judge(SignedMessage.TryRead(b, out var r), r, b, () => r!.ToBytes())
        );
        yield return new("certificate", [Bytes(signed[0].Message)], b => ReadsCertificate(seed, Text(b)));
        yield return new("polynomial", Texts(files, "polynomials"), b => ReadsPolynomial(certificates, polynomials, b));
        yield return new("verification input", Texts(files, "vinputs"), b => ReadsInput(certificates, seed, b));
        yield return new(
            "verification output",
            Texts(files, "voutputs"),
            b => Target.Judge(VerificationOutput.TryRead(b, out var r), r, b, () => r!.ToBytes())
        );
        yield return new(
            "threshold parameters",
            [Bytes(files.GetProperty("parameters").GetString()!)],
            ReadsParameters
        );

        var stored = Bytes(files.GetProperty("decryptionKeys")[0].GetString()!);
        yield return new("message", [stored], b => Opens(certificates[0], seed, Text(b)));
        var inner = Inner(certificates[0], seed);
        yield return new(
            "opened message",
            [inner],
            b => Opens(certificates[0], seed, Sealed(certificates[0], Text(b)))
        );
    }

    private static Target Log()
    {
        var log = new AcceptanceLog("TC8ZwPjLDDcDt5", "fingerprint");
        var line = log.Append(new byte[32]).TrimEnd('\n');
        return new(
            "acceptance log",
            [Bytes(line)],
            b =>
            {
                var reader = new AcceptanceLog("TC8ZwPjLDDcDt5", "fingerprint");
                var follows = reader.TryFollow(Text(b), out var ballot);
                (ballot.Length == 64).ShouldBe(follows);
                reader.Height.ShouldBe(follows ? 1 : 0);
                return follows;
            }
        );
    }

    private static Target Table(SmallElection election)
    {
        CredentialKey[] cells = [.. election.Codes.Select(code => CredentialKey.Of(election.CredentialOf(code)))];
        var one = CredentialTable.Create("contest", [election.Uuid], 1, cells);
        var three = CredentialTable.Create("c", ["11111111111111", "11111111111112", "11111111111113"], 0, cells);
        return new(
            "credential table",
            [one.ToBytes(), three.ToBytes()],
            b =>
            {
                var finding = CredentialTable.TryRead(b, out var table);
                finding.Holds.ShouldBe(table is not null);
                table?.ToBytes().ShouldBe(b);
                table?.CheckPoints();
                return table is not null;
            }
        );
    }

    private static bool ReadsCertificate(string seed, string text)
    {
        using var signing = TrusteeSeed.SigningKey(seed);
        var signed = SignedMessage.Make(signing, text, Random);
        return Target.Judge(Certificate.TryRead(signed, out var certificate), certificate);
    }

    private static bool ReadsPolynomial(IReadOnlyList<Certificate> certificates, List<Polynomial> all, byte[] bytes)
    {
        var good = Target.Judge(Polynomial.TryRead(bytes, out var read), read, bytes, () => read!.ToBytes());
        if (good)
        {
            KeyEstablishment.MakeInputs(certificates, [read!, .. all.Skip(1)], out _);
        }
        return good;
    }

    private static bool ReadsInput(IReadOnlyList<Certificate> certificates, string seed, byte[] bytes)
    {
        var good = Target.Judge(VerificationInput.TryRead(bytes, out var read), read, bytes, () => read!.ToBytes());
        if (good)
        {
            var fault = KeyEstablishment.MakeOutput(certificates, seed, 1, read!, Random, out var output);
            (fault == DocumentFault.None).ShouldBe(output is not null);
        }
        return good;
    }

    private static bool ReadsParameters(byte[] bytes)
    {
        var good = Target.Judge(ThresholdParameters.TryRead(bytes, out var read), read, bytes, () => read!.ToBytes());
        if (good && read!.CheckForm() == DocumentFault.None)
        {
            read.Check();
            read.Key();
        }
        return good;
    }

    private static bool Opens(Certificate own, string seed, string text)
    {
        using var key = KeyEstablishment.OpenKey(own, seed, text, out var fault);
        return Target.Judge(fault, key);
    }

    /// <summary>What is inside a message to oneself: recipient and decryption key, signed.</summary>
    private static byte[] Inner(Certificate own, string seed)
    {
        using var signing = TrusteeSeed.SigningKey(seed);
        var message = $$"""{"recipient":"{{own.Encryption}}","message":"{\"decryption_key\":\"5\"}"}""";
        return SignedMessage.Make(signing, message, Random).ToBytes();
    }

    private static string Sealed(Certificate to, string text)
    {
        var sealedText = MessageEncryption.Encrypt(to.Encryption, text, Random);
        var data = Convert.ToHexStringLower(sealedText.Data);
        return $$"""{"alpha":"{{sealedText.Alpha}}","beta":"{{sealedText.Beta}}","data":"{{data}}"}""";
    }

    private delegate DocumentFault Reading<T>(ReadOnlySpan<byte> bytes, out T? read);

    private static T Read<T>(byte[] bytes, Reading<T> read)
        where T : class
    {
        read(bytes, out var result).ShouldBe(DocumentFault.None);
        return result!;
    }

    private static List<byte[]> Texts(JsonElement files, string name) =>
        [.. files.GetProperty(name).EnumerateArray().Select(text => Bytes(text.GetString()!))];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
