using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hustings.Counting.Rounds;
using Hustings.Server.Contests;
using Hustings.Server.Stages;

namespace Hustings.Server.PublicFiles;

/// <summary>The result for programs and spreadsheets, with the figures that every share is taken of.</summary>
internal static class ResultFiles
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary><c>account.csv</c>: the race up to this round, or the whole instant-runoff; null until the result is published.</summary>
    public static PublicFile? AccountCsv(RoundFinding? finding)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        switch (finding)
        {
            case { Race: { } race }:
                RaceCsv.Write(race, text);
                break;
            case { Ranking: { } ranking }:
                Counting.Accounts.AccountCsv.Write(ranking, text);
                break;
            default:
                return null;
        }

        return PublicFile.Of(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", PublicFile.Moving);
    }

    /// <summary><c>results.json</c>: every round with its sentences; null until a result is published.</summary>
    public static PublicFile? RoundsJson(RoundFinding? finding)
    {
        using var bytes = new MemoryStream();
        switch (finding)
        {
            case { Race: { } race }:
                RaceJson.Write(race, bytes);
                break;
            case { Ranking: { } ranking }:
                Counting.Accounts.AccountJson.Write(ranking, bytes);
                break;
            default:
                return null;
        }

        return PublicFile.Json(bytes.ToArray(), PublicFile.Moving);
    }

    /// <summary><c>result.json</c>; null until the result is published.</summary>
    public static PublicFile? Json(StageDesk desk) =>
        Lines(desk) is not { } lines
            ? null
            : PublicFile.Json(
                JsonSerializer.SerializeToUtf8Bytes(
                    new
                    {
                        version = 1,
                        uuid = desk.Info.Uuid,
                        electionHash = desk.Election.Fingerprint,
                        question = desk.Info.Question,
                        registered = desk.Registered,
                        counted = desk.Voted,
                        blank = lines.Blank,
                        candidates = lines.Candidates.Select(line => new { name = line.Name, votes = line.Votes }),
                    },
                    Format
                ),
                PublicFile.Forever
            );

    /// <summary><c>result.csv</c>; null until the result is published.</summary>
    public static PublicFile? Csv(StageDesk desk)
    {
        if (Lines(desk) is not { } lines)
        {
            return null;
        }

        var csv = new StringBuilder("line,votes\r\n");
        foreach (var (name, votes) in lines.Candidates)
        {
            Append(csv, name, votes);
        }

        if (lines.Blank is { } blank)
        {
            Append(csv, "(blank)", blank);
        }

        Append(csv, "(ballots counted)", desk.Voted);
        Append(csv, "(voting codes issued)", desk.Registered);
        return PublicFile.Of(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", PublicFile.Forever);
    }

    private static (IReadOnlyList<(string Name, long Votes)> Candidates, long? Blank)? Lines(StageDesk desk)
    {
        if (desk.Result is not { } result)
        {
            return null;
        }

        // One stage asks one question; with a blank choice its count comes first.
        var question = desk.Election.Questions[0];
        var counts = result.Counts[0];
        var skip = question.Blank ? 1 : 0;
        return ([.. question.Answers.Select((name, i) => (name, counts[i + skip]))], question.Blank ? counts[0] : null);
    }

    private static void Append(StringBuilder csv, string name, long votes) =>
        csv.Append('"')
            .Append(name.Replace("\"", "\"\"", StringComparison.Ordinal))
            .Append("\",")
            .Append(votes.ToString(CultureInfo.InvariantCulture))
            .Append("\r\n");
}
