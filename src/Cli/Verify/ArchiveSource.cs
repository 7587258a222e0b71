using System.IO.Compression;

namespace Hustings.Cli.Verify;

/// <summary>Finds the archives that a path names: a <c>.bel</c> file, a folder or a zip with such files, or a URL of one.</summary>
internal static class ArchiveSource
{
    private const string Extension = ".bel";

    /// <summary>The archives one after another, each opened when it is asked for.</summary>
    /// <exception cref="IOException">Nothing to verify there; the message says why.</exception>
    public static async IAsyncEnumerable<ArchiveFile> OpenAsync(
        string path,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        if (Directory.Exists(path))
        {
            string[] files = Directory.GetFiles(path, "*" + Extension, SearchOption.AllDirectories);
            Array.Sort(files, StringComparer.Ordinal);
            if (files.Length == 0)
                throw new FileNotFoundException($"no {Extension} file in {path}");
            foreach (string file in files)
                yield return OfFile(file);
            yield break;
        }

        Stream content = IsUrl(path, out Uri? url)
            ? await Spool.DownloadAsync(url!, cancel).ConfigureAwait(false)
            : OpenFile(path);
        if (!IsZip(content))
        {
            yield return new ArchiveFile(path, content)
            {
                Companions = url is null
                    ? _ => Task.FromResult(CompanionSource.BesideFile(path))
                    : stop => CompanionsOfAsync(url, stop),
            };
            yield break;
        }

        await using (content.ConfigureAwait(false))
        {
            await foreach (ArchiveFile inside in UnzipAsync(path, content, cancel).ConfigureAwait(false))
                yield return inside;
        }
    }

    private static ArchiveFile OfFile(string file) =>
        new(file, OpenFile(file)) { Companions = _ => Task.FromResult(CompanionSource.BesideFile(file)) };

    /// <param name="url">Null if it is none.</param>
    private static bool IsUrl(string path, out Uri? url)
    {
        if (Uri.TryCreate(path, UriKind.Absolute, out url) && url.Scheme is "http" or "https")
            return true;
        url = null;
        return false;
    }

    /// <summary>A server may have the file open to add to it.</summary>
    private static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private static bool IsZip(Stream content)
    {
        Span<byte> start = stackalloc byte[4];
        bool zip = content.ReadAtLeast(start, start.Length, false) == start.Length && start.SequenceEqual("PK\x3\x4"u8);
        content.Position = 0;
        return zip;
    }

    private static async IAsyncEnumerable<ArchiveFile> UnzipAsync(
        string path,
        Stream content,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        using ZipArchive zip = await OpenZipAsync(path, content, cancel).ConfigureAwait(false);
        List<ZipArchiveEntry> entries =
        [
            .. zip.Entries.Where(entry => entry.FullName.EndsWith(Extension, StringComparison.Ordinal)),
        ];
        if (entries.Count == 0)
            throw new FileNotFoundException($"no {Extension} file in {path}");
        foreach (ZipArchiveEntry entry in entries)
        {
            yield return new ArchiveFile(
                $"{path}/{entry.FullName}",
                await Spool.CopyAsync(await entry.OpenAsync(cancel).ConfigureAwait(false), cancel).ConfigureAwait(false)
            )
            {
                Companions = stop => CompanionSource.InsideZipAsync(zip, entry.FullName, stop),
            };
        }
    }

    private static async Task<ZipArchive> OpenZipAsync(string path, Stream content, CancellationToken cancel)
    {
        try
        {
            return await ZipArchive
                .CreateAsync(content, ZipArchiveMode.Read, leaveOpen: true, null, cancel)
                .ConfigureAwait(false);
        }
        catch (InvalidDataException e)
        {
            throw new IOException($"{path} is a broken zip: {e.Message}", e);
        }
    }

    private static async Task<Stream?> CompanionsOfAsync(Uri url, CancellationToken cancel)
    {
        using HttpClient client = new();
        try
        {
            return await CompanionSource.BesideUrlAsync(client, url, cancel).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            throw new IOException($"the companions beside {url} cannot be read: {e.Message}", e);
        }
    }
}
