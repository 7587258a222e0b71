using System.Globalization;
using System.Text.Json;
using Hustings.Gate;
using Hustings.Gate.Work;
using Hustings.Server.PublicFiles;

namespace Hustings.Server.Gate;

/// <summary><c>/public/gate.json</c> (docs/spec/gate.md, "What the gate says"): what a client must know to show work.</summary>
internal sealed class GateFile(ServerOptions options, GateState state, SeedEpochs seeds)
{
    /// <summary>Seconds for which caches may answer.</summary>
    private const string Fresh = "public, max-age=5";

    private volatile Made? made;

    /// <summary>The file; made anew only when something in it has changed.</summary>
    public PublicFile File()
    {
        var now = (seeds.Now, state.Bits, state.Traffic);
        if (made is not { } known || known.For != now)
        {
            made = known = new Made(now, Make());
        }

        return known.File;
    }

    private PublicFile Make()
    {
        // The one ahead of time is accepted, not given out: nobody works ahead.
        var given = seeds.Accepted.Where(epoch => epoch <= seeds.Now);
        var content = new
        {
            version = 1,
            state = state.Traffic.ToString().ToLowerInvariant(),
            bits = state.Bits,
            hotBits = options.Gate.HotWork,
            seeds = given.Select(epoch => new { epoch, seed = Convert.ToHexStringLower(seeds.SeedOf(epoch)) }),
            next = seeds.Next.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
        return PublicFile.Json(JsonSerializer.SerializeToUtf8Bytes(content, JsonSerializerOptions.Web), Fresh);
    }

    private sealed record Made(
        (long Epoch, int Bits, Hustings.Gate.Detection.TrafficState Traffic) For,
        PublicFile File
    );
}
