using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Xunit;

namespace Hustings.Verification.Tests.Contests;

/// <summary>The sample contest, made once, as it stood at each of its named steps.</summary>
internal static class SampleSteps
{
    public static IReadOnlyList<ContestStep> All { get; } = Make();

    /// <summary>The steps' names, for theories.</summary>
    public static TheoryData<string> Names => [.. All.Select(step => step.Name)];

    public static MemoryRecord Whole => All[^1].Record;

    public static ContestStep At(string name) => All.Single(step => step.Name == name);

    private static List<ContestStep> Make()
    {
        var steps = new List<ContestStep>();
        _ = new SampleContest(
            (maker, step) =>
                steps.Add(new(step, maker.Definition, maker.Now, maker.Head, [.. maker.Minutes], maker.Record()))
        );
        return steps;
    }
}

/// <param name="Now">The maker's clock.</param>
/// <param name="Head">Hash of the last minute.</param>
internal sealed record ContestStep(
    string Name,
    ContestDefinition Definition,
    DateTimeOffset Now,
    string Head,
    IReadOnlyList<Minute> Minutes,
    MemoryRecord Record
);
