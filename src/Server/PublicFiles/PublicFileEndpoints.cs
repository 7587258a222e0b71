using System.Collections.Concurrent;
using System.Globalization;
using Hustings.Contest.Storage;
using Hustings.Server.Stages;

namespace Hustings.Server.PublicFiles;

/// <summary>Serves everything that is public and the same for everybody: a stage's files, the booth, and built assets.</summary>
public static class PublicFileEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void AddPublicFiles(this IServiceCollection services) => services.AddSingleton<WebFiles>();

    public static void MapPublicFiles(this WebApplication app)
    {
        var stages = app.MapGroup("/public/stages/{uuid}");
        MapDocument(stages, "election.json", desk => desk.Election.Bytes);
        MapDocument(stages, "trustees.json", desk => desk.Trustees.Bytes);
        MapDocument(stages, "credentials.json", desk => desk.Credentials.Bytes);
        Map(stages, "stage.json", (desk, _) => StageFiles.Stage(desk));
        Map(stages, "turnout.json", (desk, _) => StageFiles.Turnout(desk));
        Map(stages, "log/head.json", (desk, _) => StageFiles.LogHead(desk));
        Map(stages, "log/{page}.jsonl", (desk, values) => StageFiles.LogPage(desk, Number(values["page"])));
        Map(stages, "ballots/{hash}", (desk, values) => StageFiles.Ballot(desk, (string)values["hash"]!));
        Map(stages, "result.json", (desk, _) => ResultFiles.Json(desk));
        Map(stages, "result.csv", (desk, _) => ResultFiles.Csv(desk));
        Map(stages, "companions.jsonl", (desk, _) => StageFiles.Companions(desk));
        stages.MapMethods("record.bel", Reading, RecordDownload.WriteAsync);

        var definition = PublicFile.Json(
            app.Services.GetRequiredService<StageDirectory>().DefinitionBytes,
            PublicFile.Forever
        );
        app.MapMethods("/public/definition.json", Reading, definition.WriteAsync);

        var web = app.Services.GetRequiredService<WebFiles>();
        app.MapMethods("/assets/{name}", Reading, web.WriteAssetAsync);
        app.MapMethods("/vote/{uuid}", Reading, web.WriteBoothAsync);
    }

    // What a stage is made of never changes, so its tag is computed once.
    private static void MapDocument(RouteGroupBuilder stages, string name, Func<StageDesk, ReadOnlyMemory<byte>> bytes)
    {
        var made = new ConcurrentDictionary<string, PublicFile>();
        Map(
            stages,
            name,
            (desk, _) => made.GetOrAdd(desk.Info.Uuid, _ => PublicFile.Json(bytes(desk), PublicFile.Forever))
        );
    }

    private static void Map(
        RouteGroupBuilder stages,
        string name,
        Func<StageDesk, RouteValueDictionary, PublicFile?> make
    ) =>
        stages.MapMethods(
            name,
            Reading,
            async (HttpContext context, StageDirectory directory, string uuid) =>
            {
                PublicFile? file;
                try
                {
                    file = directory.TryGet(uuid, out var desk) ? make(desk, context.Request.RouteValues) : null;
                }
                catch (StorageUnavailableException)
                {
                    context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    context.Response.Headers.RetryAfter = "5";
                    return;
                }

                if (file is null)
                {
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    return;
                }

                await file.WriteAsync(context).ConfigureAwait(false);
            }
        );

    private static int Number(object? value) =>
        int.TryParse((string?)value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
