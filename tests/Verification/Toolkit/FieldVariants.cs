using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hustings.Cryptography;

namespace Hustings.Verification.Tests.Toolkit;

/// <summary>One document with one thing changed.</summary>
/// <param name="Path">Where: <c>answers[0].choices[1].alpha</c>.</param>
internal sealed record Variant(string Path, string What, string Text);

/// <summary>
/// Every leaf of a JSON document changed in turn: to another value of its kind (another point, the next number, another
/// text), and to what no honest program writes.
/// </summary>
internal static class FieldVariants
{
    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly BigInteger Order =
        BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", null);

    /// <summary>Another value of the same kind.</summary>
    public static IEnumerable<Variant> OtherValues(string document) =>
        Leaves(JsonNode.Parse(document)!)
            .Select(leaf => Changed(document, leaf, Other(leaf), "another value"))
            .Where(variant => variant.Text != document);

    /// <summary>Bad encodings of points and scalars: each with what is wrong with it.</summary>
    public static IEnumerable<Variant> BadElements(string document)
    {
        foreach (var leaf in Leaves(JsonNode.Parse(document)!))
        {
            if (IsPoint(leaf))
            {
                foreach (var (what, hex) in BadPoints.All)
                {
                    yield return Changed(document, leaf, hex, what);
                }
            }
            else if (IsScalar(leaf))
            {
                var value = BigInteger.Parse(leaf.GetValue<string>(), null);
                yield return Changed(document, leaf, Order.ToString(), "q");
                yield return Changed(document, leaf, (value + Order).ToString(), "plus q");
                yield return Changed(document, leaf, "0" + value, "leading zero");
                yield return Changed(document, leaf, "-" + value, "negative");
            }
        }
    }

    /// <summary>Every object with a field missing, and every array with one item more or less.</summary>
    public static IEnumerable<Variant> OtherShapes(string document)
    {
        var paths = new List<string>();
        Walk(JsonNode.Parse(document)!, node => paths.Add(node.GetPath()));
        foreach (var path in paths)
        {
            var root = JsonNode.Parse(document)!;
            var node = At(root, path);
            switch (node)
            {
                case JsonObject fields:
                    foreach (var key in fields.Select(field => field.Key).ToList())
                    {
                        var fresh = JsonNode.Parse(document)!;
                        ((JsonObject)At(fresh, path)).Remove(key);
                        yield return new Variant($"{path}.{key}", "removed", Text(fresh));
                    }
                    break;
                case JsonArray { Count: > 0 } items:
                    items.Add(items[^1]!.DeepClone());
                    yield return new Variant(path, "one more", Text(root));
                    items.RemoveAt(0);
                    items.RemoveAt(0);
                    yield return new Variant(path, "one less", Text(root));
                    break;
                default:
                    break;
            }
        }
    }

    private static Variant Changed(string document, JsonValue leaf, JsonNode value, string what)
    {
        var root = JsonNode.Parse(document)!;
        var path = leaf.GetPath();
        var target = At(root, path);
        if (target.Parent is JsonArray array)
        {
            array[target.GetElementIndex()] = value;
        }
        else
        {
            target.Parent!.AsObject()[target.GetPropertyName()] = value;
        }
        return new Variant(path, what, Text(root));
    }

    private static JsonNode Other(JsonValue leaf)
    {
        switch (leaf.GetValueKind())
        {
            case JsonValueKind.Number:
                return leaf.GetValue<long>() + 1;
            case JsonValueKind.True or JsonValueKind.False:
                return leaf.GetValueKind() == JsonValueKind.False;
            default:
                break;
        }
        var text = leaf.GetValue<string>();
        if (IsPoint(leaf) && Point.TryParseHex(Encoding.ASCII.GetBytes(text), out var point))
        {
            return (point + Point.Generator).ToString();
        }
        if (IsScalar(leaf))
        {
            return ((BigInteger.Parse(text, null) + 1) % Order).ToString();
        }
        return text.Length == 0 ? "x" : (text[0] == 'e' ? 'f' : 'e') + text[1..];
    }

    private static bool IsPoint(JsonValue leaf)
    {
        var path = leaf.GetPath();
        return leaf.GetValueKind() == JsonValueKind.String
            && (
                path.EndsWith(".alpha", StringComparison.Ordinal)
                || path.EndsWith(".beta", StringComparison.Ordinal)
                || path.EndsWith(".credential", StringComparison.Ordinal)
                || path.EndsWith(".public_key", StringComparison.Ordinal)
                || path.Contains("decryption_factors", StringComparison.Ordinal)
                // The list of credentials is an array at the top.
                || path.StartsWith("$[", StringComparison.Ordinal)
                    && leaf.Root is JsonArray { Count: > 0 } list
                    && list[0] is JsonValue
            );
    }

    private static bool IsScalar(JsonValue leaf) =>
        leaf.GetPath().EndsWith("challenge", StringComparison.Ordinal)
        || leaf.GetPath().EndsWith("response", StringComparison.Ordinal);

    private static List<JsonValue> Leaves(JsonNode root)
    {
        var leaves = new List<JsonValue>();
        Walk(
            root,
            node =>
            {
                if (node is JsonValue leaf)
                {
                    leaves.Add(leaf);
                }
            }
        );
        return leaves;
    }

    private static void Walk(JsonNode node, Action<JsonNode> visit)
    {
        visit(node);
        var children = node switch
        {
            JsonObject fields => fields.Select(field => field.Value!),
            JsonArray items => items.Select(item => item!),
            _ => [],
        };
        foreach (var child in children)
        {
            Walk(child, visit);
        }
    }

    /// <summary>Follows a path as JsonNode writes it: $.answers[0].choices.</summary>
    private static JsonNode At(JsonNode root, string path)
    {
        var node = root;
        foreach (var part in path[1..].Replace("[", ".[", StringComparison.Ordinal).Split('.').Skip(1))
        {
            node = part.StartsWith('[')
                ? node[int.Parse(part[1..^1], System.Globalization.CultureInfo.InvariantCulture)]!
                : node[part]!;
        }
        return node;
    }

    private static string Text(JsonNode node) => node.ToJsonString(Compact);
}
