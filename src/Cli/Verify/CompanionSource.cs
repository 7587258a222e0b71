using System.IO.Compression;
using System.Net;
using Hustings.Record;

namespace Hustings.Cli.Verify;

/// <summary>
/// Where the companions of an archive are looked for: <c>X.companions.jsonl</c> beside <c>X.bel</c>, then <c>companions.jsonl</c> in the
/// same place. Only elections marked as ours have any, so nothing is looked for beside others.
/// </summary>
internal static class CompanionSource
{
    public const string Extension = ".companions.jsonl";

    public static Stream? BesideFile(string archive) =>
        Names(archive).Where(File.Exists).Select(OpenFile).FirstOrDefault();

    public static async Task<Stream?> InsideZipAsync(ZipArchive zip, string archive, CancellationToken cancel) =>
        Names(archive).Select(zip.GetEntry).FirstOrDefault(entry => entry is not null) is { } found
            ? await CopyAsync(await found.OpenAsync(cancel).ConfigureAwait(false), cancel).ConfigureAwait(false)
            : null;

    /// <exception cref="HttpRequestException">No answer, or one that is neither the file nor that there is none.</exception>
    public static async Task<Stream?> BesideUrlAsync(HttpClient client, Uri archive, CancellationToken cancel)
    {
        foreach (string path in Names(archive.AbsolutePath))
        {
            UriBuilder place = new(archive) { Path = path };
            using HttpResponseMessage answer = await client
                .GetAsync(place.Uri, HttpCompletionOption.ResponseHeadersRead, cancel)
                .ConfigureAwait(false);
            if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
                continue;
            answer.EnsureSuccessStatusCode();
            Stream body = await answer.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
            return await CopyAsync(body, cancel).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>A server may be adding to it.</summary>
    public static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private static IEnumerable<string> Names(string archive)
    {
        int name = archive.LastIndexOfAny(['/', Path.DirectorySeparatorChar]) + 1;
        int dot = archive.LastIndexOf('.');
        yield return (dot > name ? archive[..dot] : archive) + Extension;
        yield return archive[..name] + CompanionLines.FileName;
    }

    /// <summary>At most one byte more than there may be: enough for the verifier to see that it is too much.</summary>
    private static async Task<Stream> CopyAsync(Stream source, CancellationToken cancel)
    {
        await using (source.ConfigureAwait(false))
        {
            byte[] buffer = new byte[CompanionLines.LargestFile + 1];
            int length = await source
                .ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel)
                .ConfigureAwait(false);
            return new MemoryStream(buffer, 0, length, writable: false);
        }
    }
}
