using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Hustings.Contest.Authoring;
using Hustings.Contest.Orders;
using Hustings.Counting.Rounds;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Cli.Officers;

/// <summary>
/// An order from a command line. What the server's public state says (fingerprint, log, account) is filled in and shown; times are read on
/// the clocks of the contest's zone.
/// </summary>
internal static class OrderLine
{
    public static readonly Argument<string> Kind = new("KIND")
    {
        Description = "What is ordered: open, extend, close, tally, publish, …",
    };
    public static readonly Option<string?> Stage = Text("--stage", "The stage it is about.", "ID");
    public static readonly Option<string?> Reason = Text("--reason", "Why, in English: members will read it.", "WORDS");
    public static readonly Option<string?> ReasonFr = Text("--reason-fr", "Why, in French.", "WORDS");
    public static readonly Option<string?> Details = Text(
        "--details",
        "The details as JSON, for what has no option of its own (docs/spec/minutes.md).",
        "JSON"
    );

    private static readonly Option<string?> Channels = Text("--channels", "extend: remote, hall or both.", "LIST");
    private static readonly Option<string?> Closes = Text(
        "--closes",
        "extend: the new end on the contest’s clocks, such as \"2012-03-24 17:40\".",
        "TIME"
    );
    private static readonly Option<string?> Candidates = Text(
        "--candidates",
        "prepare: ids in the definition’s order; withdraw, declare: one.",
        "LIST"
    );
    private static readonly Option<int?> Row = new("--row")
    {
        Description = "void-code, strike: the row.",
        HelpName = "N",
    };
    private static readonly Option<string?> Ballot = Text("--ballot", "strike: the ballot’s SHA-256.", "HEX");
    private static readonly Option<string?> Definition = Text(
        "--definition",
        "amend: the new definition’s hash.",
        "HEX"
    );

    private static readonly Option<FileInfo?> Rows = new("--rows")
    {
        Description = "list-voted: a file with the rows of those who voted outside, one number a line, rising.",
        HelpName = "FILE",
    };
    private static readonly Option<string?> Cause = Text("--cause", "list-voted: advance or post.", "WORD");

    public static void AddTo(Command command)
    {
        command.Add(Kind);
        foreach (
            Option option in (Option[])
                [Stage, Reason, ReasonFr, Details, Channels, Closes, Candidates, Row, Ballot, Definition, Rows, Cause]
        )
            command.Add(option);
    }

    public static Order Read(ParseResult line, OfficerClient server)
    {
        if (!PublishedName.TryParse(line.GetValue(Kind)!, out OrderKind kind))
            throw OfficerRefusedException.Misused(
                $"There is no order “{line.GetValue(Kind)}”. There are: {string.Join(", ", Enum.GetValues<OrderKind>().Select(PublishedName.Of))}."
            );
        string? stage = line.GetValue(Stage);
        string en = line.GetValue(Reason) ?? line.GetValue(ReasonFr) ?? "";
        string fr = line.GetValue(ReasonFr) ?? en;
        Wording? reason = en.Length == 0 || kind == OrderKind.Announce ? null : new(en, fr);
        if (line.GetValue(Details) is { } json)
            return OfJson(server, kind, stage, reason, json);
        OrderDetails details = kind switch
        {
            OrderKind.Pause or OrderKind.Resume or OrderKind.Close or OrderKind.Erase => new OrderDetails.None(),
            OrderKind.Open => new OrderDetails.Open(OfStage(server, stage, "fingerprint")),
            OrderKind.Publish => new OrderDetails.Publish(OfStage(server, stage, "account")),
            OrderKind.Tally => Tally(server, server.Stage(stage ?? "")),
            OrderKind.Extend => new OrderDetails.Extend(ReadChannels(line), ReadTime(line, server)),
            OrderKind.Prepare => new OrderDetails.Prepare(Needed(line, Candidates).Split(',')),
            OrderKind.Withdraw or OrderKind.Declare => new OrderDetails.OneCandidate(Needed(line, Candidates)),
            OrderKind.VoidCode => new OrderDetails.VoidCode(NeededRow(line)),
            OrderKind.ListVoted => ListVoted(line),
            OrderKind.Strike => new OrderDetails.Strike(Needed(line, Ballot), NeededRow(line)),
            OrderKind.Amend => new OrderDetails.Amend(Needed(line, Definition)),
            OrderKind.Announce => new OrderDetails.Announce(new(en, fr)),
            _ => throw OfficerRefusedException.Misused($"“{line.GetValue(Kind)}” needs --details JSON."),
        };
        return new OrderDraft(kind, stage, details, reason).After(server.Definition.Id, server.Head);
    }

