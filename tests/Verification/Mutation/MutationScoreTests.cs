using System.Diagnostics;
using Hustings.Verification.Contests;
using Hustings.Verification.Tests.Contests;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Mutation;

/// <summary>
/// Every kind of archive, changed in every way: each change that means something is refused by the check whose business
/// it is. The table goes to the folder in <c>HUSTINGS_RESULTS</c>, or <c>TestResults</c>, as <c>mutation.txt</c>.
/// </summary>
public sealed class MutationScoreTests
{
    private const uint ContestEvery = 211;

    [Fact]
    public void Mutants_of_every_archive_are_refused_by_the_right_check()
    {
        var score = new Score();
        var seen = new HashSet<string>();
        foreach (var (specimen, donor, secrets) in Specimens.All())
        {
            var report = Verifying.Verify(specimen.Bytes, specimen.Companions);
            report.Conclusion.ShouldBe("VALID", specimen.Name);
            var time = Stopwatch.StartNew();
            var mutants = Sample.Of(specimen, Mutants(specimen, donor, secrets, report), seen, specimen.Every).ToList();
            Parallel.ForEach(
                mutants,
                new ParallelOptions
                {
                    MaxDegreeOfParallelism = Environment.ProcessorCount,
                    CancellationToken = TestContext.Current.CancellationToken,
                },
                mutant => score.Judge(specimen, report.Fingerprints.LastEvent!, mutant)
            );
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{specimen.Name}: {mutants.Count} mutants in {time.Elapsed.TotalSeconds:0.0} s"
            );
        }

        JudgeContest(score);

        var folder = Environment.GetEnvironmentVariable("HUSTINGS_RESULTS") ?? "TestResults";
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "mutation.txt"), score.Table());
        score.Wrong.ShouldBeEmpty();
        score.Right.ShouldBe(score.Mutants);
        score.Mutants.ShouldBeGreaterThan(1000);
    }

    private static void JudgeContest(Score score)
    {
        var record = new SampleContest().Record;
        var report = ContestRecordVerifier.Verify(record, null, TestContext.Current.CancellationToken);
        report.Conclusion.ShouldBe("VALID");
        var time = Stopwatch.StartNew();
        var mutants = Sample.Of(new ContestMutants(record).All(), ContestEvery).ToList();
        Parallel.ForEach(
            mutants,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = Environment.ProcessorCount,
                CancellationToken = TestContext.Current.CancellationToken,
            },
            mutant => score.Judge(mutant, report.Head!)
        );
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"contest: {mutants.Count} mutants in {time.Elapsed.TotalSeconds:0.0} s"
        );
    }

    private static IEnumerable<Mutant> Mutants(
        Specimen specimen,
        Specimen donor,
        SmallElection? secrets,
        VerificationReport report
    )
    {
        var made = Made(specimen, donor, secrets, report);
        return specimen.Companions.Length == 0
            ? made
            : made.Select(CompanionMutants.Bound).Concat(CompanionMutants.Of(specimen, donor, secrets));
    }

    private static IEnumerable<Mutant> Made(
        Specimen specimen,
        Specimen donor,
        SmallElection? secrets,
        VerificationReport report
    )
    {
        var business = new Business([.. Documents.Of(OpenedArchive.Open(specimen.Bytes))], report);
        return LeafMutants
            .Of(specimen, business)
            .Concat(EventMutants.Of(specimen))
            .Concat(MovedMutants.Of(specimen, donor))
            .Concat(MovedMutants.Within(specimen))
            .Concat(specimen.Family == "weighted" ? MovedMutants.Weights(specimen) : [])
            .Concat(secrets is null ? [] : new Forgeries(specimen, secrets).All());
    }
}
