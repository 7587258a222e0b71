using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hustings.Lab.Scenarios;

/// <summary>The scenarios' files (<c>lab/Scenarios/*.json</c>), which lie inside the program.</summary>
public static class ScenarioFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static IReadOnlyList<string> Names =>
        [
            .. typeof(ScenarioFile)
                .Assembly.GetManifestResourceNames()
                .Where(name => name.EndsWith(".json", StringComparison.Ordinal))
                .Select(name => name[..^".json".Length])
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The scenario of this name, which must be one of <see cref="Names"/> and have this form.</summary>
    public static T Read<T>(string name)
    {
        using Stream data =
            typeof(ScenarioFile).Assembly.GetManifestResourceStream(name + ".json")
            ?? throw new ArgumentException($"There is no scenario {name}.", nameof(name));
        return JsonSerializer.Deserialize<T>(data, Json)
            ?? throw new InvalidDataException($"The scenario {name} is empty.");
    }
}
