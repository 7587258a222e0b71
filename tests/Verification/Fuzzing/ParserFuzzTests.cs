using System.Diagnostics;
using System.Globalization;
using System.Text;
using Hustings.Verification.Tests.Mutation;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Fuzzing;

/// <summary>
/// Every reader of documents on random edits of valid ones: it never throws, and what it does accept is told. What it
/// accepts is edited further. The seed changes with every run and stands in the message; <c>HUSTINGS_SEED</c> repeats
/// one, <c>HUSTINGS_FUZZ_MINUTES</c> goes on for so long.
/// </summary>
public sealed class ParserFuzzTests : IDisposable
{
    private const int MostKept = 200;

    /// <summary>What hurt parsers elsewhere, or could hurt ours; findings of this test are added.</summary>
    private static readonly string[] Kept =
    [
        "",
        "{",
        "[",
        "\"",
        "null",
        "{}",
        "[]",
        "[[]]",
        "{\"",
        "\"\\",
        "\"\\u",
        "\"\\ud800\"",
        "\u0000",
        "\n",
        "\ufeff{}",
        "{\"owner\":99999999999999999999}",
        "{\"owner\":-1}",
        "[\"\",\"\"]",
        "[\",\"]",
        new('[', 5000),
        new('9', 5000),
    ];

    private readonly SmallElection election = SmallElection.Full();

    public void Dispose() => election.Dispose();

    [Fact]
    public void Readers_of_hostile_bytes_never_throw()
    {
        var seed = Environment.GetEnvironmentVariable("HUSTINGS_SEED") is { } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Environment.TickCount;
        var random = new Random(seed);
        var targets = ElectionTargets
            .Of(election)
            .Concat(StepTargets.Of(election))
            .Concat(ContestTargets.All())
            .ToList();
        var pools = targets.ToDictionary(target => target, target => target.Valid.ToList());
        foreach (var target in targets)
        {
            target.Valid.ShouldNotBeEmpty(target.Name);
            target.Valid.ShouldAllBe(valid => target.Reads(valid), target.Name);
            foreach (var kept in Kept)
            {
                Should.NotThrow(() => target.Reads(Encoding.UTF8.GetBytes(kept)), $"{target.Name}: {kept}");
            }
        }

        long edits = 0;
        var time = Stopwatch.StartNew();
        for (var round = 0; round < (Sample.Long ? 200 : 4) || time.Elapsed < Minutes(); round++)
        {
            foreach (var (target, pool) in pools)
            {
                for (var i = 0; i < 100; i++, edits++)
                {
                    Try(target, pool, random, seed);
                }
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{targets.Count} readers, {edits} edits in {time.Elapsed.TotalMinutes:0.0} minutes, seed {seed}"
        );
    }

    private static void Try(Target target, List<byte[]> pool, Random random, int seed)
    {
        var bytes = Edits.Of(pool[random.Next(pool.Count)], random);
        var accepted = false;
        Should.NotThrow(
            () => accepted = target.Reads(bytes),
            $"{target.Name}, seed {seed}: {Convert.ToBase64String(bytes)}"
        );
        if (!accepted)
        {
            return;
        }
        // The valid ones stay; of the others, which may drift far, the latest.
        if (pool.Count < MostKept)
        {
            pool.Add(bytes);
        }
        else
        {
            pool[random.Next(target.Valid.Count, pool.Count)] = bytes;
        }
    }

    private static TimeSpan Minutes() =>
        Environment.GetEnvironmentVariable("HUSTINGS_FUZZ_MINUTES") is { } minutes
            ? TimeSpan.FromMinutes(int.Parse(minutes, CultureInfo.InvariantCulture))
            : TimeSpan.Zero;
}
