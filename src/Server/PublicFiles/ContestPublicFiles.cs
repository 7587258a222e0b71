using System.Text;
using System.Text.Json;
using Hustings.Contest;
using Hustings.Contest.Storage;
using Hustings.Server.Contests;
using Hustings.Server.Declarations;
using Hustings.Server.Officers;
using Hustings.Server.Stages;
using Hustings.Server.Storage;
using Microsoft.Net.Http.Headers;

namespace Hustings.Server.PublicFiles;

/// <summary>The files of the contest's record that are not one stage's (docs/spec/contest.md, "Files"), and its view.</summary>
internal static class ContestPublicFiles
{
    private const int LinesAtOnce = 1000;
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapContestFiles(this WebApplication app)
    {
        var files = app.Services.GetRequiredService<ContestFiles>();
        var trustees = PublicFile.Json(files.Trustees.Bytes, PublicFile.Forever);
        Map(app, "/public/contest.json", View);
        Map(app, "/public/minutes.jsonl", (_, office) => Lines(office.Store.ReadMinutes(0)));
        Map(app, "/public/voids.jsonl", (_, office) => Lines(office.Store.ReadVoids(0)));
        Map(app, "/public/definition.json", (_, office) => Definition(office, office.State.Definition.Hash));
        Map(
            app,
            "/public/definitions/{hash}.json",
            (context, office) => Definition(office, (string)context.Request.RouteValues["hash"]!)
        );
        var photos = new PhotoFiles(files.Folder);
        Map(
            app,
            "/public/photos/{hash}",
            (context, office) => photos.Of(office.State, (string)context.Request.RouteValues["hash"]!)
        );
        Map(app, "/public/trustees.json", (_, _) => trustees);
        var declarations = app.Services.GetRequiredService<DeclarationOffice>();
        Map(
            app,
            "/public/declarations/{hash}.pdf",
            (context, _) =>
                declarations.Read((string)context.Request.RouteValues["hash"]!) is { } pdf
                    ? PublicFile.Of(pdf, "application/pdf", PublicFile.Forever)
                    : null
        );
        app.MapMethods(
            "/public/credential-table.txt",
            Reading,
            (HttpContext context, BoundedWork work) => work.SendAsync(context, () => TableAsync(context, files))
        );
        app.MapMethods(
            "/public/stages/{uuid}/log.jsonl",
            Reading,
            (HttpContext context, BoundedWork work, StageDirectory stages, string uuid) =>
                work.SendAsync(context, () => LogAsync(context, stages, uuid))
        );
    }

    private static PublicFile View(HttpContext context, ContestOffice office) =>
        PublicFile.Json(
            JsonSerializer.SerializeToUtf8Bytes(
                context.RequestServices.GetRequiredService<ContestView>().Now(),
                OfficerRequest.Format
            ),
            PublicFile.Moving
        );

    private static PublicFile? Definition(ContestOffice office, string hash) =>
        office.State.Known.TryGetValue(hash, out var definition)
            ? PublicFile.Json(definition.ToBytes(), PublicFile.Moving)
            : null;

    private static PublicFile Lines(IReadOnlyList<StoredLine> lines)
    {
        using var bytes = new MemoryStream();
        foreach (var line in lines)
        {
            bytes.Write(line.Line.Span);
            bytes.WriteByte((byte)'\n');
        }

        return PublicFile.Of(bytes.ToArray(), "application/jsonl", PublicFile.Moving);
    }

    private static Task TableAsync(HttpContext context, ContestFiles files)
    {
        Open(context, PublicFile.Forever);
        return Microsoft
            .AspNetCore.Http.Results.File(
                ContestHome.TablePath(files.Folder),
                "text/plain; charset=us-ascii",
                entityTag: new EntityTagHeaderValue($"\"{files.Table.Hash[..32]}\""),
                enableRangeProcessing: true
            )
            .ExecuteAsync(context);
    }

    // Tens of megabytes in a large contest: written as it is read. Its height names the version.
    private static async Task LogAsync(HttpContext context, StageDirectory stages, string uuid)
    {
        if (!stages.TryGet(uuid, out var desk) || !desk.IsPrepared)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var height = desk.LogHeight;
        var tag = $"\"{uuid}-{height}\"";
        Open(context, PublicFile.Moving);
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = "application/jsonl";
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        for (var from = 0; from < height; from += LinesAtOnce)
        {
            var text = new StringBuilder(LinesAtOnce * 180);
            foreach (var entry in desk.Box.ReadLog(from, Math.Min(LinesAtOnce, height - from)))
            {
                text.Append(LogLine.Text(entry.Height, entry.Parent.Span, entry.Hash.Span)).Append('\n');
            }

            await context
                .Response.Body.WriteAsync(Encoding.ASCII.GetBytes(text.ToString()), context.RequestAborted)
                .ConfigureAwait(false);
        }
    }

    private static void Open(HttpContext context, string cacheControl)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        context.Response.Headers.CacheControl = cacheControl;
    }

    /// <summary>Maps a file of the whole contest; made for a bounded number of askers at a time.</summary>
    internal static void Map(WebApplication app, string path, Func<HttpContext, ContestOffice, PublicFile?> make) =>
        app.MapMethods(
            path,
            Reading,
            async (HttpContext context, ContestOffice office, BoundedWork work) =>
            {
                try
                {
                    var (done, made) = await work.MakeAsync(() => make(context, office), context.RequestAborted)
                        .ConfigureAwait(false);
                    if (!done)
                    {
                        BoundedWork.Busy(context);
                        return;
                    }

                    if (made is { } file)
                    {
                        await file.WriteAsync(context).ConfigureAwait(false);
                        return;
                    }

                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                }
                catch (StorageUnavailableException)
                {
                    context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    context.Response.Headers.RetryAfter = "5";
                }
            }
        );
}
