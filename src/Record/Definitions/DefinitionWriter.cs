using Hustings.Record.Json;

namespace Hustings.Record.Definitions;

/// <summary>Writes a definition field by field, in the order of docs/spec/contest.md.</summary>
internal static class DefinitionWriter
{
    public static byte[] Write(ContestDefinition contest)
    {
        var writer = new CanonicalWriter();
        writer.Raw("{\"hustings\":\"contest/1\",\"id\":"u8).Plain(contest.Id);
        writer.Raw(",\"name\":"u8).Wording(contest.Name);
        writer.Raw(",\"timeZone\":"u8).Plain(contest.TimeZone);
        writer.Raw(",\"languages\":"u8).Array(contest.Languages, (w, language) => w.Plain(language));
        writer.Raw(",\"candidates\":"u8).Array(contest.Candidates, Candidate);
        writer.Raw(",\"rule\":"u8);
        Rule(writer, contest.Rule);
        writer.Raw(",\"stages\":"u8).Array(contest.Stages, Stage);
        writer.Raw(",\"columns\":"u8).Array(contest.Columns, (w, column) => w.Plain(column));
        writer.Raw(",\"postOnline\":"u8).Name(contest.PostOnline);
        writer.Raw(",\"postBatch\":"u8).Number(contest.PostBatch);
        writer.Raw(",\"trustees\":"u8).Array(contest.Trustees, (w, trustee) => w.String(trustee));
        writer.Raw(",\"threshold\":"u8);
        _ = contest.Threshold is { } threshold ? writer.Number(threshold) : writer.Raw("null"u8);
        writer.Raw(",\"officers\":"u8).Array(contest.Officers, Officer);
        writer.Raw(",\"twoOfficers\":"u8).Array(contest.TwoOfficers, (w, kind) => w.Name(kind));
        writer.Raw(",\"origins\":"u8).Array(contest.Origins, (w, origin) => w.Plain(origin));
        writer.Raw(",\"relyingParty\":"u8).Plain(contest.RelyingParty);
        writer.Raw(",\"challengeDays\":"u8).Number(contest.ChallengeDays);
        writer.Raw(",\"help\":"u8);
        Help(writer, contest.Help);
        // Written only where there is a policy: a definition from before there could be one keeps its bytes.
        if (contest.Extensions is { } extensions)
        {
            writer.Raw(",\"extensions\":{\"successBelow\":"u8).Number(extensions.SuccessBelow);
            writer.Raw(",\"extraMinutes\":"u8).Number(extensions.ExtraMinutes);
            writer.Raw(",\"most\":"u8).Number(extensions.Most);
            writer.Raw(",\"officers\":"u8).Number(extensions.Officers).Raw("}"u8);
        }
        return writer.Raw(",\"demo\":"u8).Bool(contest.Demo).Raw("}"u8).ToArray();
    }

    /// <summary>A list of windows, as in orders too.</summary>
    public static void Windows(CanonicalWriter writer, IReadOnlyList<ChannelWindow> windows) =>
        writer.Array(
            windows,
            (w, window) =>
                w.Raw("{\"channel\":"u8)
                    .Name(window.Channel)
                    .Raw(",\"opens\":"u8)
                    .TimeOrNull(window.Opens)
                    .Raw(",\"closes\":"u8)
                    .TimeOrNull(window.Closes)
                    .Raw("}"u8)
        );

    private static void Candidate(CanonicalWriter writer, CandidateDefinition candidate) =>
        writer
            .Raw("{\"id\":"u8)
            .Plain(candidate.Id)
            .Raw(",\"name\":"u8)
            .String(candidate.Name)
            .Raw(",\"statement\":"u8)
            .WordingOrNull(candidate.Statement)
            .Raw(",\"photo\":"u8)
            .PlainOrNull(candidate.Photo)
            .Raw(",\"withdrawn\":"u8)
            .Bool(candidate.Withdrawn)
            .Raw("}"u8);

    private static void Rule(CanonicalWriter writer, RuleDefinition rule) =>
        writer
            .Raw("{\"kind\":"u8)
            .Plain(rule.Kind)
            .Raw(",\"base\":"u8)
            .Plain(rule.Base)
            .Raw(",\"withdrawnVotes\":"u8)
            .Plain(rule.WithdrawnVotes)
            .Raw(",\"ties\":"u8)
            .Array(rule.Ties, (w, tie) => w.Plain(tie))
            .Raw(",\"leaving\":{\"kind\":"u8)
            .Plain(rule.LeavingKind)
            .Raw(",\"percent\":"u8)
            .Number(rule.LeavingPercent)
            .Raw("}}"u8);

    private static void Stage(CanonicalWriter writer, StageDefinition stage)
    {
        writer.Raw("{\"id\":"u8).Plain(stage.Id);
        writer.Raw(",\"uuid\":"u8).Plain(stage.Uuid);
        writer.Raw(",\"ballot\":"u8).Name(stage.Ballot);
        writer.Raw(",\"title\":"u8).Wording(stage.Title);
        writer.Raw(",\"question\":"u8).Wording(stage.Question);
        writer.Raw(",\"min\":"u8).Number(stage.Min);
        writer.Raw(",\"max\":"u8).Number(stage.Max);
        writer.Raw(",\"blank\":"u8).Bool(stage.Blank);
        writer.Raw(",\"policy\":"u8).Name(stage.Policy);
        writer.Raw(",\"excludes\":"u8).Array(stage.Excludes, (w, other) => w.Plain(other));
        writer.Raw(",\"mixers\":"u8).Number(stage.Mixers);
        writer.Raw(",\"windows\":"u8);
        Windows(writer, stage.Windows);
        writer.Raw("}"u8);
    }

    private static void Officer(CanonicalWriter writer, OfficerDefinition officer) =>
        writer
            .Raw("{\"id\":"u8)
            .Plain(officer.Id)
            .Raw(",\"name\":"u8)
            .String(officer.Name)
            .Raw(",\"role\":"u8)
            .Name(officer.Role)
            .Raw("}"u8);

    private static void Help(CanonicalWriter writer, HelpDefinition? help) =>
        _ = help is null
            ? writer.Raw("null"u8)
            : writer.Raw("{\"phone\":"u8).String(help.Phone).Raw(",\"hours\":"u8).Wording(help.Hours).Raw("}"u8);
}
