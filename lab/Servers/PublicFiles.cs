using System.Text.Json.Nodes;
using Hustings.Lab.Voting;
using Hustings.Record;

namespace Hustings.Lab.Servers;

/// <summary>What anyone can fetch of a stage (<c>docs/spec/casting.md</c>, "Public files").</summary>
public sealed class PublicFiles : IDisposable
{
    private readonly HttpClient http;
    private readonly string folder;

    public PublicFiles(ServerProcess server, string uuid)
    {
        http = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(30) };
        folder = $"/public/stages/{uuid}";
    }

    public async Task<StageFile> StageAsync() => StageFile.Read(await http.GetStringAsync($"{folder}/stage.json"));

    /// <summary>The election, after recomputing the fingerprint that <c>stage.json</c> names.</summary>
    public async Task<Election> ElectionAsync(StageFile stage)
    {
        byte[] bytes = await http.GetByteArrayAsync($"{folder}/election.json");
        DocumentFault fault = Election.TryRead(bytes, out Election? election);
        if (fault != DocumentFault.None || election is null)
        {
            throw new InvalidDataException($"election.json cannot be read: {fault}");
        }

        return election.Fingerprint == stage.ElectionHash
            ? election
            : throw new InvalidDataException("stage.json names another election fingerprint than election.json has.");
    }

    /// <summary>Ballots in the box, and codes that have voted.</summary>
    public async Task<(int Registered, int Accepted, int Voted)> TurnoutAsync()
    {
        JsonNode turnout = JsonNode.Parse(await http.GetStringAsync($"{folder}/turnout.json"))!;
        return ((int)turnout["registered"]!, (int)turnout["accepted"]!, (int)turnout["voted"]!);
    }

    /// <summary>
    /// The ballots' hashes (hex) in the acceptance log's order, after checking that all lines chain and lead to the published head. While
    /// people vote the pages may already hold more lines than the head that was fetched before them; those belong to it too.
    /// </summary>
    public async Task<IReadOnlyList<string>> LogAsync(Election election)
    {
        JsonNode published = JsonNode.Parse(await http.GetStringAsync($"{folder}/log/head.json"))!;
        var height = (int)published["height"]!;
        var page = (int)published["page"]!;
        var log = new AcceptanceLog(election.Uuid, election.Fingerprint);
        string? headThere = height == 0 ? log.Head : null;
        var hashes = new List<string>(height);
        for (int number = 0; number * page < height; number++)
        {
            string text = await http.GetStringAsync($"{folder}/log/{number}.jsonl");
            foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!log.TryFollow(line, out string hash))
                {
                    throw new InvalidDataException($"Line {log.Height} of the acceptance log does not follow: {line}");
                }

                hashes.Add(hash);
                headThere = log.Height == height ? log.Head : headThere;
            }
        }

        return headThere == (string?)published["head"]
            ? hashes
            : throw new InvalidDataException($"The acceptance log does not lead to the published head: {published}");
    }

    public async Task DownloadRecordAsync(string file)
    {
        await using Stream record = await http.GetStreamAsync($"{folder}/record.bel");
        await using FileStream copy = File.Create(file);
        await record.CopyToAsync(copy);
    }

    public Task<byte[]> CompanionsAsync() => http.GetByteArrayAsync($"{folder}/{CompanionLines.FileName}");

    public void Dispose() => http.Dispose();
}
