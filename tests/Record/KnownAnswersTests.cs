using System.Text;
using System.Text.Json;
using Hustings.Cryptography;
using Shouldly;
using Xunit;

namespace Hustings.Record.Tests;

/// <summary>The known answers that the TypeScript code reads as well.</summary>
public sealed class KnownAnswersTests
{
    [Fact]
    public void Ballot_made_from_known_randomness_has_the_known_bytes()
    {
        using var vectors = Vectors.Json("ballots.json");
        var cases = vectors.RootElement.GetProperty("cases").EnumerateArray().ToList();
        cases.ShouldNotBeEmpty();
        foreach (var known in cases)
        {
            var name = known.GetProperty("name").GetString();
            var electionBytes = Encoding.UTF8.GetBytes(known.GetProperty("election").GetString()!);
            Election.TryRead(electionBytes, out var election).ShouldBe(DocumentFault.None, name);
            var expected = known.GetProperty("expectedBallot").GetString();
            var choices = known
                .GetProperty("choices")
                .EnumerateArray()
                .Select(question => question.EnumerateArray().Select(choice => choice.GetInt32()).ToArray())
                .ToArray();
            var random = new SeededRandom(Convert.FromHexString(known.GetProperty("seedHex").GetString()!));

            var ballot = Ballot.Make(election!, known.GetProperty("votingCode").GetString()!, choices, random);

            Encoding.UTF8.GetString(ballot.Bytes.Span).ShouldBe(expected, name);
            ballot.SignatureHolds().ShouldBeTrue(name);
            ballot.ProofsHold(election!).ShouldBeTrue(name);
        }
    }

    [Fact]
    public void Acceptance_log_of_known_ballots_has_the_known_lines()
    {
        using var vectors = Vectors.Json("log.json");
        var root = vectors.RootElement;
        var uuid = root.GetProperty("uuid").GetString()!;
        var hash = root.GetProperty("electionHash").GetString()!;
        var lines = root.GetProperty("lines").EnumerateArray().Select(line => line.GetString()!).ToList();
        var log = new AcceptanceLog(uuid, hash);
        log.Head.ShouldBe(root.GetProperty("start").GetString());
        foreach (var line in lines)
        {
            var ballot = JsonDocument.Parse(line).RootElement.GetProperty("ballot").GetString()!;
            log.Append(Convert.FromHexString(ballot)).ShouldBe(line + "\n");
        }
        log.Head.ShouldBe(root.GetProperty("head").GetString());
        log.Height.ShouldBe(lines.Count);
        AcceptanceLog.Verify(uuid, hash, lines).ShouldBe(-1);
    }
}
