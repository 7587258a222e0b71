using System.Text.Json;

namespace Hustings.Server.Pages;

/// <summary>One built file of the web folder: where it is served, and its subresource integrity value.</summary>
public sealed record PageAsset(string Url, string Integrity);

/// <summary>
/// The styles and scripts of the pages, by logical name, as the web build's <c>manifest.json</c> lists them.
/// </summary>
public sealed class PageAssets
{
    private readonly Dictionary<string, PageAsset> byName = [];

    public PageAssets(ServerOptions options)
    {
        string manifest = Path.Combine(options.Web, "manifest.json");
        if (!File.Exists(manifest))
        {
            throw new FileNotFoundException(
                $"The web folder is not built: {manifest} is missing. Run ./hustings, or npm run build in web/.",
                manifest
            );
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(manifest));
        foreach (JsonProperty entry in document.RootElement.EnumerateObject())
        {
            byName[entry.Name] = new PageAsset(
                "/" + entry.Value.GetProperty("file").GetString()!.TrimStart('/'),
                entry.Value.GetProperty("integrity").GetString()!
            );
        }
    }

    public PageAsset this[string name] =>
        byName.TryGetValue(name, out PageAsset? asset)
            ? asset
            : throw new KeyNotFoundException($"The web build has no {name}; see web/entries.json.");
}
