using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hustings.Contest.Roll;

/// <param name="What">roll, contacts, notices, codes, pins, link or backups.</param>
public sealed record ErasedFiles(string What, int Files, long Bytes);

/// <summary>Something that is still there, and why.</summary>
public sealed record NotErased(string What, string Why);

/// <summary>What was erased when. It names no file, because a file's name can be personal data itself.</summary>
public sealed record ErasureReport(
    DateTimeOffset Time,
    IReadOnlyList<ErasedFiles> Erased,
    IReadOnlyList<NotErased> Left
)
{
    public const string Name = "erasure.json";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Whether nothing is left.</summary>
    public bool Complete => Left.Count == 0;

    /// <summary>Files that were erased: what the note <c>erased</c> in the minutes says.</summary>
    public int Files => Erased.Sum(part => part.Files);

    /// <summary>Adds this report to those of earlier runs, if there are any.</summary>
    internal void WriteTo(string path)
    {
        List<ErasureReport> reports = File.Exists(path)
            ? JsonSerializer.Deserialize<List<ErasureReport>>(File.ReadAllBytes(path), Format) ?? []
            : [];
        var next = path + ".new";
        File.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(reports.Append(this), Format));
        File.Move(next, path, overwrite: true);
    }
}
