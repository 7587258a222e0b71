namespace Hustings.Cli.Verify;

/// <summary>Files that go when they are closed: verifying reads an archive twice, and what comes from a zip or the web can be read once.</summary>
internal static class Spool
{
    /// <exception cref="IOException">It cannot be fetched; the message says why.</exception>
    public static async Task<Stream> DownloadAsync(Uri url, CancellationToken cancel)
    {
        using HttpClient client = new();
        try
        {
            return await CopyAsync(await client.GetStreamAsync(url, cancel).ConfigureAwait(false), cancel)
                .ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            throw new IOException($"{url} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Takes the source over.</summary>
    public static async Task<Stream> CopyAsync(Stream source, CancellationToken cancel)
    {
        await using (source.ConfigureAwait(false))
        {
            FileStream spool = Make();
            try
            {
                await source.CopyToAsync(spool, cancel).ConfigureAwait(false);
                spool.Position = 0;
                return spool;
            }
            catch
            {
                await spool.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    public static Stream Copy(Stream source)
    {
        FileStream spool = Make();
        try
        {
            source.CopyTo(spool);
            spool.Position = 0;
            return spool;
        }
        catch
        {
            spool.Dispose();
            throw;
        }
    }

    private static FileStream Make() =>
        new(
            Path.Combine(Path.GetTempPath(), $"hustings-{Path.GetRandomFileName()}"),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            1 << 16,
            FileOptions.DeleteOnClose
        );
}
