using Hustings.Contest.Orders;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using YamlDotNet.RepresentationModel;

namespace Hustings.Contest.Authoring;

/// <summary>When the system proposes to extend voting, by what its probes measured. Without a word about it the standard policy is fixed.</summary>
internal static class ExtensionsYaml
{
    private const string Key = "extensions";
    private const int Day = 1440;

    public static ExtensionDefinition? Read(YamlSection file, List<OfficerDefinition> officers)
    {
        var able = officers.Count(officer => OrderRule.Of(OrderKind.Extend).Allows(officer.Role));
        var standard = new ExtensionDefinition(95, 30, 1, Math.Clamp(able, 1, 2));
        switch (file.Find(Key))
        {
            case null:
                return standard;
            case YamlScalarNode { Value: "no" or "false" }:
                return null;
            case YamlScalarNode other:
                file.Problem(other, $"“{Key}” must be no, or have keys of its own, one on each line below it.");
                return standard;
        }

        if (file.Section(Key, $"“{Key}”") is not { } section)
            return standard;
        var policy = new ExtensionDefinition(
            section.Whole("success-below", standard.SuccessBelow, 1, 100),
            section.Whole("extra-minutes", standard.ExtraMinutes, 0, Day),
            section.Whole("most", standard.Most, 1, 10),
            section.Whole("officers", standard.Officers, 1, 2)
        );
        if (policy.Officers > able)
            section.Problem(
                section.Find("officers"),
                $"“{Key}” are to be signed by two officers, but only {able} may sign them. Name a deputy."
            );
        section.RefuseOthers();
        return policy;
    }
}
