using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hustings.Cryptography;
using Hustings.Record;

namespace Hustings.EndToEnd;

/// <summary>Votes without a browser, by docs/spec/casting.md alone: for tests that need votes, not the booth.</summary>
public static class PostedBallot
{
    /// <summary>Casts a ballot and returns its receipt number; choices hold 0 or 1 each, blank first.</summary>
    public static async Task<string> CastAsync(string address, string uuid, DemoVoter voter, params int[] choices)
    {
        using HttpClient client = new();
        string files = $"{address}/public/stages/{uuid}/";
        byte[] electionBytes = await client.GetByteArrayAsync($"{files}election.json");
        if (Election.TryRead(electionBytes, out Election? election) != DocumentFault.None)
        {
            throw new InvalidOperationException("The election cannot be read.");
        }

        using var stage = JsonDocument.Parse(await client.GetByteArrayAsync($"{files}stage.json"));
        byte[] intake = Convert.FromHexString(stage.RootElement.GetProperty("intakeKey").GetString()!);
        Ballot ballot = Ballot.Make(election!, voter.Code, [choices], SodiumRandom.Instance);
        byte[] pin = SealedBox25519.Seal(
            intake,
            Encoding.ASCII.GetBytes($"hustings/1 pin|{uuid}"),
            SHA256.HashData(ballot.Bytes.Span),
            Encoding.ASCII.GetBytes(voter.Pin),
            SodiumRandom.Instance
        );
        string head = $"hustings-cast/1 {new string('0', 64)} {Convert.ToHexStringLower(pin)}\n";
        using ByteArrayContent body = new([.. Encoding.ASCII.GetBytes(head), .. ballot.Bytes.Span]);
        body.Headers.ContentType = new("text/plain");
        using HttpResponseMessage answer = await client.PostAsync($"{address}/api/stages/{uuid}/ballots", body);
        string text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? ballot.Tracker : throw new InvalidOperationException(text);
    }
}
