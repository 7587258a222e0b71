using Hustings.Cryptography;
using Hustings.Cryptography.Threshold;
using Hustings.Record;
using Hustings.Record.Threshold;
using Shouldly;

namespace Hustings.Server.Tests.Contests;

/// <summary>Trustees of whom some open a total together: the steps of docs/running/trustee.md, all in one place.</summary>
internal static class ThresholdGroup
{
    public static (TrusteeKeys Keys, SecretScalar[] Shares) Make(int size, int threshold, IRandomSource random)
    {
        string[] seeds = [.. Enumerable.Range(0, size).Select(_ => TrusteeSeed.Generate(random))];
        SignedMessage[] signed =
        [
            .. seeds.Select((seed, i) => Certificate.Make(seed, new(size, threshold, i + 1), random).Signed),
        ];
        KeyEstablishment.CheckCertificates(signed, out var certificates).ShouldBe(DocumentFault.None);
        Polynomial[] polynomials =
        [
            .. seeds.Select((seed, i) => KeyEstablishment.MakePolynomial(certificates, seed, i + 1, random)),
        ];
        KeyEstablishment.MakeInputs(certificates, polynomials, out var inputs).ShouldBe(DocumentFault.None);
        var outputs = seeds.Select((seed, i) => Output(certificates, seed, i, inputs[i], random)).ToList();
        KeyEstablishment
            .MakeParameters(certificates, polynomials, outputs, out var parameters)
            .ShouldBe(DocumentFault.None);
        TrusteeItem group = new ThresholdTrustees(parameters!);
        return (
            TrusteeKeys.Create([group]),
            [
                .. seeds.Select(
                    (seed, i) => KeyEstablishment.OpenKey(certificates[i], seed, outputs[i].PrivateKey, out _)!
                ),
            ]
        );
    }

    private static VerificationOutput Output(
        IReadOnlyList<Certificate> certificates,
        string seed,
        int place,
        VerificationInput input,
        IRandomSource random
    )
    {
        KeyEstablishment
            .MakeOutput(certificates, seed, place + 1, input, random, out var output)
            .ShouldBe(DocumentFault.None);
        return output!;
    }
}
