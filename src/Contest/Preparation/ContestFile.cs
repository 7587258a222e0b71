using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hustings.Contest;

/// <summary><c>contest.json</c>: what a data folder serves. Times with their offset; policies by the words of the public files.</summary>
internal static class ContestFile
{
    private const int Version = 1;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public static void Write(string path, IReadOnlyList<StageInfo> stages) =>
        PrivateFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(new Content(Version, stages), Format));

    /// <exception cref="InvalidDataException">Missing, not JSON of this form, or of another version.</exception>
    public static IReadOnlyList<StageInfo> Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{path} is missing: this folder holds no finished contest.");
        }

        try
        {
            var content = JsonSerializer.Deserialize<Content>(File.ReadAllText(path, Encoding.UTF8), Format);
            return content is { Version: Version, Stages.Count: > 0 }
                ? content.Stages
                : throw new InvalidDataException($"{path} is not a contest file of version {Version}.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{path} is not a contest file: {fault.Message}", fault);
        }
    }

    private sealed record Content(int Version, IReadOnlyList<StageInfo> Stages);
}
