namespace Hustings.Record.Definitions;

/// <summary>What must hold in a definition as a whole, beyond the form of each field.</summary>
internal static class DefinitionBounds
{
    public static bool Hold(ContestDefinition contest) =>
        Different(contest.Languages)
        && contest.Languages.Count > 0
        && contest.Languages.All(language => language is "en" or "fr")
        && contest.TimeZone.Length > 0
        && contest.Candidates.Count > 0
        && Different(contest.Candidates.Select(candidate => candidate.Id))
        && Different(contest.Candidates.Select(candidate => candidate.Name))
        && HoldRule(contest.Rule)
        && HoldStages(contest)
        && Different(contest.Columns)
        && !contest.Columns.Contains("live")
        && contest.PostBatch > 0
        && contest.Trustees.Count > 0
        && (contest.Threshold is not { } threshold || (threshold >= 1 && threshold <= contest.Trustees.Count))
        && contest.Officers.Any(officer => officer.Role == OfficerRole.ReturningOfficer)
        && Different(contest.Officers.Select(officer => officer.Id))
        && Different(contest.TwoOfficers)
        && contest.Origins.Count > 0
        && Different(contest.Origins)
        && contest.Origins.All(origin => origin.Length > 0)
        && contest.RelyingParty.Length > 0
        && contest.Extensions is null or { SuccessBelow: >= 1, Most: >= 1, Officers: >= 1 };

    /// <summary>One window for a channel, and none that closes before it opens.</summary>
    public static bool Hold(IReadOnlyList<ChannelWindow> windows) =>
        Different(windows.Select(window => window.Channel))
        && windows.All(window => window.Opens is null || window.Closes is null || window.Opens < window.Closes);

    private static bool HoldRule(RuleDefinition rule) =>
        rule.Kind is "plurality" or "majority" or "exhaustive" or "instant-runoff" && Different(rule.Ties);

    private static bool HoldStages(ContestDefinition contest)
    {
        var earlier = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stage in contest.Stages)
        {
            var kind =
                stage.Ballot == BallotKind.Ranking
                    ? contest.Rule.Kind == "instant-runoff" && stage.Mixers is >= 2 && !stage.Blank
                    : stage.Mixers == 0 && contest.Rule.Kind != "instant-runoff";
            if (
                !kind
                || stage.Mixers > contest.Trustees.Count
                || stage.Min > stage.Max
                || stage.Max == 0
                || stage.Windows.Count == 0
                || !Different(stage.Excludes)
                || !stage.Excludes.All(earlier.Contains)
                || !earlier.Add(stage.Id)
            )
            {
                return false;
            }
        }
        return earlier.Count > 0 && Different(contest.Stages.Select(stage => stage.Uuid));
    }

    private static bool Different<T>(IEnumerable<T> items)
    {
        var seen = new HashSet<T>();
        return items.All(seen.Add);
    }
}
