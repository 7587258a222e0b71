using System.Buffers;
using Hustings.Cryptography;

namespace Hustings.Record.Json;

/// <summary>
/// Group elements of documents that are about to be read, checked together beforehand because that is cheaper. A reader that has this looks an element up
/// by its digits; what is not found is checked on the spot, so nothing depends on what was found ahead but time.
/// </summary>
internal sealed class PointsAhead(PublicCredentials? known = null)
{
    private const int HexLength = 64;

    private static readonly SearchValues<byte> LowerHex = SearchValues.Create("0123456789abcdef"u8);

    private readonly Dictionary<CredentialKey, int> places = [];
    private readonly PointBatch batch = new();

    /// <summary>Takes note of strings of 64 lower-case hex digits in a document, of so many at most: a hostile one may have more than its reader would get to.</summary>
    public void Collect(ReadOnlySpan<byte> document, int most)
    {
        var end = batch.Count + most;
        for (var i = document.IndexOf((byte)'"'); i >= 0 && i + HexLength + 1 < document.Length && batch.Count < end; )
        {
            var rest = document[(i + 1)..];
            if (rest[HexLength] == '"' && Add(rest[..HexLength]))
            {
                i += HexLength + 1;
            }
            var next = document[(i + 1)..].IndexOf((byte)'"');
            i = next < 0 ? -1 : i + 1 + next;
        }
    }

    /// <summary>Takes note of one element; false if these are not 64 lower-case hex digits.</summary>
    public bool Add(ReadOnlySpan<byte> hex)
    {
        if (Key(hex) is not { } key)
        {
            return false;
        }
        var listed = known?.IndexOf(key) >= 0;
        if (!listed && places.TryAdd(key, batch.Count))
        {
            _ = batch.Add(hex);
        }
        return true;
    }

    /// <summary>Checks what was collected.</summary>
    public void Run() => batch.Run();

    /// <summary>All elements of one long document, checked on all cores. For documents whose size is bounded by what they answer to.</summary>
    public static PointsAhead Of(ReadOnlySpan<byte> document)
    {
        var ahead = new PointsAhead();
        ahead.Collect(document, document.Length / HexLength + 1);
        ahead.batch.RunOnAllCores();
        return ahead;
    }

    /// <summary>The verdict on an element that was collected, or is a listed credential and was checked with the list.</summary>
    public bool TryFind(ReadOnlySpan<byte> hex, out PointFault fault, out Point point)
    {
        (fault, point) = (PointFault.None, default);
        if (Key(hex) is not { } key)
        {
            return false;
        }
        if (places.TryGetValue(key, out var place))
        {
            fault = batch.Result(place, out point);
            return true;
        }
        var listed = known?.IndexOf(key) ?? -1;
        if (listed >= 0)
        {
            point = known!.Points[listed];
        }
        return listed >= 0;
    }

    // A key knows capital letters too; an element's one form has none.
    private static CredentialKey? Key(ReadOnlySpan<byte> hex) =>
        hex.Length == HexLength && !hex.ContainsAnyExcept(LowerHex) && CredentialKey.TryRead(hex, out var key)
            ? key
            : null;
}
