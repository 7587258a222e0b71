using System.Globalization;
using System.Text.Json;

namespace Hustings.Server.Probes;

/// <summary>What a solver needs of <c>/public/gate.json</c> (docs/spec/gate.md).</summary>
/// <param name="Bits">Work that the lane with work asks for now.</param>
/// <param name="Least">Work without which a ballot is in the open lane, even while none is asked for.</param>
internal sealed record WorkAsked(int Bits, int Least, IReadOnlyList<(long Epoch, byte[] Seed)> Seeds)
{
    private const int SeedDigits = 64;

    /// <summary>Null if it is not such a file.</summary>
    public static WorkAsked? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var seeds = root.GetProperty("seeds").EnumerateArray().Select(Seed);
            return new(root.GetProperty("bits").GetInt32(), root.GetProperty("hotBits").GetInt32(), [.. seeds]);
        }
        catch (Exception fault)
            when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static (long, byte[]) Seed(JsonElement seed)
    {
        var hex = seed.GetProperty("seed").GetString();
        return hex?.Length == SeedDigits
            ? (seed.GetProperty("epoch").GetInt64(), Convert.FromHexString(hex))
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"a seed of {hex?.Length} digits"));
    }
}
