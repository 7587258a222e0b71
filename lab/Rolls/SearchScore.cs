using Hustings.Contest.Roll;

namespace Hustings.Lab.Rolls;

/// <summary>How well a search found what was planted.</summary>
/// <param name="Missed">How many planted pairs of each kind were not found.</param>
/// <param name="False">Pairs found that were not planted: for the reviewers to tell apart.</param>
/// <param name="Reasons">The evidence of those pairs, and how many have exactly that.</param>
public sealed record SearchScore(
    int Planted,
    int Found,
    int False,
    IReadOnlyDictionary<PlantedKind, (int Planted, int Missed)> Kinds,
    IReadOnlyList<(string Evidence, int Pairs)> Reasons
)
{
    /// <summary>Of the planted pairs, how many were found.</summary>
    public double Recall => (double)Found / Planted;

    /// <summary>Of the pairs shown to reviewers, how many are one person.</summary>
    public double Precision => (double)Found / (Found + False);

    public static SearchScore Of(
        SyntheticRoll roll,
        IReadOnlyList<Member> members,
        IReadOnlyList<DuplicateCluster> clusters
    )
    {
        var pairs = clusters
            .SelectMany(cluster => cluster.Pairs)
            .ToDictionary(pair => Key(members[pair.First].Number, members[pair.Second].Number));
        var found = pairs.Keys.ToHashSet();
        var planted = roll.Planted.ToLookup(one => one.Kind, one => Key(one.First, one.Second));
        var hits = planted.SelectMany(kind => kind).Count(found.Contains);
        return new(
            roll.Planted.Count,
            hits,
            found.Count - hits,
            planted.ToDictionary(kind => kind.Key, kind => (kind.Count(), kind.Count(key => !found.Contains(key)))),
            [
                .. pairs
                    .ExceptBy(planted.SelectMany(kind => kind), pair => pair.Key)
                    .CountBy(pair => string.Join(", ", pair.Value.Evidence.Select(e => EvidenceWords.For(e).Code)))
                    .Select(reason => (reason.Key, reason.Value))
                    .OrderByDescending(reason => reason.Value),
            ]
        );
    }

    private static (string, string) Key(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
}
