using System.Buffers.Text;
using Hustings.Cryptography;
using Hustings.Record.Json;

namespace Hustings.Record;

/// <summary>
/// The list of those who may vote, by public credential (specification, "Credentials"). An entry is <c>pk</c> or
/// <c>pk,weight</c>, and as the reference tool writes it <c>pk,,name</c> or <c>pk,weight,name</c>.
/// </summary>
public sealed class PublicCredentials
{
    /// <summary>Beyond this a total could not be read out of the tally.</summary>
    private const long MaxTotalWeight = 1L << 40;

    private readonly Dictionary<CredentialKey, int> index;
    private readonly long[]? weights;

    private PublicCredentials(Point[] points, long[]? weights, Dictionary<CredentialKey, int> index, byte[] bytes)
    {
        Points = points;
        this.weights = weights;
        this.index = index;
        Bytes = bytes;
        Hash = Record.Fingerprint.Hex(bytes);
        Fingerprint = Record.Fingerprint.Compact(bytes);
    }

    public IReadOnlyList<Point> Points { get; }
    public int Count => Points.Count;

    /// <summary>Whether any credential counts other than once.</summary>
    public bool Weighted => weights is not null;

    /// <summary>How often the ballot of the credential at this place counts.</summary>
    public long WeightOf(int place) => weights?[place] ?? 1;

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>SHA-256 of <see cref="Bytes"/>, 64 lower-case hex digits.</summary>
    public string Hash { get; }

    /// <summary>SHA-256 of <see cref="Bytes"/>, unpadded Base64: what a credential authority publishes.</summary>
    public string Fingerprint { get; }

    /// <summary>Place in the list, -1 if not in it.</summary>
    public int IndexOf(Point credential) => IndexOf(CredentialKey.Of(credential));

    /// <summary>Place in the list of a credential as 64 hex digits, -1 if not in it (or no hex).</summary>
    public int IndexOf(ReadOnlySpan<byte> hex) => CredentialKey.TryRead(hex, out var key) ? IndexOf(key) : -1;

    public int IndexOf(CredentialKey key) => index.TryGetValue(key, out var place) ? place : -1;

    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, out PublicCredentials? credentials) =>
        Diagnosis.Read(bytes, Limits.CredentialsBytes, Read, out credentials);

    /// <summary>The list in the order of the hex digits, so that it says nothing about the voters' order.</summary>
    public static PublicCredentials Create(IEnumerable<Point> points)
    {
        var sorted = points.Select(point => point.ToString()).Order(StringComparer.Ordinal);
        var bytes = new CanonicalWriter().Array(sorted, (writer, hex) => writer.Plain(hex)).ToArray();
        var fault = TryRead(bytes, out var credentials);
        return fault == DocumentFault.None
            ? credentials!
            : throw new ArgumentException($"not a list of credentials: {fault}", nameof(points));
    }

    private static DocumentFault Read(ReadOnlySpan<byte> bytes, out PublicCredentials? credentials)
    {
        credentials = null;
        var reader = new CanonicalReader(bytes);
        var places = ReadPlaces(ref reader, out var weights);
        var fault = reader.End();
        if (fault != DocumentFault.None)
        {
            return fault;
        }
        var document = bytes.ToArray();
        var points = new Point[places.Count];
        fault = CheckPoints(document, places, points);
        if (fault != DocumentFault.None)
        {
            return fault;
        }
        var index = new Dictionary<CredentialKey, int>(points.Length);
        for (var i = 0; i < points.Length; i++)
        {
            if (!index.TryAdd(CredentialKey.Of(points[i]), i))
            {
                return DocumentFault.DuplicateCredential;
            }
        }
        var weighted = weights.Exists(weight => weight != 1);
        credentials = new PublicCredentials(points, weighted ? [.. weights] : null, index, document);
        return DocumentFault.None;
    }

    /// <summary>Where each entry's 64 hex digits stand in the document, and its weight.</summary>
    private static List<int> ReadPlaces(ref CanonicalReader reader, out List<long> weights)
    {
        var places = new List<int>();
        weights = [];
        reader.Take("["u8);
        if (reader.TryTake("]"u8))
        {
            return places;
        }
        long total = 0;
        do
        {
            places.Add(reader.Position + 1);
            var entry = reader.RawString();
            if (reader.Failed || !TryReadWeight(entry, out var weight))
            {
                reader.Fail(DocumentFault.Shape);
                return places;
            }
            weights.Add(weight);
            total = weight > MaxTotalWeight - total ? MaxTotalWeight + 1 : total + weight;
        } while (total <= MaxTotalWeight && reader.TryTake(","u8));
        if (total > MaxTotalWeight)
        {
            reader.Fail(DocumentFault.UnsupportedWeight);
        }
        reader.Take("]"u8);
        return places;
    }

    private static bool TryReadWeight(ReadOnlySpan<byte> entry, out long weight)
    {
        weight = 1;
        if (entry.Length == 64)
        {
            return true;
        }
        if (entry.Length < 66 || entry[64] != ',')
        {
            return false;
        }
        var rest = entry[65..];
        var comma = rest.IndexOf((byte)',');
        var digits = comma < 0 ? rest : rest[..comma];
        return digits.IsEmpty
            ? comma == 0
            : digits[0] != '0'
                && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9')
                && Utf8Parser.TryParse(digits, out weight, out var used)
                && used == digits.Length;
    }

    /// <summary>Checks every point, on all cores: this is most of the work of reading a long list.</summary>
    private static DocumentFault CheckPoints(byte[] document, List<int> places, Point[] points)
    {
        const int together = 256;
        var first = places.Count;
        var found = DocumentFault.None;
        var gate = new Lock();
        Parallel.For(
            0,
            (places.Count + together - 1) / together,
            part =>
            {
                var (start, end) = (part * together, Math.Min((part + 1) * together, places.Count));
                var ahead = new PointsAhead();
                for (var i = start; i < end; i++)
                {
                    ahead.Add(document.AsSpan(places[i], 64));
                }
                ahead.Run();
                for (var i = start; i < end; i++)
                {
                    var fault = ElementReading.CheckPoint(document.AsSpan(places[i], 64), ahead, out points[i]);
                    if (fault == DocumentFault.None && points[i].IsIdentity)
                    {
                        fault = DocumentFault.CredentialIdentity;
                    }
                    if (fault != DocumentFault.None)
                    {
                        lock (gate)
                        {
                            (first, found) = i < first ? (i, fault) : (first, found);
                        }
                    }
                }
            }
        );
        return found;
    }
}
