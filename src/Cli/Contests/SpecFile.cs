using System.Text.Json;
using Hustings.Contest;

namespace Hustings.Cli.Contests;

/// <summary>A contest's specification as an officer writes it: a small JSON file (docs/running).</summary>
public static class SpecFile
{
    private static readonly JsonDocumentOptions Format = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Reads a specification; every problem is named, in words.</summary>
    public static IReadOnlyList<string> TryRead(string json, out ContestSpec spec)
    {
        spec = null!;
        try
        {
            using var document = JsonDocument.Parse(json, Format);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return ["The file must hold one JSON object: { … }."];
            }

            SpecReader reader = new(document.RootElement);
            spec = Read(reader);
            reader.RefuseOthers();

            // The rules of a contest speak of stand-ins where a field could not be read; say them once the fields are right.
            return reader.Problems.Count > 0 ? reader.Problems : SpecProblems.Of(spec);
        }
        catch (JsonException fault)
        {
            return
            [
                $"The file is not JSON: line {fault.LineNumber + 1}, near character {fault.BytePositionInLine + 1}.",
            ];
        }
    }

    private static ContestSpec Read(SpecReader reader) =>
        new(
            Contest: reader.Words("contest"),
            Title: reader.Words("title"),
            Question: reader.Words("question"),
            Candidates: reader.Names("candidates"),
            Blank: reader.Flag("blank"),
            Min: reader.Whole("min", 1),
            Max: reader.Whole("max", 1),
            Members: reader.Whole("members"),
            Trustees: reader.Whole("trustees"),
            Policy: reader.Policy("policy"),
            Opens: reader.Time("opens"),
            Closes: reader.Time("closes"),
            TimeZone: reader.Name("timeZone", "Etc/UTC"),
            Help: reader.Help("help"),
            Demo: false
        );
}
