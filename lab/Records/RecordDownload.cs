using System.Net;
using System.Text;
using Hustings.Lab.Servers;
using Hustings.Record;
using Hustings.Record.Minutes;

namespace Hustings.Lab.Records;

/// <summary>Fetches a contest's whole record (docs/spec/contest.md, "Files") as an auditor would: from the public paths alone.</summary>
public sealed class RecordDownload(ServerProcess server, string folder) : IDisposable
{
    private static readonly string[] OfContest =
    [
        "definition.json",
        "minutes.jsonl",
        "credential-table.txt",
        "voids.jsonl",
        "trustees.json",
    ];

    private static readonly string[] OfStage = ["record.bel", CompanionLines.FileName, "log.jsonl", "account.json"];

    private readonly HttpClient http = new() { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(30) };

    public string Folder => folder;

    public string FileOf(string uuid, string name) => Path.Combine(folder, "stages", uuid, name);

    /// <summary>Fetches everything of the contest and of these stages.</summary>
    /// <returns>The minutes, each line read.</returns>
    public async Task<IReadOnlyList<Minute>> FetchAsync(IEnumerable<string> countedStages)
    {
        foreach (string name in OfContest)
        {
            await FetchAsync(name);
        }

        List<Minute> minutes = [];
        foreach (string line in await File.ReadAllLinesAsync(Path.Combine(folder, "minutes.jsonl")))
        {
            DocumentFault fault = Minute.TryRead(Encoding.UTF8.GetBytes(line), out Minute? minute);
            minutes.Add(
                fault == DocumentFault.None
                    ? minute!
                    : throw new InvalidDataException($"Line {minutes.Count} of the minutes cannot be read: {fault}")
            );
        }

        foreach (string definition in DefinitionsNamed(minutes))
        {
            await FetchAsync($"definitions/{definition}.json");
        }

        foreach (
            string declaration in minutes
                .Select(minute => minute.Note)
                .OfType<Note.Declaration>()
                .Select(one => one.Hash)
        )
        {
            await FetchAsync($"declarations/{declaration}.pdf");
        }

        foreach (string uuid in countedStages)
        {
            foreach (string name in OfStage)
            {
                await FetchAsync($"stages/{uuid}/{name}");
            }
        }

        return minutes;
    }

    public void Dispose() => http.Dispose();

    private static IEnumerable<string> DefinitionsNamed(IEnumerable<Minute> minutes) =>
        minutes
            .Select(minute =>
                minute.Note is Note.Began began ? began.Definition
                : minute.Order?.Details is OrderDetails.Amend amend ? amend.Definition
                : null
            )
            .OfType<string>()
            .Distinct();

    private async Task FetchAsync(string name)
    {
        string file = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using HttpResponseMessage answer = await http.GetAsync(
            $"/public/{name}",
            HttpCompletionOption.ResponseHeadersRead
        );
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidDataException($"/public/{name} was answered with {(int)answer.StatusCode}.");
        }

        await using FileStream copy = File.Create(file);
        await answer.Content.CopyToAsync(copy);
    }
}
