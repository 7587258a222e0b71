using System.Text;

namespace Hustings.Verification.Tests.Mutation;

internal enum LeafKind
{
    Point,
    Scalar,
    Number,
    Bool,
    Hash,
    Text,
}

/// <summary>One value in a JSON text, where it stands, and the text it can be exchanged in.</summary>
/// <param name="Path">Where: <c>answers[0].choices[1].alpha</c>; <c>message>x</c> inside a text that is itself JSON.</param>
/// <param name="Raw">As it is written, without quotes.</param>
/// <param name="With">The whole document with another text in its place.</param>
internal sealed record Leaf(string Path, LeafKind Kind, string Raw, Func<string, string> With)
{
    /// <summary>The path with all indices alike.</summary>
    public string Shape => ShapeOf(Path);

    /// <summary>Every leaf in order; leaves of JSON inside strings as well.</summary>
    public static List<Leaf> All(string document)
    {
        var leaves = new List<Leaf>();
        new Walker(document, "", text => text, leaves).Value("");
        return leaves;
    }

    private static string ShapeOf(string path)
    {
        var shape = new StringBuilder();
        var inside = false;
        foreach (var c in path)
        {
            inside = c == '[' || inside && c != ']';
            if (!inside || c == '[')
            {
                shape.Append(c);
            }
        }
        return shape.ToString();
    }

    /// <summary>Reads canonical JSON: no blanks anywhere.</summary>
    private sealed class Walker(string text, string prefix, Func<string, string> wrap, List<Leaf> leaves)
    {
        private int at;

        public void Value(string path)
        {
            switch (text[at])
            {
                case '{':
                    Items('}', () => path + "." + Key(), path);
                    break;
                case '[':
                    var index = 0;
                    Items(']', () => $"{path}[{index++}]", path);
                    break;
                case '"':
                    Text(path);
                    break;
                default:
                    var start = at;
                    at = text.IndexOfAny([',', ']', '}'], at) is >= 0 and var end ? end : text.Length;
                    var raw = text[start..at];
                    Add(path, raw is "true" or "false" ? LeafKind.Bool : LeafKind.Number, start, raw);
                    break;
            }
        }

        private void Items(char close, Func<string> next, string path)
        {
            at++;
            if (text[at] == close)
            {
                at++;
                return;
            }
            do
            {
                Value(next());
            } while (text[at++] == ',');
        }

        private string Key()
        {
            var end = text.IndexOf('"', at + 1);
            var key = text[(at + 1)..end];
            at = end + 2;
            return key;
        }

        private void Text(string path)
        {
            var start = ++at;
            while (text[at] != '"')
            {
                at += text[at] == '\\' ? 2 : 1;
            }
            var raw = text[start..at];
            at++;
            Add(path, KindOf(raw), start, raw);
            if (raw.StartsWith("{\\\"", StringComparison.Ordinal))
            {
                var inner = raw.Replace("\\\"", "\"", StringComparison.Ordinal)
                    .Replace("\\\\", "\\", StringComparison.Ordinal);
                var (outer, end) = (text, start + raw.Length);
                string Put(string changed) =>
                    wrap(
                        string.Concat(
                            outer.AsSpan(0, start),
                            changed
                                .Replace("\\", "\\\\", StringComparison.Ordinal)
                                .Replace("\"", "\\\"", StringComparison.Ordinal),
                            outer.AsSpan(end)
                        )
                    );
                new Walker(inner, prefix + path + ">", Put, leaves).Value("");
            }
        }

        private void Add(string path, LeafKind kind, int start, string raw)
        {
            var (whole, end) = (text, start + raw.Length);
            leaves.Add(
                new Leaf(
                    prefix + path,
                    kind,
                    raw,
                    other => wrap(string.Concat(whole.AsSpan(0, start), other, whole.AsSpan(end)))
                )
            );
        }

        private static LeafKind KindOf(string raw) =>
            raw.Length >= 64
            && (raw.Length == 64 || raw[64] == ',')
            && raw.AsSpan(0, 64).ContainsAnyExcept("0123456789abcdef") is false
                ? LeafKind.Point
            : raw.Length > 20 && raw.AsSpan().ContainsAnyExceptInRange('0', '9') is false ? LeafKind.Scalar
            : LeafKind.Text;
    }
}
