using System.IO.Compression;
using Hustings.Verification.Contests;

namespace Hustings.Cli.Verify.Contests;

/// <summary>
/// Finds a contest's record: a folder with <c>minutes.jsonl</c>, a zip with one (at its top or in one folder), or the URL of such a zip
/// or of such a folder.
/// </summary>
internal static class ContestSource
{
    private const string Minutes = "minutes.jsonl";

    /// <returns>Null if it is something else: an archive, or several.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<OpenContest?> TryOpenAsync(string path, CancellationToken cancel)
    {
        if (Directory.Exists(path))
            return File.Exists(Path.Combine(path, Minutes)) ? new OpenContest(path, new FolderRecord(path)) : null;
        if (Uri.TryCreate(path, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https")
            return await TryUrlAsync(path, url!, cancel).ConfigureAwait(false);
        return File.Exists(path) ? TryZip(path, CompanionSource.OpenFile(path)) : null;
    }

    private static async Task<OpenContest?> TryUrlAsync(string name, Uri url, CancellationToken cancel)
    {
        // A last part without a dot is no file of ours: a folder whose stroke was left out.
        if (url.AbsolutePath.EndsWith('/') || !url.Segments[^1].Contains('.', StringComparison.Ordinal))
        {
            Uri folder = url.AbsolutePath.EndsWith('/')
                ? url
                : new UriBuilder(url) { Path = url.AbsolutePath + "/" }.Uri;
            UrlRecord record = new(folder, cancel);
            if (ContestRecordVerifier.IsContest(record))
                return new OpenContest(name, record);
            record.Dispose();
            return null;
        }

        // Anything else may be an archive of gigabytes, which is not fetched twice.
        return url.AbsolutePath.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)
            ? TryZip(name, await Spool.DownloadAsync(url, cancel).ConfigureAwait(false))
            : null;
    }

    private static OpenContest? TryZip(string name, Stream content)
    {
        ZipArchive? zip = null;
        try
        {
            Span<byte> start = stackalloc byte[4];
            bool packed =
                content.ReadAtLeast(start, start.Length, false) == start.Length && start.SequenceEqual("PK\x3\x4"u8);
            content.Position = 0;
            zip = packed ? new ZipArchive(content) : null;
            string? minutes = zip
                ?.Entries.Select(entry => entry.FullName)
                .Where(entry => entry == Minutes || entry.EndsWith($"/{Minutes}", StringComparison.Ordinal))
                .MinBy(entry => entry.Length);
            if (minutes is not null)
                return new OpenContest(name, new ZipRecord(zip!, minutes[..^Minutes.Length]));
        }
        catch (InvalidDataException e)
        {
            throw new IOException($"{name} is a broken zip: {e.Message}", e);
        }
        finally
        {
            if (zip is null)
                content.Dispose();
        }

        zip?.Dispose();
        return null;
    }
}

/// <summary>A contest's record with the name by which it was asked for.</summary>
internal sealed record OpenContest(string Name, IContestRecord Record) : IDisposable
{
    public void Dispose() => (Record as IDisposable)?.Dispose();
}

/// <summary>In a folder. Paths are made of uuids and hashes that were read strictly, so none leads out of it.</summary>
internal sealed class FolderRecord(string folder) : IContestRecord
{
    public Stream? Open(string path)
    {
        string file = Path.Combine(folder, path);
        return File.Exists(file) ? CompanionSource.OpenFile(file) : null;
    }
}

/// <summary>In a zip.</summary>
/// <param name="prefix">Of the folder inside it, with its stroke; empty at the top.</param>
internal sealed class ZipRecord(ZipArchive zip, string prefix) : IContestRecord, IDisposable
{
    public Stream? Open(string path)
    {
        if (zip.GetEntry(prefix + path) is not { } entry)
            return null;
        try
        {
            using Stream packed = entry.Open();
            return Spool.Copy(packed);
        }
        catch (InvalidDataException e)
        {
            throw new IOException($"{entry.FullName} in the zip is broken: {e.Message}", e);
        }
    }

    public void Dispose() => zip.Dispose();
}
