using System.Collections.Frozen;
using System.IO.Compression;
using Hustings.Record;
using Hustings.Record.Minutes;
using Hustings.Server.Stages;

namespace Hustings.Server.PublicFiles;

/// <summary>
/// The built web folder: <c>assets/</c> (names hold a hash of the content, so they never change) and the booth's page.
/// Small and asked for by everybody: held in memory, compressed once.
/// </summary>
public sealed class WebFiles
{
    /// <summary>
    /// The booth's policy: like every page's, and no form may be sent anywhere. It alone has a worker, which searches for the work that
    /// the gate asks for.
    /// </summary>
    private const string BoothPolicy =
        "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly Dictionary<string, string> Types = new()
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".json"] = "application/json",
        [".png"] = "image/png",
        [".webp"] = "image/webp",
        [".woff2"] = "font/woff2",
        [".txt"] = "text/plain; charset=utf-8",
    };

    private readonly FrozenDictionary<string, Packed> assets;
    private readonly Packed? booth;

    public WebFiles(ServerOptions options)
    {
        var folder = Path.Combine(options.Web, "assets");
        assets = Directory.Exists(folder)
            ? Directory
                .GetFiles(folder)
                .Where(file => Types.ContainsKey(Path.GetExtension(file)))
                .ToFrozenDictionary(
                    file => Path.GetFileName(file),
                    file => Pack(file, Types[Path.GetExtension(file)], PublicFile.Forever)
                )
            : FrozenDictionary<string, Packed>.Empty;
        var page = Path.Combine(options.Web, "booth", "index.html");
        booth = File.Exists(page) ? Pack(page, "text/html; charset=utf-8", "no-cache") : null;
        var all = assets.Select(asset => new ServedFile(
            $"/assets/{asset.Key}",
            Fingerprint.Hex(asset.Value.Plain.Bytes.Span)
        ));
        if (booth is not null)
        {
            all = all.Append(new ServedFile(BoothPath, Fingerprint.Hex(booth.Plain.Bytes.Span)));
        }

        Served = [.. all.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>How the booth's page, the same for every stage, is called in <see cref="Served"/>.</summary>
    public const string BoothPath = "/vote/";

    /// <summary>What is served, with hashes, as the minutes note it. None if the web folder is not built.</summary>
    public IReadOnlyList<ServedFile> Served { get; }

    public Task WriteAssetAsync(HttpContext context, string name) =>
        assets.TryGetValue(name, out var asset) ? asset.WriteAsync(context) : NotFound(context);

    public Task WriteBoothAsync(HttpContext context, StageDirectory stages, string uuid)
    {
        if (booth is null)
        {
            return NotFound(context);
        }

        // The booth itself tells the voter, in words, that there is no such vote.
        if (!stages.TryGet(uuid, out _))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }

        context.Response.Headers.ContentSecurityPolicy = BoothPolicy;
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return booth.WriteAsync(context);
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static Packed Pack(string path, string type, string cacheControl)
    {
        var plain = PublicFile.Of(File.ReadAllBytes(path), type, cacheControl);
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize))
        {
            brotli.Write(plain.Bytes.Span);
        }

        return new(plain, plain with { Bytes = packed.ToArray(), Tag = plain.Tag.Insert(plain.Tag.Length - 1, "-br") });
    }

    private sealed record Packed(PublicFile Plain, PublicFile Brotli)
    {
        public Task WriteAsync(HttpContext context)
        {
            context.Response.Headers.Vary = "Accept-Encoding";
            var takesBrotli = context
                .Request.Headers.AcceptEncoding.ToString()
                .Split(',', StringSplitOptions.TrimEntries)
                .Contains("br");
            if (!takesBrotli || Brotli.Bytes.Length >= Plain.Bytes.Length)
            {
                return Plain.WriteAsync(context);
            }

            context.Response.Headers.ContentEncoding = "br";
            return Brotli.WriteAsync(context);
        }
    }
}
