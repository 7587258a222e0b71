using Hustings.Cryptography;
using Hustings.Cryptography.Threshold;
using Hustings.Record;
using Hustings.Record.Threshold;

namespace Hustings.Lab.Founding;

/// <summary>The trustees of a rehearsal with all their secrets, which in a real contest never meet.</summary>
/// <param name="Secrets">Each trustee's key or share, in the order of the keys.</param>
/// <param name="Needed">How many open a total together.</param>
/// <param name="Lots">Each trustee's part of the lot, 32 bytes.</param>
public sealed record TrusteeGroup(
    TrusteeKeys Keys,
    IReadOnlyList<SecretScalar> Secrets,
    int Needed,
    IReadOnlyList<byte[]> Lots
)
{
    public static TrusteeGroup Make(int size, int threshold, IRandomSource random)
    {
        (TrusteeKeys keys, SecretScalar[] secrets) =
            threshold < size ? Together(size, threshold, random) : Alone(size, random);
        return new(keys, secrets, threshold, [.. Enumerable.Range(0, size).Select(_ => Draw(random))]);
    }

    private static (TrusteeKeys, SecretScalar[]) Alone(int size, IRandomSource random)
    {
        SecretScalar[] secrets = [.. Enumerable.Range(0, size).Select(_ => SecretScalar.Random(random))];
        return (TrusteeKeys.Create([.. secrets.Select(secret => TrusteePublicKey.Make(secret, random))]), secrets);
    }

    // The steps of docs/running/trustee.md, all in one place.
    private static (TrusteeKeys, SecretScalar[]) Together(int size, int threshold, IRandomSource random)
    {
        string[] seeds = [.. Enumerable.Range(0, size).Select(_ => TrusteeSeed.Generate(random))];
        SignedMessage[] certs =
        [
            .. seeds.Select((seed, i) => Certificate.Make(seed, new(size, threshold, i + 1), random).Signed),
        ];
        Held(KeyEstablishment.CheckCertificates(certs, out IReadOnlyList<Certificate> certificates));
        Polynomial[] polynomials =
        [
            .. seeds.Select((seed, i) => KeyEstablishment.MakePolynomial(certificates, seed, i + 1, random)),
        ];
        Held(KeyEstablishment.MakeInputs(certificates, polynomials, out IReadOnlyList<VerificationInput> inputs));
        var outputs = new List<VerificationOutput>();
        for (int i = 0; i < size; i++)
        {
            Held(
                KeyEstablishment.MakeOutput(
                    certificates,
                    seeds[i],
                    i + 1,
                    inputs[i],
                    random,
                    out VerificationOutput? output
                )
            );
            outputs.Add(output!);
        }

        Held(KeyEstablishment.MakeParameters(certificates, polynomials, outputs, out ThresholdParameters? parameters));
        SecretScalar[] shares = new SecretScalar[size];
        for (int i = 0; i < size; i++)
        {
            shares[i] = KeyEstablishment.OpenKey(certificates[i], seeds[i], outputs[i].PrivateKey, out var fault)!;
            Held(fault);
        }

        TrusteeItem group = new ThresholdTrustees(parameters!);
        return (TrusteeKeys.Create([group]), shares);
    }

    private static byte[] Draw(IRandomSource random)
    {
        byte[] bytes = new byte[32];
        random.Fill(bytes);
        return bytes;
    }

    private static void Held(DocumentFault fault)
    {
        if (fault != DocumentFault.None)
        {
            throw new InvalidOperationException($"Honest trustees could not make their key: {fault}");
        }
    }
}
