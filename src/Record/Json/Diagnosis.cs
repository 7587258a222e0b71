using System.Text.Json;
using System.Text.Unicode;

namespace Hustings.Record.Json;

/// <summary>Reads a document strictly from canonical bytes; gives the first fault.</summary>
internal delegate DocumentFault StrictRead<T>(ReadOnlySpan<byte> bytes, out T? document)
    where T : class;

/// <summary>
/// How every document is read: once, strictly; and only when that fails a second, slow pass finds the name of the
/// fault. The second pass never accepts anything.
/// </summary>
internal static class Diagnosis
{
    private const int LongestDiagnosed = 4 << 20;

    /// <param name="ownOrder">A document of our own, whose order of fields <see cref="Normaliser"/> does not know.</param>
    public static DocumentFault Read<T>(
        ReadOnlySpan<byte> bytes,
        int limit,
        StrictRead<T> strict,
        out T? document,
        bool ownOrder = false
    )
        where T : class
    {
        document = null;
        if (bytes.Length > limit)
        {
            return DocumentFault.TooLarge;
        }
        if (!Utf8.IsValid(bytes))
        {
            return DocumentFault.InvalidUtf8;
        }
        var fault = strict(bytes, out document);
        if (fault == DocumentFault.None)
        {
            return fault;
        }
        document = null;
        // A very long list is not worth a second look: the first pass named what is wrong where it stopped.
        if (bytes.Length > LongestDiagnosed)
        {
            return fault;
        }
        // What we do not support may have an order of fields that we do not know either.
        return fault.IsUnsupported() ? fault : Name(bytes, fault, strict, ownOrder);
    }

    private static DocumentFault Name<T>(
        ReadOnlySpan<byte> bytes,
        DocumentFault first,
        StrictRead<T> strict,
        bool ownOrder
    )
        where T : class
    {
        var fault = Parse(bytes, out var json);
        if (json is null)
        {
            return fault;
        }
        using (json)
        {
            var normal = Normalised(json.RootElement, ownOrder);
            if (normal is null)
            {
                return DocumentFault.DuplicateKey;
            }
            if (normal.AsSpan().SequenceEqual(bytes))
            {
                return first;
            }
            // The same content written canonically: is it a document at all?
            return strict(normal, out _) == DocumentFault.Shape ? DocumentFault.Shape : DocumentFault.NotCanonical;
        }
    }

    private static DocumentFault Parse(ReadOnlySpan<byte> bytes, out JsonDocument? json)
    {
        json = null;
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = Limits.Depth });
        try
        {
            if (!JsonDocument.TryParseValue(ref reader, out json))
            {
                return DocumentFault.MalformedJson;
            }
        }
        catch (JsonException)
        {
            return DocumentFault.MalformedJson;
        }
        if (reader.BytesConsumed == bytes.Length)
        {
            return DocumentFault.None;
        }
        json.Dispose();
        json = null;
        return DocumentFault.TrailingBytes;
    }

    /// <summary>The same content in canonical form; null if a key stands twice in one object.</summary>
    private static byte[]? Normalised(JsonElement root, bool ownOrder)
    {
        var writer = new CanonicalWriter();
        return Normaliser.TryWrite(root, writer, ownOrder) ? writer.ToArray() : null;
    }
}
