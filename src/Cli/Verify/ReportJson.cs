using System.Text.Json;
using System.Text.Json.Serialization;
using Hustings.Verification;
using Hustings.Verification.Contests;

namespace Hustings.Cli.Verify;

/// <summary>Reports for programs: a JSON array with one object per archive and contest.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Style = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        WriteIndented = true,
    };

    public static string Of(IEnumerable<VerifiedArchive> archives, IEnumerable<VerifiedContest> contests) =>
        JsonSerializer.Serialize(
            archives.Select(archive => Shape(archive.Name, archive.Report)).Concat(contests.Select(Shape)),
            Style
        );

    private static object Shape(VerifiedContest contest)
    {
        ContestReport report = contest.Report;
        return new
        {
            Contest = contest.Name,
            report.Verdict,
            report.Conclusion,
            Failure = report.Failure is { } failure
                ? new
                {
                    Check = failure.Name,
                    failure.Height,
                    Minute = failure.EventHash,
                    failure.Explanation,
                }
                : null,
            report.Failures,
            report.Definition?.Id,
            Definition = report.Definition?.Hash,
            report.Height,
            report.Head,
            report.Winner,
            Checks = report.Checks.Select(check => new
            {
                Check = check.Name,
                check.State,
                check.Count,
                check.Note,
            }),
            Stages = report.Stages.Select(stage => new
            {
                stage.Id,
                stage.Uuid,
                stage.State,
                stage.Struck,
                stage.Account,
                Archive = stage.Archive is { } archive ? Shape($"{contest.Name}, {stage.Id}", archive) : null,
            }),
        };
    }

    private static object Shape(string name, VerificationReport report) =>
        new
        {
            Archive = name,
            report.Verdict,
            report.Conclusion,
            Failure = report.Failure is { } failure
                ? new
                {
                    Check = failure.Name,
                    failure.Height,
                    Event = failure.EventHash,
                    failure.Explanation,
                }
                : null,
            report.Failures,
            report.Progress,
            Election = report.Election is { } election ? new { election.Uuid, election.Name } : null,
            report.Fingerprints,
            report.Counts,
            Checks = report.Checks.Select(check => new
            {
                Check = check.Name,
                check.State,
                check.Count,
                check.Note,
            }),
            Result = report.Result?.Counts,
            report.Assurances,
            report.Notes,
        };
}
