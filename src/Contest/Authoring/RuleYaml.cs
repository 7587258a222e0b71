using Hustings.Counting.Rounds;
using Hustings.Record.Definitions;

namespace Hustings.Contest.Authoring;

/// <summary>The rule: one word where its usual parameters are meant, or all that differs from them.</summary>
internal static class RuleYaml
{
    private static readonly string[] Kinds = [.. Enum.GetValues<ContestRule>().Select(PublishedName.Of)];

    public static RuleDefinition Read(YamlSection file)
    {
        var at = file.Need("rule", string.Join(", ", Kinds));
        if (at is null)
            return Usual("plurality");
        if (at is YamlDotNet.RepresentationModel.YamlScalarNode)
            return Usual(file.Choice("rule", "plurality", Kinds));
        if (file.Section("rule", "“rule”") is not { } section)
            return Usual("plurality");
        section.Need("kind", string.Join(", ", Kinds));
        var usual = Usual(section.Choice("kind", "plurality", Kinds));
        RuleDefinition rule = usual with
        {
            Base = section.Choice("base", usual.Base, Names<MajorityBase>()),
            WithdrawnVotes = section.Choice("withdrawn-votes", usual.WithdrawnVotes, Names<WithdrawnVotes>()),
            Ties = section.Find("ties") is null ? usual.Ties : [.. section.Scalars("ties").Select(tie => tie.Text)],
            LeavingKind = section.Choice("leaving", usual.LeavingKind, Names<LeavingRule>()),
            LeavingPercent = section.Whole("leaving-percent", 0, 0, 50),
        };
        foreach (var (tie, text) in section.Scalars("ties"))
            section.OneOf(tie, "ties", text, Names<RaceTieStep>());
        section.RefuseOthers();
        var names = new RuleNames(
            rule.Kind,
            rule.Base,
            rule.WithdrawnVotes,
            [.. rule.Ties.Where(Names<RaceTieStep>().Contains)],
            rule.LeavingKind,
            rule.LeavingPercent
        );
        foreach (var problem in names.Read().Problems)
            section.Problem(null, problem.Words.En);
        return rule;
    }

    private static string[] Names<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => PublishedName.Of(value))];

    private static RuleDefinition Usual(string kind) =>
        new(
            kind,
            "valid-votes",
            kind == "instant-runoff" ? "next-preference" : "outside-base",
            ["earlier-rounds", "lot"],
            "lowest",
            0
        );
}
