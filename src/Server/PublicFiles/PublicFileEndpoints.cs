using System.Globalization;
using System.Runtime.CompilerServices;
using Hustings.Contest.Storage;
using Hustings.Server.Contests;
using Hustings.Server.Incidents;
using Hustings.Server.Results;
using Hustings.Server.Stages;

namespace Hustings.Server.PublicFiles;

/// <summary>Serves everything that is public and the same for everybody: a stage's files, the booth, and built assets.</summary>
public static class PublicFileEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void AddPublicFiles(this IServiceCollection services) =>
        services.AddSingleton<WebFiles>().AddSingleton<BoundedWork>();

    public static void MapPublicFiles(this WebApplication app)
    {
        var stages = app.MapGroup("/public/stages/{uuid}");
        MapDocument(stages, "election.json", desk => desk.Election.Bytes);
        MapDocument(stages, "trustees.json", desk => desk.Trustees.Bytes);
        MapDocument(stages, "credentials.json", desk => desk.Credentials.Bytes);
        var office = app.Services.GetRequiredService<ContestOffice>();
        Map(
            stages,
            "stage.json",
            (desk, _) =>
                StageFiles.Stage(desk, office.State, app.Services.GetRequiredService<TimeChanges>().Of(desk.Id))
        );
        Map(stages, "turnout.json", (desk, _) => StageFiles.Turnout(desk));
        Map(stages, "log/head.json", (desk, _) => StageFiles.LogHead(desk));
        Map(stages, "log/{page}.jsonl", (desk, values) => StageFiles.LogPage(desk, Number(values["page"])));
        Map(stages, "ballots/{hash}", (desk, values) => StageFiles.Ballot(desk, (string)values["hash"]!));
        Map(stages, "result.json", (desk, _) => ResultFiles.Json(desk));
        Map(stages, "result.csv", (desk, _) => ResultFiles.Csv(desk));
        Map(stages, "account.json", (desk, _) => StageFiles.Account(desk));
        var incidents = app.Services.GetRequiredService<IncidentFiles>();
        Map(stages, "turned-away.json", (desk, _) => incidents.TurnedAway(desk));
        var book = app.Services.GetRequiredService<RoundBook>();
        Map(stages, "account.csv", (desk, _) => ResultFiles.AccountCsv(StageAccount.Finding(desk, office, book)));
        Map(
            stages,
            "flow.csv",
            (desk, _) => FlowFiles.Csv(StageAccount.Finding(desk, office, book), StageAccount.Name(office))
        );
        Map(
            stages,
            "flow.json",
            (desk, _) => FlowFiles.Json(StageAccount.Finding(desk, office, book), StageAccount.Name(office))
        );
        Map(stages, "turnout.csv", (desk, _) => TurnoutFiles.Csv(desk));
        Map(
            stages,
            "struck/{hash}.json",
            (desk, values) => StageFiles.Struck(desk, office.State, (string)values["hash"]!)
        );
        Map(stages, "companions.jsonl", (desk, _) => StageFiles.Companions(desk));
        stages.MapMethods(
            "record.bel",
            Reading,
            (HttpContext context, BoundedWork work, StageDirectory directory, string uuid) =>
                work.SendAsync(context, () => RecordDownload.WriteAsync(context, directory, uuid))
        );

        app.MapContestFiles();
        app.MapContestTables();

        var web = app.Services.GetRequiredService<WebFiles>();
        app.MapMethods("/assets/{name}", Reading, web.WriteAssetAsync);
        app.MapMethods("/vote/{uuid}", Reading, web.WriteBoothAsync);
    }

    // What a prepared stage is made of changes only if it is prepared anew, so its tag is computed once.
    private static void MapDocument(RouteGroupBuilder stages, string name, Func<StageDesk, ReadOnlyMemory<byte>> bytes)
    {
        var made = new ConditionalWeakTable<Contest.PreparedStage, PublicFile>();
        Map(stages, name, (desk, _) => made.GetValue(desk.Parts.Stage, _ => PublicFile.Json(bytes(desk), Cache(desk))));
    }

    // Before it opens an amendment may still replace it.
    private static string Cache(StageDesk desk) => desk.OpenedAt is null ? PublicFile.Moving : PublicFile.Forever;

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
                    file =
                        directory.TryGet(uuid, out var desk) && desk.IsPrepared
                            ? make(desk, context.Request.RouteValues)
                            : null;
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
