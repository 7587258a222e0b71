using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hustings.Counting.Flows;
using Hustings.Counting.Rounds;
using Hustings.Server.Contests;
using Hustings.Server.Results;

namespace Hustings.Server.PublicFiles;

/// <summary>Who moved where, up to a published round, as data: what the pictures are drawn from.</summary>
internal static class FlowFiles
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary><c>flow.csv</c>; null until the result is published.</summary>
    /// <param name="name">A candidate's name by id.</param>
    public static PublicFile? Csv(RoundFinding? finding, Func<string, string> name)
    {
        if (finding is null)
        {
            return null;
        }

        using var text = new StringWriter(CultureInfo.InvariantCulture);
        FlowCsv.Write(StageAccount.FlowsOf(finding), name, text);
        return PublicFile.Of(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", PublicFile.Moving);
    }

    /// <summary><c>flow.json</c>; null until the result is published.</summary>
    /// <param name="name">A candidate's name by id.</param>
    public static PublicFile? Json(RoundFinding? finding, Func<string, string> name)
    {
        if (finding is null)
        {
            return null;
        }

        object Place(FlowPlace place) =>
            new
            {
                end = PublishedName.Of(place.End),
                candidate = place.Id,
                name = place.Id is { } id ? name(id) : null,
            };
        var flows = StageAccount
            .FlowsOf(finding)
            .Select(flow => new
            {
                before = flow.Before,
                after = flow.After,
                links = flow.Links.Select(link => new
                {
                    column = link.Column,
                    from = Place(link.From),
                    to = Place(link.To),
                    votes = link.Votes,
                }),
            });
        return PublicFile.Json(
            JsonSerializer.SerializeToUtf8Bytes(new { version = 1, flows }, Format),
            PublicFile.Moving
        );
    }
}
