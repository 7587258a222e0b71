using System.Text;
using Hustings.Record.Json;
using Hustings.Record.Minutes;

namespace Hustings.Record.Definitions;

/// <summary>Reads a definition field by field, in the order of docs/spec/contest.md; <see cref="DefinitionBounds"/> looks at the whole.</summary>
internal static class DefinitionReader
{
    private const int MinUuidLength = 14;
    private const int MaxUuidLength = 64;

    public static DocumentFault Read(ReadOnlySpan<byte> bytes, out ContestDefinition? definition)
    {
        var reader = new CanonicalReader(bytes);
        reader.Take("{\"hustings\":"u8);
        var kind = Encoding.ASCII.GetString(reader.PlainString(ContestValues.MaxIdLength));
        if (!reader.Failed && kind != "contest/1")
        {
            reader.Fail(
                kind.StartsWith("contest/", StringComparison.Ordinal)
                    ? DocumentFault.UnsupportedVersion
                    : DocumentFault.Shape
            );
        }
        reader.Take(",\"id\":"u8);
        var id = ContestValues.ContestId(ref reader);
        reader.Take(",\"name\":"u8);
        var name = ContestValues.Wording(ref reader);
        reader.Take(",\"timeZone\":"u8);
        var zone = Plain(ref reader);
        reader.Take(",\"languages\":"u8);
        var languages = reader.List(2, Plain);
        reader.Take(",\"candidates\":"u8);
        var candidates = reader.List(Limits.Answers, Candidate);
        reader.Take(",\"rule\":"u8);
        var rule = Rule(ref reader);
        reader.Take(",\"stages\":"u8);
        var stages = reader.List(Limits.Stages, Stage);
        reader.Take(",\"columns\":"u8);
        var columns = reader.List(Limits.Columns, ContestValues.Id);
        reader.Take(",\"postOnline\":"u8);
        var postOnline = ContestValues.Name<PostOnline>(ref reader);
        reader.Take(",\"postBatch\":"u8);
        var postBatch = reader.SmallNumber(Limits.Ballots);
        reader.Take(",\"trustees\":"u8);
        var trustees = reader.List(Limits.Trustees, ShortText);
        reader.Take(",\"threshold\":"u8);
        int? threshold = reader.TryTake("null"u8) ? null : reader.SmallNumber(Limits.Trustees);
        reader.Take(",\"officers\":"u8);
        var officers = reader.List(Limits.Officers, Officer);
        reader.Take(",\"twoOfficers\":"u8);
        var twoOfficers = reader.List(Limits.Officers, ContestValues.Name<OrderKind>);
        reader.Take(",\"origins\":"u8);
        var origins = reader.List(Limits.Columns, Plain);
        reader.Take(",\"relyingParty\":"u8);
        var relyingParty = Plain(ref reader);
        reader.Take(",\"challengeDays\":"u8);
        var challengeDays = reader.SmallNumber(Limits.Days);
        reader.Take(",\"help\":"u8);
        var help = reader.TryTake("null"u8) ? null : Help(ref reader);
        var extensions = reader.TryTake(",\"extensions\":"u8) ? Extensions(ref reader) : null;
        reader.Take(",\"demo\":"u8);
        var demo = reader.Bool();
        reader.Take("}"u8);
        definition = new ContestDefinition(
            id,
            name,
            zone,
            languages,
            candidates,
            rule,
            stages,
            columns,
            postOnline,
            postBatch,
            trustees,
            threshold,
            officers,
            twoOfficers,
            origins,
            relyingParty,
            challengeDays,
            help,
            demo,
            extensions
        );
        if (!reader.Failed && !DefinitionBounds.Hold(definition))
        {
            reader.Fail(DocumentFault.Shape);
        }
        return reader.End();
    }

    /// <summary>At most one window for each channel, as in orders too.</summary>
    public static ChannelWindow[] Windows(ref CanonicalReader reader)
    {
        var windows = reader.List(Enum.GetValues<Channel>().Length, Window);
        if (!DefinitionBounds.Hold(windows))
        {
            reader.Fail(DocumentFault.Shape);
        }
        return windows;
    }

    private static string Plain(ref CanonicalReader reader) =>
        Encoding.ASCII.GetString(reader.PlainString(Limits.PlainLength));

    private static string ShortText(ref CanonicalReader reader) => ContestValues.Text(ref reader, Limits.NameLength);

