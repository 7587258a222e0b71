using System.Globalization;

namespace Hustings.Verification.Tests.Mutation;

/// <summary>Which mutants are tried: one of every group, and of the others every so many, the same in every run.</summary>
internal static class Sample
{
    /// <summary>All of them, as <c>./hustings test --long</c> says by <c>HUSTINGS_LONG=1</c>; 10 takes one of ten.</summary>
    public static bool Long => Stride > 0;

    private static uint Stride { get; } =
        uint.Parse(Environment.GetEnvironmentVariable("HUSTINGS_LONG") ?? "0", CultureInfo.InvariantCulture);

    public static IEnumerable<Mutant> Of(
        Specimen specimen,
        IEnumerable<Mutant> mutants,
        HashSet<string> seen,
        uint every
    )
    {
        foreach (var mutant in mutants)
        {
            var fresh = seen.Add($"{specimen.Family} {mutant.Document} {mutant.What} {mutant.Group}");
            var stride = Long ? Stride : every;
            if (fresh || Hash($"{specimen.Name} {mutant.Document} {mutant.What} {mutant.Where}") % stride == 0)
            {
                yield return mutant;
            }
        }
    }

    /// <summary>The same of a contest's.</summary>
    public static IEnumerable<ContestMutant> Of(IEnumerable<ContestMutant> mutants, uint every)
    {
        var seen = new HashSet<string>();
        foreach (var mutant in mutants)
        {
            var fresh = seen.Add($"{mutant.Document} {mutant.What} {mutant.Shape}");
            if (fresh || Hash($"{mutant.Document} {mutant.What} {mutant.Where}") % (Long ? Stride : every) == 0)
            {
                yield return mutant;
            }
        }
    }

    /// <summary>FNV-1a.</summary>
    public static uint Hash(string text) => text.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619u));
}
