using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hustings.Lab.Attacks.Wire;

/// <summary>An HTTP answer.</summary>
/// <param name="Closes">The server will not take another request on this connection.</param>
/// <param name="RetryAfter">Seconds; 0 if not said.</param>
public sealed record Answer(int Status, ReadOnlyMemory<byte> Body, bool Closes, int RetryAfter)
{
    /// <summary>The code of a refusal; empty if there is none.</summary>
    public string Code => Text("\"code\":\"", '"');

    /// <summary>The work that is asked for, in bits; 0 if none is.</summary>
    public int Bits =>
        int.TryParse(Text("\"bits\":", ',', '}'), System.Globalization.CultureInfo.InvariantCulture, out int bits)
            ? bits
            : 0;

    /// <summary>The body as JSON; null if it is none.</summary>
    public JsonNode? Json
    {
        get
        {
            try
            {
                return JsonNode.Parse(Body.Span);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    // A flood reads thousands of answers a second: looking for one member is enough.
    private string Text(string before, params ReadOnlySpan<char> ends)
    {
        string body = Encoding.UTF8.GetString(Body.Span);
        int at = body.IndexOf(before, StringComparison.Ordinal);
        if (at < 0)
        {
            return "";
        }

        ReadOnlySpan<char> rest = body.AsSpan(at + before.Length);
        int end = rest.IndexOfAny(ends);
        return end < 0 ? "" : rest[..end].Trim().ToString();
    }
}
