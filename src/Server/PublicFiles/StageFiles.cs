using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hustings.Contest;
using Hustings.Contest.Orders;
using Hustings.Record.Definitions;
using Hustings.Record.Json;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;
using Hustings.Server.Stages;
using Hustings.Server.Storage;

namespace Hustings.Server.PublicFiles;

/// <summary>The public files of one stage (<c>docs/spec/casting.md</c>, "Public files"), made from its desk.</summary>
internal static class StageFiles
{
    /// <summary>Lines of the acceptance log in one file.</summary>
    public const int PageSize = 1000;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static PublicFile Stage(StageDesk desk, ContestState contest, TimeChange? change) =>
        Moving(
            new
            {
                version = 1,
                uuid = desk.Info.Uuid,
                state = StageWords.Of(desk.State),
                contest = desk.Info.Contest,
                title = desk.Info.Title,
                question = desk.Info.Question,
                opens = Utc(desk.Info.Opens),
                closes = Utc(desk.Info.Closes),
                timeZone = desk.Info.TimeZone,
                policy = StageWords.Of(desk.Info.Policy),
                registered = desk.Registered,
                ballot = RecordName.Of(contest.Stage(desk.Id)!.Definition.Ballot),
                windows = ContestView.Windows(desk.Windows),
                postOnline = RecordName.Of(contest.Definition.PostOnline),
                change = change is null ? null : Change(change),
                electionHash = desk.Election.Fingerprint,
                intakeKey = desk.Keys.IntakePublic,
                receiptKey = desk.Keys.ReceiptPublic,
                cast = new[] { $"/api/stages/{desk.Info.Uuid}/ballots" },
                help = desk.Info.Help,
                demo = desk.Info.Demo,
            }
        );

    // What a member at home must know: when voting closes, or opens as long as it has not.
    private static object Change(TimeChange change)
    {
        var pause = change.Kind is OrderKind.Pause or OrderKind.Resume;
        return new
        {
            time = Utc(change.At),
            from = pause ? null : Utc(Moment(change.From, change.Opened)),
            to = pause ? null : Utc(Moment(change.To, change.Opened)),
            reason = change.Reason,
        };
    }

    private static DateTimeOffset? Moment(IReadOnlyList<ChannelWindow> windows, bool opened)
    {
        var remote = windows.FirstOrDefault(window => window.Channel == Channel.Remote) ?? windows[0];
        return opened ? remote.Closes : remote.Opens;
    }

    public static PublicFile Turnout(StageDesk desk)
    {
        var standing = desk.Box.Standing;
        // Hall and remote show how many came, never how they voted: they share one box.
        return Moving(
            new
            {
                state = StageWords.Of(desk.State),
                registered = desk.Registered,
                accepted = standing.Accepted,
                voted = standing.Voted,
                hall = standing.Hall,
            }
        );
    }

    public static PublicFile LogHead(StageDesk desk)
    {
        var standing = desk.Box.Standing;
        return Moving(
            new
            {
                height = standing.Accepted,
                head = Convert.ToHexStringLower(standing.Head.Span),
                page = PageSize,
            }
        );
    }

    /// <summary>One file of the log; null beyond its end (the first one exists from the start).</summary>
    public static PublicFile? LogPage(StageDesk desk, int page)
    {
        if (page < 0 || page > desk.LogHeight / PageSize)
        {
            return null;
        }

        var entries = desk.Box.ReadLog(page * PageSize, PageSize);
        if (entries.Count == 0 && page > 0)
        {
            return null;
        }

        var lines = new StringBuilder(entries.Count * 180);
        foreach (var entry in entries)
        {
            lines.Append(LogLine.Text(entry.Height, entry.Parent.Span, entry.Hash.Span)).Append('\n');
        }

        return PublicFile.Of(
            Encoding.ASCII.GetBytes(lines.ToString()),
            "application/jsonl",
            entries.Count == PageSize ? PublicFile.Forever : PublicFile.Moving
        );
    }

    /// <summary>The bytes of an accepted ballot by its hash in hex; null if there is none.</summary>
    public static PublicFile? Ballot(StageDesk desk, string hash) =>
        hash.Length == 64
        && hash.All(char.IsAsciiHexDigitLower)
        && desk.Box.ReadBallot(Convert.FromHexString(hash)) is { } bytes
            ? new PublicFile(bytes, "application/json", PublicFile.Forever, $"\"{hash}\"")
            : null;

    /// <summary><c>companions.jsonl</c> as it stands beside the archive; null until the stage closes.</summary>
    public static PublicFile? Companions(StageDesk desk)
    {
        try
        {
            var bytes = File.ReadAllBytes(
                Path.Combine(Path.GetDirectoryName(desk.RecordPath)!, Record.CompanionLines.FileName)
            );
            return PublicFile.Of(bytes, "application/jsonl", PublicFile.Moving);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The round's account; null until it is counted. A late batch makes another one.</summary>
    public static PublicFile? Account(StageDesk desk) =>
        desk.Account is { } account ? PublicFile.Json(account, PublicFile.Moving) : null;

    /// <summary>The bytes of a ballot that an order struck, by its hash in hex; null if none was.</summary>
    public static PublicFile? Struck(StageDesk desk, ContestState contest, string hash) =>
        contest.Stage(desk.Id)!.Struck.Any(strike => strike.Ballot == hash) ? Ballot(desk, hash) : null;

    private static PublicFile Moving<T>(T content) =>
        PublicFile.Json(JsonSerializer.SerializeToUtf8Bytes(content, Format), PublicFile.Moving);

    private static string? Utc(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
