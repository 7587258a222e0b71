using Hustings.Server.Stages;
using Microsoft.Net.Http.Headers;

namespace Hustings.Server.PublicFiles;

/// <summary>
/// <c>record.bel</c>: the archive as it stands. It may be hundreds of megabytes, so it is streamed, in ranges if asked. The
/// file is replaced by renaming, so a download always holds one whole archive.
/// </summary>
internal static class RecordDownload
{
    public static async Task WriteAsync(HttpContext context, StageDirectory directory, string uuid)
    {
        if (!directory.TryGet(uuid, out var desk) || Open(desk.RecordPath) is not { } file)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        context.Response.Headers.CacheControl = PublicFile.Moving;
        // It only grows, by whole steps: its length names the version.
        var tag = new EntityTagHeaderValue($"\"{uuid}-{file.Length}\"");
        await Microsoft
            .AspNetCore.Http.Results.Stream(
                file,
                "application/x-belenios",
                $"{uuid}.bel",
                entityTag: tag,
                enableRangeProcessing: true
            )
            .ExecuteAsync(context)
            .ConfigureAwait(false);
    }

    private static FileStream? Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
