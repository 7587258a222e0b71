using System.Collections.Concurrent;
using Hustings.Contest.Authoring;
using Hustings.Contest.Orders;
using Hustings.Record;

namespace Hustings.Server.PublicFiles;

/// <summary>
/// Candidates' photos by the hash that a definition names (docs/spec/contest.md). What lies in the folder is given out only if it is a picture
/// of a known kind and bears that very hash; everything else is not there.
/// </summary>
internal sealed class PhotoFiles(string folder)
{
    private readonly ConcurrentDictionary<string, PublicFile> read = new(StringComparer.Ordinal);

    /// <summary>The photo; null if no known definition names it, or the file is missing or another one.</summary>
    public PublicFile? Of(ContestState contest, string hash)
    {
        if (read.TryGetValue(hash, out var known))
        {
            return known;
        }

        var named = contest.Known.Values.Any(definition => definition.Candidates.Any(one => one.Photo == hash));
        return named && Read(Path.Combine(folder, "photos", hash), hash) is { } photo ? read[hash] = photo : null;
    }

    private static PublicFile? Read(string path, string hash)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length > Picture.MaxBytes)
        {
            return null;
        }

        var bytes = File.ReadAllBytes(path);
        return Fingerprint.Hex(bytes) == hash && Picture.TypeOf(bytes) is { } type
            ? PublicFile.Of(bytes, type, PublicFile.Forever)
            : null;
    }
}
