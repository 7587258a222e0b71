using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Archive;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests;

/// <summary>
/// A trustee who wants the count to fail publishes a wrong factor with a proof that passes: protocol version 1 leaves
/// the factor out of the proof's hash. No verifier can see it in the proof; ours says so.
/// </summary>
public sealed class ForgedFactorTests : IDisposable
{
    private static readonly BigInteger Order =
        BigInteger.Pow(2, 252)
        + BigInteger.Parse("27742317777372353535851937790883648493", CultureInfo.InvariantCulture);

    private readonly SmallElection election = new([new Question("Who?", ["Ann"], 0, 1, false)], trustees: 1);

    public void Dispose() => election.Dispose();

    [Fact]
    public void Wrong_factor_with_a_proof_that_passes_cannot_be_refused_so_the_report_says_it_cannot_be_excluded()
    {
        var ballots = election.Ballots();
        var tally = election.TallyOf(ballots, out var counted);
        var honest = election.Decrypt(0, tally);
        var forged = Forge(tally);
        forged.Verify(election.Election, tally, election.Trustees.Keys[0].Key).ShouldBeTrue();
        forged.Factors[0][0].ShouldNotBe(honest.Factors[0][0]);
        ElectionResult
            .TryCompute(election.Election, election.Trustees, tally, SmallElection.ByOwner([forged]), counted, out _)
            .ShouldBeFalse("the votes are lost, not changed");

        using var stream = new MemoryStream(election.Archive(ballots, Until.Tally).ToArray());
        using var grown = new MemoryStream();
        stream.CopyTo(grown);
        ArchiveWriter.Resume(grown, out _)!.AppendPartialDecryption(1, forged.Bytes.Span);
        var report = Verifying.Verify(grown.ToArray());

        report.Conclusion.ShouldBe("VALID");
        report.Notes.ShouldHaveSingleItem().ShouldContain("cannot be excluded");
    }

    [Fact]
    public void Wrong_factor_never_makes_another_result_pass()
    {
        var ballots = election.Ballots();
        var tally = election.TallyOf(ballots, out _);
        using var grown = new MemoryStream();
        grown.Write(election.Archive(ballots, Until.Tally));
        var writer = ArchiveWriter.Resume(grown, out _)!;
        writer.AppendPartialDecryption(1, Forge(tally).Bytes.Span);
        writer.AppendResult("""{"result":[[0]]}"""u8);

        Verifying.Verify(grown.ToArray()).ShouldBeRefusedBy("a result that was made up", Check.Result);
    }

    /// <summary>A = g^a, B = alpha^b, c = H(A, B), r = a - x c, and the factor that makes B come out: alpha^((b - r)/c).</summary>
    private PartialDecryption Forge(EncryptedTally tally)
    {
        var alpha = tally.Questions[0][0].Alpha;
        var x = Read(election.TrusteeSecret(0));
        var (a, b) = (Scalar.From(1234567), Scalar.From(7654321));
        var transcript =
            $"decrypt|{election.Election.Fingerprint}|{election.Trustees.Keys[0].Key}"
            + $"|{Point.MultiplyBase(a)},{Point.Multiply(b, alpha)}";
        var c = Scalar.ReduceBigEndian(SHA256.HashData(Encoding.ASCII.GetBytes(transcript)));
        var response = a - (x * c);
        var factor = Point.Multiply((b - response) * Inverse(c), alpha);
        var text =
            $$"""{"decryption_factors":[["{{factor}}"]],"decryption_proofs":[[{"challenge":"{{c}}","response":"{{response}}"}]]}""";
        PartialDecryption.TryRead(Encoding.ASCII.GetBytes(text), tally, out var forged).ShouldBe(DocumentFault.None);
        return forged!;
    }

    private static Scalar Inverse(Scalar c) =>
        Read(
            BigInteger
                .ModPow(BigInteger.Parse(c.ToString(), CultureInfo.InvariantCulture), Order - 2, Order)
                .ToString(CultureInfo.InvariantCulture)
        );

    private static Scalar Read(string number) =>
        Scalar.TryParseDecimal(Encoding.ASCII.GetBytes(number), out var scalar)
            ? scalar
            : throw new FormatException(number);
}
