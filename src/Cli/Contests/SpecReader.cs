using System.Globalization;
using System.Text.Json;
using Hustings.Contest;

namespace Hustings.Cli.Contests;

/// <summary>
/// Reads the fields of a contest's JSON specification and collects everything that is wrong with it, so that one
/// reading is enough to put it right. A field that is missing or wrong gets a harmless stand-in.
/// </summary>
public sealed class SpecReader(JsonElement root)
{
    private readonly List<string> problems = [];
    private readonly HashSet<string> known = [];

    public IReadOnlyList<string> Problems => problems;

    /// <summary>Words in both languages, or one string when both are the same.</summary>
    public Text Words(string name) =>
        Find(name) is { } value ? WordsOf(name, value) : Missing(name, Text.Same("-"), "words in English and French");

    public IReadOnlyList<string> Names(string name)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.Array } list)
        {
            return Missing<IReadOnlyList<string>>(name, ["-"], "a list of names");
        }

        if (list.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            return Missing<IReadOnlyList<string>>(name, ["-"], "a list of names in quotes");
        }

        return [.. list.EnumerateArray().Select(item => item.GetString()!)];
    }

    public int Whole(string name, int? standard = null) =>
        Find(name) switch
        {
            null when standard is { } value => value,
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out int value) => value,
            _ => Missing(name, 1, "a whole number"),
        };

    public bool Flag(string name) =>
        Find(name) switch
        {
            null => false,
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            _ => Missing(name, false, "true or false"),
        };

    public VotePolicy Policy(string name) =>
        Find(name) is { ValueKind: JsonValueKind.String } word
        && StageWords.TryReadPolicy(word.GetString(), out VotePolicy policy)
            ? policy
            : Missing(name, VotePolicy.Once, "\"once\" (the first ballot counts) or \"last\" (the last one counts)");

    public string Name(string name, string standard) =>
        Find(name) switch
        {
            null => standard,
            { ValueKind: JsonValueKind.String } word => word.GetString()!,
            _ => Missing(name, standard, "a name in quotes"),
        };

    /// <summary>A time with its offset; null when an officer decides.</summary>
    public DateTimeOffset? Time(string name)
    {
        JsonElement? found = Find(name);
        if (found is null or { ValueKind: JsonValueKind.Null })
        {
            return null;
        }

        // A time without an offset would be read in this machine's zone: exactly how polls open on the wrong day.
        return
            found is { ValueKind: JsonValueKind.String } text
            && DateTimeOffset.TryParseExact(
                text.GetString(),
                ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out DateTimeOffset moment
            )
            && HasOffset(text.GetString()!)
            ? moment
            : Missing<DateTimeOffset?>(name, null, "a time with its offset, such as 2026-11-22T09:00-05:00, or null");
    }

    public HelpLine? Help(string name)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.Object } help)
        {
            return Find(name) is null or { ValueKind: JsonValueKind.Null }
                ? null
                : Missing<HelpLine?>(name, null, "an object with phone and hours, or null");
        }

        bool phone = help.TryGetProperty("phone", out JsonElement number) && number.ValueKind == JsonValueKind.String;
        bool hours = help.TryGetProperty("hours", out JsonElement when);
        return phone && hours
            ? new HelpLine(number.GetString()!, WordsOf($"{name}.hours", when))
            : Missing<HelpLine?>(name, null, "an object with phone and hours, or null");
    }

    /// <summary>Names every field that no reading asked for: most often a slip of the pen.</summary>
    public void RefuseOthers()
    {
        foreach (JsonProperty property in root.EnumerateObject().Where(p => !known.Contains(p.Name)))
        {
            problems.Add(
                $"\"{property.Name}\" is not a field of a contest; the fields are {string.Join(", ", known)}."
            );
        }
    }

    private JsonElement? Find(string name)
    {
        known.Add(name);
        return root.TryGetProperty(name, out JsonElement value) ? value : null;
    }

    private Text WordsOf(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return Text.Same(value.GetString()!);
        }

        return
            value.ValueKind == JsonValueKind.Object
            && value.TryGetProperty("en", out JsonElement en)
            && value.TryGetProperty("fr", out JsonElement fr)
            && en.ValueKind == JsonValueKind.String
            && fr.ValueKind == JsonValueKind.String
            ? new Text(en.GetString()!, fr.GetString()!)
            : Missing(name, Text.Same("-"), "words in English and French, such as {\"en\": \"…\", \"fr\": \"…\"}");
    }

    private T Missing<T>(string name, T standIn, string wanted)
    {
        problems.Add($"\"{name}\" must be {wanted}.");
        return standIn;
    }

    private static bool HasOffset(string time) =>
        time.EndsWith('Z') || (time.Length > 6 && time[^3] == ':' && time[^6] is '+' or '-');
}