    private static CandidateDefinition Candidate(ref CanonicalReader reader)
    {
        reader.Take("{\"id\":"u8);
        var id = ContestValues.Id(ref reader);
        reader.Take(",\"name\":"u8);
        var name = ShortText(ref reader);
        reader.Take(",\"statement\":"u8);
        var statement = ContestValues.WordingOrNull(ref reader);
        reader.Take(",\"photo\":"u8);
        var photo = reader.TryTake("null"u8) ? null : reader.Hash();
        reader.Take(",\"withdrawn\":"u8);
        var withdrawn = reader.Bool();
        reader.Take("}"u8);
        return new CandidateDefinition(id, name, statement, photo, withdrawn);
    }

    private static RuleDefinition Rule(ref CanonicalReader reader)
    {
        reader.Take("{\"kind\":"u8);
        var kind = ContestValues.Id(ref reader);
        reader.Take(",\"base\":"u8);
        var over = ContestValues.Id(ref reader);
        reader.Take(",\"withdrawnVotes\":"u8);
        var withdrawnVotes = ContestValues.Id(ref reader);
        reader.Take(",\"ties\":"u8);
        var ties = reader.List(Limits.Columns, ContestValues.Id);
        reader.Take(",\"leaving\":{\"kind\":"u8);
        var leaving = ContestValues.Id(ref reader);
        reader.Take(",\"percent\":"u8);
        var percent = reader.SmallNumber(100);
        reader.Take("}}"u8);
        return new RuleDefinition(kind, over, withdrawnVotes, ties, leaving, percent);
    }

    private static StageDefinition Stage(ref CanonicalReader reader)
    {
        reader.Take("{\"id\":"u8);
        var id = ContestValues.Id(ref reader);
        reader.Take(",\"uuid\":"u8);
        var uuid = ContestValues.Number(ref reader, MinUuidLength, MaxUuidLength);
        reader.Take(",\"ballot\":"u8);
        var ballot = ContestValues.Name<BallotKind>(ref reader);
        reader.Take(",\"title\":"u8);
        var title = ContestValues.Wording(ref reader);
        reader.Take(",\"question\":"u8);
        var question = ContestValues.Wording(ref reader);
        reader.Take(",\"min\":"u8);
        var min = reader.SmallNumber(Limits.Max);
        reader.Take(",\"max\":"u8);
        var max = reader.SmallNumber(Limits.Max);
        reader.Take(",\"blank\":"u8);
        var blank = reader.Bool();
        reader.Take(",\"policy\":"u8);
        var policy = ContestValues.Name<VotingPolicy>(ref reader);
        reader.Take(",\"excludes\":"u8);
        var excludes = reader.List(Limits.Stages, ContestValues.Id);
        reader.Take(",\"mixers\":"u8);
        var mixers = reader.SmallNumber(Limits.Trustees);
        reader.Take(",\"windows\":"u8);
        var windows = Windows(ref reader);
        reader.Take("}"u8);
        return new StageDefinition(
            id,
            uuid,
            ballot,
            title,
            question,
            min,
            max,
            blank,
            policy,
            excludes,
            mixers,
            windows
        );
    }

    private static ChannelWindow Window(ref CanonicalReader reader)
    {
        reader.Take("{\"channel\":"u8);
        var channel = ContestValues.Name<Channel>(ref reader);
        reader.Take(",\"opens\":"u8);
        var opens = ContestValues.TimeOrNull(ref reader);
        reader.Take(",\"closes\":"u8);
        var closes = ContestValues.TimeOrNull(ref reader);
        reader.Take("}"u8);
        return new ChannelWindow(channel, opens, closes);
    }

    private static OfficerDefinition Officer(ref CanonicalReader reader)
    {
        reader.Take("{\"id\":"u8);
        var id = ContestValues.Id(ref reader);
        reader.Take(",\"name\":"u8);
        var name = ShortText(ref reader);
        reader.Take(",\"role\":"u8);
        var role = ContestValues.Name<OfficerRole>(ref reader);
        reader.Take("}"u8);
        return new OfficerDefinition(id, name, role);
    }

    private static ExtensionDefinition Extensions(ref CanonicalReader reader)
    {
        reader.Take("{\"successBelow\":"u8);
        var below = reader.SmallNumber(100);
        reader.Take(",\"extraMinutes\":"u8);
        var extra = reader.SmallNumber(Limits.Minutes);
        reader.Take(",\"most\":"u8);
        var most = reader.SmallNumber(Limits.Stages);
        reader.Take(",\"officers\":"u8);
        var officers = reader.SmallNumber(2);
        reader.Take("}"u8);
        return new ExtensionDefinition(below, extra, most, officers);
    }

    private static HelpDefinition Help(ref CanonicalReader reader)
    {
        reader.Take("{\"phone\":"u8);
        var phone = ShortText(ref reader);
        reader.Take(",\"hours\":"u8);
        var hours = ContestValues.Wording(ref reader);
        reader.Take("}"u8);
        return new HelpDefinition(phone, hours);
    }
}
