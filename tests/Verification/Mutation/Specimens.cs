using Hustings.Verification.Tests.Toolkit;

namespace Hustings.Verification.Tests.Mutation;

/// <summary>The archives that are mutated, each with another one to take documents from.</summary>
internal static class Specimens
{
    private const uint Every = 199;

    public static IEnumerable<(Specimen Specimen, Specimen Donor)> All()
    {
        using (var full = SmallElection.Full())
        using (var other = new SmallElection(full.Election.Questions, trustees: 1, group: 3, seed: "other"))
        {
            yield return (new("full", "full", full.Archive(), Every), new("full 2", "full", other.Archive(), Every));
        }
        var ours = Ours("small", "small");
        yield return (ours, Ours("small 2", "other"));
        var recorded = Directory
            .GetFiles(Vectors.BeleniosTool, "*.bel")
            .Order(StringComparer.Ordinal)
            .Select(file => new Specimen(
                Path.GetFileNameWithoutExtension(file),
                "recorded",
                File.ReadAllBytes(file),
                Every
            ))
            .ToList();
        for (var i = 0; i < recorded.Count; i++)
        {
            yield return (recorded[i], recorded[(i + 1) % recorded.Count]);
        }
    }

    private static Specimen Ours(string name, string seed)
    {
        using var election = new SmallElection(seed: seed);
        return new(name, "small", election.Archive(), Every);
    }
}
