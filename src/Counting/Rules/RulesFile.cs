using System.Text.Json;
using Hustings.Counting.Files;

namespace Hustings.Counting.Rules;

/// <summary>
/// Rules as a JSON object of names and texts, as in the "rules" of an RCTab configuration. Unknown names are refused: a rule that is
/// not followed must not look as if it were.
/// </summary>
public static class RulesFile
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 4 };

    /// <param name="start">Values for what the file does not say.</param>
    public static (CountOptions? Options, FileRefusal? Refusal) Read(ReadOnlyMemory<byte> json, CountOptions start)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement, start)
                : (null, new FileRefusal(FileFault.MalformedJson, 1, 1, "The rules are not a JSON object."));
        }
        catch (JsonException bad)
        {
            int line = (int)(bad.LineNumber ?? 0) + 1;
            int column = (int)(bad.BytePositionInLine ?? 0) + 1;
            return (null, new FileRefusal(FileFault.MalformedJson, line, column, "The rules are not JSON."));
        }
    }

    private static (CountOptions?, FileRefusal?) Read(JsonElement rules, CountOptions start)
    {
        CountOptions options = start;
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonProperty rule in rules.EnumerateObject())
        {
            if (!seen.Add(rule.Name))
                return Refused(FileFault.UnknownRule, $"The rule \"{rule.Name}\" stands twice.");
            OptionEntry? entry = OptionTable.Entries.FirstOrDefault(known => known.Name == rule.Name);
            if (entry is null)
                return Refused(FileFault.UnknownRule, $"\"{rule.Name}\" is not a rule.");

            // RCTab writes "" where a rule is not used.
            string? text = Text(rule.Value);
            if (text == "")
                continue;
            if (text is null || entry.Set(options, text) is not { } changed)
                return Refused(FileFault.BadRuleValue, $"\"{rule.Name}\" must be {entry.Values}.");
            options = changed;
        }
        return (options, null);
    }

    private static string? Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Null => "",
            _ => null,
        };

    private static (CountOptions?, FileRefusal?) Refused(FileFault fault, string words) =>
        (null, new FileRefusal(fault, 0, 0, words));
}
