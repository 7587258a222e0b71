using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Hustings.Cryptography;
using Hustings.Record.Threshold;
using Shouldly;
using Xunit;

namespace Hustings.Record.Tests.Threshold;

/// <summary>The six steps among honest trustees, with the reference tool's files, and against a cheating one.</summary>
public class KeyEstablishmentTests
{
    private readonly SeededRandom random = new("key establishment"u8);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 3)]
    public void Honest_trustees_make_a_key_that_everybody_can_check(int threshold, int size)
    {
        var party = new Party(threshold, size, random);
        party.Parameters.Check().ShouldBe(DocumentFault.None);
        for (var i = 0; i < size; i++)
        {
            using var share = KeyEstablishment.OpenKey(
                party.Certificates[i],
                party.Seeds[i],
                party.Outputs[i].PrivateKey,
                out var fault
            );
            fault.ShouldBe(DocumentFault.None);
            share!.PublicPoint().ShouldBe(party.Parameters.VerificationKeys[i].Key.Key);
        }
        RoundTrips(party);
    }

    [Fact]
    public void Files_of_the_reference_tool_are_read_written_alike_and_accepted()
    {
        var files = ReferenceFiles();
        var certs = files.GetProperty("certs").EnumerateArray().Select(c => SignedMessageOf(c.GetString()!)).ToArray();
        KeyEstablishment.CheckCertificates(certs, out var certificates).ShouldBe(DocumentFault.None);

        var polynomials = files
            .GetProperty("polynomials")
            .EnumerateArray()
            .Select(p => PolynomialOf(p.GetString()!))
            .ToArray();
        KeyEstablishment.MakeInputs(certificates, polynomials, out var inputs).ShouldBe(DocumentFault.None);
        for (var i = 0; i < 3; i++)
        {
            Encoding.UTF8.GetString(inputs[i].ToBytes()).ShouldBe(files.GetProperty("vinputs")[i].GetString());
            var seed = files.GetProperty("seeds")[i].GetString()!;
            KeyEstablishment
                .MakeOutput(certificates, seed, i + 1, inputs[i], random, out var output)
                .ShouldBe(DocumentFault.None);
            var text = files.GetProperty("voutputs")[i].GetString()!;
            VerificationOutput.TryRead(Encoding.UTF8.GetBytes(text), out var theirs).ShouldBe(DocumentFault.None);
            output!.PublicKey.Key.Key.ShouldBe(theirs!.PublicKey.Key.Key);
            var stored = files.GetProperty("decryptionKeys")[i].GetString()!;
            using var key = KeyEstablishment.OpenKey(certificates[i], seed, stored, out var fault);
            fault.ShouldBe(DocumentFault.None);
            key!.PublicPoint().ShouldBe(theirs.PublicKey.Key.Key);
        }

        var parameters = files.GetProperty("parameters").GetString()!;
        ThresholdParameters.TryRead(Encoding.UTF8.GetBytes(parameters), out var read).ShouldBe(DocumentFault.None);
        Encoding.UTF8.GetString(read!.ToBytes()).ShouldBe(parameters);
        read.Check().ShouldBe(DocumentFault.None);
    }

    [Fact]
    public void Parameters_with_any_part_of_another_establishment_are_refused()
    {
        var p = new Party(2, 3, random).Parameters;
        var q = new Party(2, 3, random).Parameters;
        for (var i = 0; i < 3; i++)
        {
            (p with { Certs = Swap(p.Certs, q.Certs, i) }).Check().ShouldNotBe(DocumentFault.None);
            (p with { Coefexps = Swap(p.Coefexps, q.Coefexps, i) }).Check().ShouldBe(DocumentFault.SignatureInvalid);
            (p with { Signatures = Swap(p.Signatures, q.Signatures, i) })
                .Check()
                .ShouldBe(DocumentFault.SignatureInvalid);
            var keys = Swap(p.VerificationKeys, q.VerificationKeys, i);
            (p with { VerificationKeys = keys }).Check().ShouldBe(DocumentFault.ShareMismatch);
            var signature = p.VerificationKeys[i] with { Signature = q.VerificationKeys[i].Signature };
            (p with { VerificationKeys = With(p.VerificationKeys, i, signature) })
                .Check()
                .ShouldBe(DocumentFault.SignatureInvalid);
            var pok = p.VerificationKeys[i];
            pok = pok with { Key = pok.Key with { Pok = q.VerificationKeys[i].Key.Pok } };
            (p with { VerificationKeys = With(p.VerificationKeys, i, pok) })
                .Check()
                .ShouldBe(DocumentFault.SignatureInvalid);
            (p with { Certs = With(p.Certs, i, p.Certs[(i + 1) % 3]) }).Check().ShouldNotBe(DocumentFault.None);
        }
        (p with { Threshold = 3 }).Check().ShouldBe(DocumentFault.Shape);
        (p with { Threshold = 1 }).Check().ShouldBe(DocumentFault.Shape);
        (p with { Certs = [.. p.Certs.Take(2)] }).Check().ShouldBe(DocumentFault.Shape);
        (p with { Coefexps = [.. p.Coefexps.Take(2)] }).Check().ShouldBe(DocumentFault.Shape);
        (p with { Signatures = [.. p.Signatures.Take(2)] }).Check().ShouldBe(DocumentFault.Shape);
        (p with { VerificationKeys = [.. p.VerificationKeys.Take(2)] }).Check().ShouldBe(DocumentFault.Shape);
        (p with { Certs = [p.Certs[1], p.Certs[0], p.Certs[2]] }).Check().ShouldBe(DocumentFault.Shape);
        (p with { Certs = [] }).Check().ShouldBe(DocumentFault.Shape);
    }

    [Fact]
    public void Trustee_refuses_a_share_that_does_not_fit_the_commitments_or_is_not_its_own()
    {
        var party = new Party(2, 3, random);
        var input = party.Inputs[0];
        Output(input with { Secrets = Swap(input.Secrets, party.Inputs[1].Secrets, 1) })
            .ShouldBe(DocumentFault.NotForThisTrustee, "a share for somebody else");
        Output(input with { Secrets = With(input.Secrets, 1, input.Secrets[2]) })
            .ShouldBe(DocumentFault.SignatureInvalid, "a share from somebody else");
        Output(input with { Secrets = [.. input.Secrets.Take(2)] }).ShouldBe(DocumentFault.Shape);

        // A trustee that sends a share of another polynomial than the one it committed to.
        var other = KeyEstablishment.MakePolynomial(party.Certificates, party.Seeds[1], 2, random);
        Output(input with { Secrets = With(input.Secrets, 1, other.Secrets[0]) }).ShouldBe(DocumentFault.ShareMismatch);

        // Its own polynomial: of an earlier attempt under the same signature, somebody else's, or none.
        var earlier = KeyEstablishment.MakePolynomial(party.Certificates, party.Seeds[0], 1, random);
        Output(input with { Own = earlier.Own }).ShouldBe(DocumentFault.PolynomialMismatch);
        Output(input with { Own = party.Inputs[1].Own }).ShouldBe(DocumentFault.NotForThisTrustee);
        Output(input with { Own = input.Secrets[0] }).ShouldNotBe(DocumentFault.None);

        DocumentFault Output(VerificationInput changed)
        {
            var fault = KeyEstablishment.MakeOutput(
                party.Certificates,
                party.Seeds[0],
                1,
                changed,
                random,
                out var output
            );
            output.ShouldBeNull();
            return fault;
        }
    }

    [Fact]
    public void Seed_of_somebody_else_is_the_callers_bug()
    {
        var party = new Party(2, 3, random);
        Should.Throw<ArgumentException>(() =>
            KeyEstablishment.MakePolynomial(party.Certificates, party.Seeds[1], 1, random)
        );
    }

    private static void RoundTrips(Party party)
    {
        foreach (var (polynomial, input, output) in party.Polynomials.Zip(party.Inputs, party.Outputs))
        {
            Polynomial.TryRead(polynomial.ToBytes(), out var p).ShouldBe(DocumentFault.None);
            p!.ToBytes().ShouldBe(polynomial.ToBytes());
            VerificationInput.TryRead(input.ToBytes(), out var i).ShouldBe(DocumentFault.None);
            i!.ToBytes().ShouldBe(input.ToBytes());
            VerificationOutput.TryRead(output.ToBytes(), out var o).ShouldBe(DocumentFault.None);
            o!.ToBytes().ShouldBe(output.ToBytes());
        }
        ThresholdParameters.TryRead(party.Parameters.ToBytes(), out var read).ShouldBe(DocumentFault.None);
        read!.ToBytes().ShouldBe(party.Parameters.ToBytes());
        read.Check().ShouldBe(DocumentFault.None);
    }

    private static SignedMessage SignedMessageOf(string text)
    {
        SignedMessage.TryRead(Encoding.UTF8.GetBytes(text), out var message).ShouldBe(DocumentFault.None);
        Encoding.UTF8.GetString(message!.ToBytes()).ShouldBe(text);
        return message;
    }

    private static Polynomial PolynomialOf(string text)
    {
        Polynomial.TryRead(Encoding.UTF8.GetBytes(text), out var polynomial).ShouldBe(DocumentFault.None);
        Encoding.UTF8.GetString(polynomial!.ToBytes()).ShouldBe(text);
        return polynomial;
    }

    private static T[] Swap<T>(IReadOnlyList<T> list, IReadOnlyList<T> other, int index) =>
        With(list, index, other[index]);

    private static T[] With<T>(IReadOnlyList<T> list, int index, T item)
    {
        T[] copy = [.. list];
        copy[index] = item;
        return copy;
    }

    private static JsonElement ReferenceFiles([CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "vectors", "threshold.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.GetProperty("files").Clone();
    }

    /// <summary>Trustees that went through all steps.</summary>
    private sealed class Party
    {
        public Party(int threshold, int size, IRandomSource random)
        {
            Seeds = [.. Enumerable.Range(0, size).Select(_ => Cryptography.Threshold.TrusteeSeed.Generate(random))];
            var certs = Seeds.Select((seed, i) => Certificate.Make(seed, new(size, threshold, i + 1), random).Signed);
            KeyEstablishment.CheckCertificates([.. certs], out var certificates).ShouldBe(DocumentFault.None);
            Certificates = certificates;
            Polynomials =
            [
                .. Seeds.Select((seed, i) => KeyEstablishment.MakePolynomial(certificates, seed, i + 1, random)),
            ];
            KeyEstablishment.MakeInputs(certificates, Polynomials, out var inputs).ShouldBe(DocumentFault.None);
            Inputs = inputs;
            Outputs =
            [
                .. Seeds.Select(
                    (seed, i) =>
                    {
                        KeyEstablishment
                            .MakeOutput(certificates, seed, i + 1, inputs[i], random, out var output)
                            .ShouldBe(DocumentFault.None);
                        return output!;
                    }
                ),
            ];
            KeyEstablishment
                .MakeParameters(certificates, Polynomials, Outputs, out var parameters)
                .ShouldBe(DocumentFault.None);
            Parameters = parameters!;
        }

        public string[] Seeds { get; }
        public IReadOnlyList<Certificate> Certificates { get; }
        public Polynomial[] Polynomials { get; }
        public IReadOnlyList<VerificationInput> Inputs { get; }
        public VerificationOutput[] Outputs { get; }
        public ThresholdParameters Parameters { get; }
    }
}
