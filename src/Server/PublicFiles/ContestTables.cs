using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hustings.Counting.Accounts;
using Hustings.Server.Contests;
using Hustings.Server.Results;
using Hustings.Server.Stages;
using Hustings.Server.Story;

namespace Hustings.Server.PublicFiles;

/// <summary>The tables of the contest's pages as data: all published rounds, and the minutes as told to people.</summary>
internal static class ContestTables
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void MapContestTables(this WebApplication app)
    {
        ContestPublicFiles.Map(app, "/public/results.csv", (context, _) => ResultFiles.AccountCsv(Last(context)));
        ContestPublicFiles.Map(app, "/public/results.json", (context, _) => ResultFiles.RoundsJson(Last(context)));
        ContestPublicFiles.Map(app, "/public/minutes.csv", (context, _) => Csv(Story(context)));
        ContestPublicFiles.Map(app, "/public/minutes.json", (context, _) => Json(Story(context)));
    }

    // The account of the last round holds all rounds before it. What a later stage counts as a column is no round.
    private static RoundFinding? Last(HttpContext context)
    {
        var services = context.RequestServices;
        var office = services.GetRequiredService<ContestOffice>();
        var book = services.GetRequiredService<RoundBook>();
        HashSet<string> columns = [.. office.State.Definition.Stages.SelectMany(stage => stage.Excludes)];
        return services
            .GetRequiredService<StageDirectory>()
            .All.Where(desk => !columns.Contains(desk.Id))
            .Select(desk => StageAccount.Finding(desk, office, book))
            .LastOrDefault(finding => finding is not null);
    }

    private static List<MinuteStory> Story(HttpContext context)
    {
        var book = context.RequestServices.GetRequiredService<StoryBook>();
        return [.. Enumerable.Range(1, book.Pages).SelectMany(book.Page)];
    }

    private static PublicFile Csv(List<MinuteStory> lines)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        CsvRow.Write(
            text,
            "line",
            "time",
            "what",
            "whatFr",
            "stage",
            "stageFr",
            "meaning",
            "meaningFr",
            "officers",
            "reason",
            "reasonFr",
            "hash"
        );
        foreach (var line in lines)
        {
            CsvRow.Write(
                text,
                line.Height.ToString(CultureInfo.InvariantCulture),
                Utc(line.Time),
                line.Title.En,
                line.Title.Fr,
                line.Stage?.En ?? "",
                line.Stage?.Fr ?? "",
                line.Meaning.En,
                line.Meaning.Fr,
                string.Join("; ", line.Officers),
                line.Reason?.En ?? "",
                line.Reason?.Fr ?? "",
                line.Hash
            );
        }

        return PublicFile.Of(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", PublicFile.Moving);
    }

    private static PublicFile Json(List<MinuteStory> lines) =>
        PublicFile.Json(
            JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    version = 1,
                    lines = lines.Select(line => new
                    {
                        line = line.Height,
                        time = Utc(line.Time),
                        what = line.Title,
                        stage = line.Stage,
                        meaning = line.Meaning,
                        officers = line.Officers,
                        reason = line.Reason,
                        hash = line.Hash,
                    }),
                },
                Format
            ),
            PublicFile.Moving
        );

    private static string Utc(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
