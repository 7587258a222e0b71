using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Hustings.Contest.Authoring;

/// <summary>
/// One mapping of an author's file. Every reading collects what is wrong instead of stopping, and answers a harmless stand-in, so that
/// one run names everything. At the end <see cref="RefuseOthers"/> names the keys that nothing asked for.
/// </summary>
internal sealed class YamlSection(YamlMappingNode node, string what, List<AuthoringFinding> findings)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public int Line => LineOf(node);

    public static int LineOf(YamlNode node) => (int)node.Start.Line;

    public void Problem(YamlNode? at, string words) => findings.Add(new((int)(at ?? node).Start.Line, words));

    /// <summary>Something that may stay as it is.</summary>
    public void LookAgain(YamlNode? at, string words) => findings.Add(new((int)(at ?? node).Start.Line, words, false));

    /// <summary>The value of a key; null if the key is missing or says nothing.</summary>
    public YamlNode? Find(string key)
    {
        asked.Add(key);
        return
            node.Children.TryGetValue(new YamlScalarNode(key), out var value)
            && value
                is not YamlScalarNode { Value: null or "" or "~" or "null", Style: YamlDotNet.Core.ScalarStyle.Plain }
            ? value
            : null;
    }

    public YamlNode? Need(string key, string wanted)
    {
        var value = Find(key);
        if (value is null)
            Problem(null, $"{what} needs “{key}”: {wanted}.");
        return value;
    }

    public string? Scalar(string key, string wanted)
    {
        var value = Find(key);
        if (value is null or YamlScalarNode)
            return (value as YamlScalarNode)?.Value;
        Problem(value, $"“{key}” must be {wanted}.");
        return null;
    }

    public string NeedScalar(string key, string wanted) => Need(key, wanted) is null ? "-" : Scalar(key, wanted) ?? "-";

    public int Whole(string key, int standard, int least, int most)
    {
        var text = Scalar(key, "a whole number");
        if (text is null)
            return standard;
        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
            return number;
        Problem(Find(key), $"“{key}” must be a whole number from {least} to {most}, not “{text}”.");
        return standard;
    }

    public bool Flag(string key)
    {
        switch (Scalar(key, "yes or no"))
        {
            case "yes" or "true":
                return true;
            case null or "no" or "false":
                return false;
            default:
                Problem(Find(key), $"“{key}” must be yes or no.");
                return false;
        }
    }

    /// <summary>One of a list of words; the first is the stand-in.</summary>
    public string Choice(string key, string standard, IReadOnlyList<string> words)
    {
        var text = Scalar(key, "one word");
        return text is null ? standard : OneOf(Find(key)!, key, text, words) ?? standard;
    }

    public string? OneOf(YamlNode at, string key, string text, IReadOnlyList<string> words)
    {
        if (words.Contains(text))
            return text;
        Problem(at, $"“{key}” knows {Listed(words)}; “{text}” is none of them{Meant(text, words)}");
        return null;
    }

    /// <summary>A list of single words; one word alone is a list too.</summary>
    public IReadOnlyList<(YamlNode At, string Text)> Scalars(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlScalarNode one:
                return [(one, one.Value!)];
            case YamlSequenceNode list when list.All(item => item is YamlScalarNode { Value.Length: > 0 }):
                return [.. list.Select(item => (item, ((YamlScalarNode)item).Value!))];
            case var other:
                Problem(other, $"“{key}” must be a list: [one, two].");
                return [];
        }
    }

    public YamlSection? Section(string key, string name)
    {
        var value = Find(key);
        if (value is YamlMappingNode mapping)
            return new(mapping, name, findings);
        if (value is not null)
            Problem(value, $"“{key}” must have keys of its own, one on each line below it.");
        return null;
    }

    /// <summary>The items of a list that have keys of their own.</summary>
    public IEnumerable<(YamlNode At, YamlSection? Section, string? Scalar)> Items(string key, string name)
    {
        var value = Find(key);
        if (value is not (null or YamlSequenceNode))
            Problem(value, $"“{key}” must be a list: a line with “- ” for each.");
        foreach (var item in value as YamlSequenceNode ?? [])
        {
            if (item is YamlMappingNode mapping)
                yield return (item, new(mapping, name, findings), null);
            else
                yield return (item, null, (item as YamlScalarNode)?.Value);
        }
    }

    /// <summary>Keys that nothing asked for: most often a slip of the pen.</summary>
    public void RefuseOthers()
    {
        foreach (var key in node.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "?";
            if (!asked.Contains(name))
                Problem(key, $"{what} has no key “{name}”{Meant(name, asked)}");
        }
    }

    private static string Meant(string text, IEnumerable<string> words) =>
        NearestWord.Of(text, words) is { } nearest ? $"; did you mean “{nearest}”?" : ".";

    private static string Listed(IReadOnlyList<string> words) => string.Join(", ", words);
}
