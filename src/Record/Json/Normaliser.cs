using System.Text;
using System.Text.Json;

namespace Hustings.Record.Json;

/// <summary>Writes any JSON in compact form, keys in the order the specification gives them. For diagnosis only.</summary>
internal static class Normaliser
{
    /// <summary>One order that agrees with every structure of the specification.</summary>
    private static readonly string[] KeyOrder =
    [
        "version",
        "timestamp",
        "description",
        "name",
        "group",
        "size",
        "threshold",
        "index",
        "certs",
        "coefexps",
        "signatures",
        "verification_keys",
        "hustings",
        "owner",
        "decryption",
        "challenge",
        "response",
        "pok",
        "public_key",
        "election_uuid",
        "election_hash",
        "credential",
        "alpha",
        "beta",
        "choices",
        "individual_proofs",
        "overall_proof",
        "blank_proof",
        "questions",
        "answers",
        "blank",
        "min",
        "max",
        "question",
        "uuid",
        "administrator",
        "credential_authority",
        "hash",
        "proof",
        "message",
        "signature",
        "election",
        "trustees",
        "credentials",
        "parent",
        "height",
        "type",
        "payload",
        "num_tallied",
        "total_weight",
        "encrypted_tally",
        "decryption_factors",
        "decryption_proofs",
        "result",
        "ballot",
    ];

    /// <summary>False if a key stands twice in one object.</summary>
    /// <param name="ownOrder">Keys stay in the order in which they are.</param>
    public static bool TryWrite(JsonElement element, CanonicalWriter writer, bool ownOrder = false)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return TryWriteObject(element, writer, ownOrder);
            case JsonValueKind.Array:
                var good = true;
                writer.Array(element.EnumerateArray(), (w, item) => good &= TryWrite(item, w, ownOrder));
                return good;
            case JsonValueKind.String:
                writer.String(Text(() => element.GetString()!));
                return true;
            default:
                writer.Raw(Encoding.UTF8.GetBytes(element.GetRawText()));
                return true;
        }
    }

    private static bool TryWriteObject(JsonElement element, CanonicalWriter writer, bool ownOrder)
    {
        var fields = element.EnumerateObject().Select(field => (Name: Text(() => field.Name), field.Value)).ToList();
        // A trustee's key is the one structure that has its name last.
        var trustee = fields.Exists(field => field.Name == "pok");
        if (!ownOrder)
        {
            fields = [.. fields.OrderBy(field => trustee && field.Name == "name" ? KeyOrder.Length : Rank(field.Name))];
        }
        if (fields.DistinctBy(field => field.Name).Count() != fields.Count)
        {
            return false;
        }
        var good = true;
        writer.Raw("{"u8);
        for (var i = 0; i < fields.Count; i++)
        {
            writer.Raw(i == 0 ? ""u8 : ","u8).String(fields[i].Name).Raw(":"u8);
            good &= TryWrite(fields[i].Value, writer, ownOrder);
        }
        writer.Raw("}"u8);
        return good;
    }

    private static int Rank(string key) => Array.IndexOf(KeyOrder, key) is >= 0 and var rank ? rank : KeyOrder.Length;

    /// <summary>A lone surrogate written as an escape is no text: it becomes U+FFFD, which is never canonical.</summary>
    private static string Text(Func<string> get)
    {
        try
        {
            return get();
        }
        catch (InvalidOperationException)
        {
            return "\ufffd";
        }
    }
}
