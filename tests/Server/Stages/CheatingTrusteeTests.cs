using System.Security.Cryptography;
using System.Text;
using Hustings.Contest;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Server.Console;
using Hustings.Server.Stages;
using Hustings.Server.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Stages;

/// <summary>
/// The decryption proof of Belenios version 1 leaves the ciphertext and the factor out of its hash, so a trustee can hand in a
/// false share whose proof holds. It must not stop the server, publish anything, or be lost.
/// </summary>
public sealed class CheatingTrusteeTests
{
    [Fact]
    public async Task False_share_whose_proof_holds_ends_without_a_result_and_stays_in_the_record()
    {
        await using var server = await RunningServer.OpenAsync();
        await server.CastAsync(0, 1);
        await server.Desk.CloseAsync();
        await server.DecryptAsync(1);
        await server.DecryptAsync(2);

        (await server.Desk.AddPartialDecryptionAsync(3, FalseShare(server, 3))).ShouldBe(DecryptionOutcome.DoesNotOpen);

        server.Desk.State.ShouldBe(StageState.Closed);
        server.Desk.Result.ShouldBeNull();
        server.Desk.TallyDoesNotOpen.ShouldBeTrue();
        ConsoleWords.NeedsYou(server.Desk).En.ShouldContain("one of them is false");
        await server.RestartAsync();
        (await server.Desk.CloseAsync()).ShouldBe(OrderOutcome.AlreadyDone);
        server.Desk.State.ShouldBe(StageState.Closed);
        server.Desk.TallyDoesNotOpen.ShouldBeTrue("the officer still sees why after a restart");
        server.Desk.Decryptions.ShouldAllBe(trustee => trustee.DecryptedAt != null);
        CountTests.Verified(server).Counts.PartialDecryptions.ShouldBe(3);
    }

    private static byte[] FalseShare(RunningServer server, int owner)
    {
        EncryptedTally.TryRead(server.Desk.EncryptedTallyBytes!.Value.Span, server.Contest.Election, out var tally);
        var secret = server.Contest.TrusteeKeys[owner - 1];
        var exponent = Encoding.ASCII.GetBytes(secret.ToDecimal());
        Scalar.TryParseDecimal(exponent, out var x).ShouldBeTrue();
        var forged = tally!
            .Questions[0]
            .Select((sum, i) => Forge(server, secret.PublicPoint(), x, sum.Alpha, (ulong)i))
            .ToList();
        var factors = string.Join(',', forged.Select(one => $"\"{one.Factor}\""));
        var proofs = string.Join(
            ',',
            forged.Select(one => $$"""{"challenge":"{{one.Challenge}}","response":"{{one.Response}}"}""")
        );
        return Encoding.ASCII.GetBytes(
            $$"""{"decryption_factors":[[{{factors}}]],"decryption_proofs":[[{{proofs}}]]}"""
        );
    }

    private static (Point Factor, Scalar Challenge, Scalar Response) Forge(
        RunningServer server,
        Point key,
        Scalar x,
        Point alpha,
        ulong number
    )
    {
        var (a, b) = (Scalar.From(1000 + number), Scalar.From(2000 + number));
        var commitments = $"{Point.MultiplyBase(a)},{Point.Multiply(b, alpha)}";
        var text = $"decrypt|{server.Contest.Election.Fingerprint}|{key}|{commitments}";
        var challenge = Scalar.ReduceBigEndian(SHA256.HashData(Encoding.ASCII.GetBytes(text)));
        var response = a - x * challenge;
        return (Point.Multiply((b - response) * challenge.Invert(), alpha), challenge, response);
    }
}
