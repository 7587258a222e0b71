using System.Security.Cryptography;
using System.Text;
using Hustings.Contest;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Server.Console;
using Hustings.Server.Stages;
using Hustings.Server.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Stages;

/// <summary>
/// The decryption proof of Belenios version 1 leaves the ciphertext and the factor out of its hash, so a trustee can hand in a
/// false share whose proof holds. Its companion does not: it is refused, stored nowhere, and the count goes on.
/// </summary>
public sealed class CheatingTrusteeTests
{
    [Fact]
    public async Task False_share_whose_proof_holds_is_refused_by_its_companion_whichever_its_trustee_makes()
    {
        await using var server = await RunningServer.OpenAsync();
        await server.CastAsync(0, 1);
        await server.Officer.CloseAsync();
        await server.DecryptAsync(1);
        await server.DecryptAsync(2);
        var tally = TallyOf(server);
        PartialDecryption.TryRead(FalseShare(server, 3), tally, out var forged).ShouldBe(DocumentFault.None);
        var place = new OpeningPlace(server.Contest.Election, tally, server.Desk.DecryptionOrder!, 3);
        var key = server.Contest.TrusteeKeys[2];
        var random = new SeededRandom("forger"u8);
        var honest = ProvenDecryption.Make(place, key, random).Companion;

        Companion[] companions =
        [
            honest,
            honest with
            {
                Decryption = forged!.Hash,
            },
            Companion.Make(place, forged, key, random),
        ];
        foreach (var companion in companions)
        {
            var handedIn = new ProvenDecryption(forged, companion).ToBytes();
            (await Inventory.UnchangedAsync(server, () => server.Desk.AddPartialDecryptionAsync(3, handedIn))).ShouldBe(
                DecryptionOutcome.CompanionInvalid
            );
        }

        server.Desk.State.ShouldBe(StageState.Closed);
        (await server.DecryptAsync(3)).ShouldBe(DecryptionOutcome.Opened);
        CountTests.Verified(server).Result!.Counts[0].ShouldBe([0L, 1, 0, 0]);
    }

    [Fact]
    public async Task False_share_that_stands_in_the_database_all_the_same_ends_without_a_result_and_is_said()
    {
        await using var server = await RunningServer.OpenAsync();
        await server.CastAsync(0, 1);
        await server.Officer.CloseAsync();
        await server.DecryptAsync(1);
        await server.DecryptAsync(2);
        var forged = FalseShare(server, 3);
        await server.StopAsync();
        await using (
            var database = new SqliteConnection($"Data Source={ContestHome.DatabasePath(server.Folder)};Pooling=False")
        )
        {
            await database.OpenAsync(TestContext.Current.CancellationToken);
            await using var insert = database.CreateCommand();
            insert.CommandText =
                "INSERT INTO decryption (stage, owner, bytes, companion, time) SELECT stage, 3, $1, companion, time FROM decryption LIMIT 1";
            insert.Parameters.AddWithValue("$1", forged);
            await insert.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await server.StartAsync();

        (await server.Officer.CloseAsync()).ShouldBe(OrderOutcome.AlreadyDone);
        server.Desk.State.ShouldBe(StageState.Closed);
        server.Desk.Result.ShouldBeNull();
        server.Desk.TallyDoesNotOpen.ShouldBeTrue();
        ConsoleWords.NeedsYou(server.Desk).En.ShouldContain("one of them is false");
        server.Desk.Decryptions.ShouldAllBe(trustee => trustee.DecryptedAt != null);
    }

    private static EncryptedTally TallyOf(RunningServer server)
    {
        EncryptedTally
            .TryRead(server.Desk.EncryptedTallyBytes!.Value.Span, server.Contest.Election, out var tally)
            .ShouldBe(DocumentFault.None);
        return tally!;
    }

    private static byte[] FalseShare(RunningServer server, int owner)
    {
        var tally = TallyOf(server);
        var secret = server.Contest.TrusteeKeys[owner - 1];
        var exponent = Encoding.ASCII.GetBytes(secret.ToDecimal());
        Scalar.TryParseDecimal(exponent, out var x).ShouldBeTrue();
        var forged = tally
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