    /// <summary>The list that the order names, to be handed in before it; null for any other order.</summary>
    public static byte[]? List(ParseResult line) =>
        line.GetValue(Rows) is not { } file ? null
        : file.Exists ? File.ReadAllBytes(file.FullName)
        : throw OfficerRefusedException.Misused($"{file} is not there.");

    private static OrderDetails.ListVoted ListVoted(ParseResult line)
    {
        if (!PublishedName.TryParse(Needed(line, Cause), out VoidCause cause))
            throw OfficerRefusedException.Misused("--cause is advance or post.");
        byte[] list = List(line) ?? throw OfficerRefusedException.Misused("“list-voted” needs --rows FILE.");
        return RowList.TryRead(list, out IReadOnlyList<int> rows)
            ? new(cause, rows.Count, Fingerprint.Hex(list))
            : throw OfficerRefusedException.Misused(
                "The file is no list of rows: one number a line, each larger than the one before, a line feed after the last too."
            );
    }

    private static Order OfJson(OfficerClient server, OrderKind kind, string? stage, Wording? reason, string json)
    {
        // The rest of the order is written by its own writer; the details stand in their place, compact.
        string compact;
        try
        {
            compact = JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement, Plain);
        }
        catch (JsonException fault)
        {
            throw OfficerRefusedException.Misused($"--details is not JSON: {fault.Message}");
        }

        Order empty = new(server.Definition.Id, server.Head, OrderKind.Close, stage, reason, new OrderDetails.None());
        string text = Encoding.UTF8.GetString(empty.ToBytes());
        text = text.Replace("\"kind\":\"close\"", $"\"kind\":\"{PublishedName.Of(kind)}\"", StringComparison.Ordinal);
        text = $"{text[..^"{}}".Length]}{compact}}}";
        DocumentFault fault2 = Order.TryRead(Encoding.UTF8.GetBytes(text), out Order? order);
        return fault2 == DocumentFault.None
            ? order!
            : throw OfficerRefusedException.Misused(
                $"--details are not those of “{PublishedName.Of(kind)}”: the fields and their order are in docs/spec/minutes.md."
            );
    }

    internal static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static OrderDetails.Tally Tally(OfficerClient server, JsonElement stage)
    {
        JsonElement log = stage.GetProperty("log");
        return new(
            log.GetProperty("height").GetInt32(),
            OfficerClient.Text(log, "head"),
            stage.GetProperty("struck").GetInt32(),
            OfficerClient.Text(server.State.GetProperty("voids"), "head")
        );
    }

    private static string OfStage(OfficerClient server, string? stage, string field)
    {
        JsonElement element = server.Stage(stage ?? "");
        return element.TryGetProperty(field, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw OfficerRefusedException.Misused($"The server has no {field} for {stage} yet.");
    }

    private static List<Channel> ReadChannels(ParseResult line) =>
        [
            .. Needed(line, Channels)
                .Split(',')
                .Select(name =>
                    PublishedName.TryParse(name.Trim(), out Channel channel)
                        ? channel
                        : throw OfficerRefusedException.Misused($"“{name}” is no channel: remote, hall, post.")
                ),
        ];

    private static DateTimeOffset ReadTime(ParseResult line, OfficerClient server)
    {
        (DateTimeOffset? moment, string? problem) = LocalTime.Read(
            Needed(line, Closes),
            TimeZoneInfo.FindSystemTimeZoneById(server.Definition.TimeZone)
        );
        return moment ?? throw OfficerRefusedException.Misused(problem!);
    }

    private static int NeededRow(ParseResult line) =>
        line.GetValue(Row) ?? throw OfficerRefusedException.Misused($"“{line.GetValue(Kind)}” needs --row N.");

    private static string Needed(ParseResult line, Option<string?> option) =>
        line.GetValue(option)
        ?? throw OfficerRefusedException.Misused(
            string.Create(CultureInfo.InvariantCulture, $"“{line.GetValue(Kind)}” needs {option.Name}.")
        );

    private static Option<string?> Text(string name, string words, string help) =>
        new(name) { Description = words, HelpName = help };
}
