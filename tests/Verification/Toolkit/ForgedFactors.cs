using System.Security.Cryptography;
using System.Text;
using Hustings.Cryptography;
using Hustings.Record;
using Shouldly;

namespace Hustings.Verification.Tests.Toolkit;

/// <summary>
/// A trustee's partial decryption with wrong factors whose Belenios version 1 proofs pass: A = g^a, B = alpha^b, c = H(A, B), r = a - x c,
/// and the factor that makes B come out, alpha^((b - r)/c).
/// </summary>
internal static class ForgedFactors
{
    /// <param name="trustee">From 0.</param>
    public static PartialDecryption Of(SmallElection election, int trustee, EncryptedTally tally)
    {
        Scalar.TryParseDecimal(Encoding.ASCII.GetBytes(election.TrusteeSecret(trustee)), out var x).ShouldBeTrue();
        var key = election.Trustees.Keys[trustee].Key;
        var number = 0ul;
        var forged = tally
            .Questions.Select(question =>
                question.Select(c => One(election.Election.Fingerprint, key, x, c.Alpha, number++)).ToList()
            )
            .ToList();
        var factors = string.Join("],[", forged.Select(list => string.Join(',', list.Select(one => one.Factor))));
        var proofs = string.Join("],[", forged.Select(list => string.Join(',', list.Select(one => one.Proof))));
        var text = $$"""{"decryption_factors":[[{{factors}}]],"decryption_proofs":[[{{proofs}}]]}""";
        PartialDecryption.TryRead(Encoding.ASCII.GetBytes(text), tally, out var read).ShouldBe(DocumentFault.None);
        read!.Verify(election.Election, tally, key).ShouldBeTrue();
        return read;
    }

    private static (string Factor, string Proof) One(string election, Point key, Scalar x, Point alpha, ulong number)
    {
        var (a, b) = (Scalar.From(1234567 + number), Scalar.From(7654321 + number));
        var transcript = $"decrypt|{election}|{key}|{Point.MultiplyBase(a)},{Point.Multiply(b, alpha)}";
        var c = Scalar.ReduceBigEndian(SHA256.HashData(Encoding.ASCII.GetBytes(transcript)));
        var response = a - (x * c);
        var factor = Point.Multiply((b - response) * c.Invert(), alpha);
        return ($"\"{factor}\"", $$"""{"challenge":"{{c}}","response":"{{response}}"}""");
    }
}
