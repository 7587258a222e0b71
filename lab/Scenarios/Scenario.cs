using System.Text.Json;
using Hustings.Contest;

namespace Hustings.Lab.Scenarios;

/// <summary>A candidate with the votes that were published.</summary>
public sealed record Candidate(string Name, int Votes);

/// <summary>
/// A contest whose figures are public. The figures are data (<c>lab/Scenarios/*.json</c>); rejected papers are replayed
/// as blank ballots.
/// </summary>
public sealed record Scenario(
    string Name,
    Text Contest,
    Text Title,
    Text Question,
    string TimeZone,
    string Policy,
    int Trustees,
    int Members,
    IReadOnlyList<Candidate> Candidates,
    int Rejected
)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The names that <see cref="Load"/> knows.</summary>
    public static IReadOnlyList<string> Names =>
        [
            .. typeof(Scenario)
                .Assembly.GetManifestResourceNames()
                .Where(name => name.EndsWith(".json", StringComparison.Ordinal))
                .Select(name => name[..^".json".Length])
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The scenario of this name, which must be one of <see cref="Names"/>.</summary>
    public static Scenario Load(string name)
    {
        using Stream data =
            typeof(Scenario).Assembly.GetManifestResourceStream(name + ".json")
            ?? throw new ArgumentException($"There is no scenario {name}.", nameof(name));
        return JsonSerializer.Deserialize<Scenario>(data, Json)
            ?? throw new InvalidDataException($"The scenario {name} is empty.");
    }
}
