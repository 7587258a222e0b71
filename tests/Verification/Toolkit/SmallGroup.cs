using Hustings.Cryptography;
using Hustings.Cryptography.Threshold;
using Hustings.Record;
using Hustings.Record.Threshold;

namespace Hustings.Verification.Tests.Toolkit;

/// <summary>Trustees who made a threshold key together, all steps in one place.</summary>
internal sealed class SmallGroup
{
    public SmallGroup(int threshold, int size, IRandomSource random)
    {
        string[] seeds = [.. Enumerable.Range(0, size).Select(_ => TrusteeSeed.Generate(random))];
        var certs = seeds.Select((seed, i) => Certificate.Make(seed, new(size, threshold, i + 1), random).Signed);
        Require(KeyEstablishment.CheckCertificates([.. certs], out var certificates));
        Polynomial[] polynomials =
        [
            .. seeds.Select((seed, i) => KeyEstablishment.MakePolynomial(certificates, seed, i + 1, random)),
        ];
        Require(KeyEstablishment.MakeInputs(certificates, polynomials, out var inputs));
        var outputs = new List<VerificationOutput>();
        for (var i = 0; i < size; i++)
        {
            Require(KeyEstablishment.MakeOutput(certificates, seeds[i], i + 1, inputs[i], random, out var output));
            outputs.Add(output!);
        }
        Require(KeyEstablishment.MakeParameters(certificates, polynomials, outputs, out var parameters));
        Parameters = parameters!;
        Keys = [.. seeds.Select((seed, i) => Open(certificates[i], seed, outputs[i]))];
    }

    public ThresholdParameters Parameters { get; }

    /// <summary>Each trustee's share.</summary>
    public IReadOnlyList<SecretScalar> Keys { get; }

    private static SecretScalar Open(Certificate certificate, string seed, VerificationOutput output)
    {
        var key = KeyEstablishment.OpenKey(certificate, seed, output.PrivateKey, out var fault);
        Require(fault);
        return key!;
    }

    private static void Require(DocumentFault fault)
    {
        if (fault != DocumentFault.None)
        {
            throw new InvalidOperationException($"honest trustees failed: {fault}");
        }
    }
}
