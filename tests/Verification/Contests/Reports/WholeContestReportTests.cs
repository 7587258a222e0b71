using System.Text.RegularExpressions;
using Hustings.Verification.Contests;
using Hustings.Verification.Tests.Toolkit;
using Xunit;

namespace Hustings.Verification.Tests.Contests.Reports;

/// <summary>
/// The whole account of what was found in a contest's record, word for word: at every step of its way, and with each of its files
/// missing, empty, cut, grown or another's. Each as far as it differs from the one before, or from that of the whole record.
/// </summary>
public sealed partial class WholeContestReportTests
{
    /// <summary>Each file of the whole record, by its place in the order of paths.</summary>
    public static TheoryData<int> Files => [.. Enumerable.Range(0, SampleSteps.Whole.Files.Count)];

    [Theory]
    [MemberData(nameof(SampleSteps.Names), MemberType = typeof(SampleSteps))]
    public void Report_at_every_step_says_what_it_said_when_it_was_last_read(string name)
    {
        var place = SampleSteps.All.TakeWhile(step => step.Name != name).Count();
        var before = place == 0 ? [] : Lines(SampleSteps.All[place - 1].Record);
        var lines = Lines(SampleSteps.All[place].Record).Except(before, StringComparer.Ordinal);
        Known.ShouldBe(name, Joined(lines), "Contests", "Reports", "steps.txt");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Report_of_a_record_with_a_changed_file_says_what_it_said_when_it_was_last_read(int place)
    {
        var record = SampleSteps.Whole;
        string[] paths = [.. record.Files.Keys.Order(StringComparer.Ordinal)];
        var whole = Lines(record);
        var text = Changed(record, paths, paths[place])
            .Select(changed =>
                $"-- {changed.What}\n{Joined(Lines(changed.Record).Except(whole, StringComparer.Ordinal))}"
            );
        Known.ShouldBe($"{place}: {Short(paths[place])}", string.Concat(text), "Contests", "Reports", "files.txt");
    }

    private static IEnumerable<(string What, MemoryRecord Record)> Changed(
        MemoryRecord record,
        string[] paths,
        string path
    )
    {
        var bytes = record.Files[path];
        yield return ("missing", record.With(path, (byte[]?)null));
        yield return ("cut", record.With(path, bytes[..(bytes.Length / 2)]));
        yield return ("grown", record.With(path, [.. bytes, (byte)'\n']));
        var last = bytes.AsSpan().TrimEnd((byte)'\n').LastIndexOf((byte)'\n') + 1;
        yield return ("without its last line", record.With(path, bytes[..last]));
        if (paths.FirstOrDefault(other => other != path && Kind(other) == Kind(path)) is { } other)
        {
            yield return ($"from {Short(other)}", record.With(path, record.Files[other]));
        }
    }

    private static string Kind(string path) => path.Split('/')[0] + path.Split('/')[^1].Split('.')[^1];

    private static List<string> Lines(MemoryRecord record)
    {
        var report = ContestRecordVerifier.Verify(
            record,
            new VerificationOptions { Workers = 1 },
            TestContext.Current.CancellationToken
        );
        return
        [
            $"{report.Verdict}, {report.Failures} failures, {report.Height} minutes, head {(report.Head is null ? "none" : "some")}",
            $"{Short(report.Conclusion)}: {Short(report.Failure?.Explanation ?? "")}",
            $"definition {report.Definition?.PostBatch}, winner {report.Winner}",
            .. report.Stages.Select(stage =>
                $"{stage.Id}: {stage.State}, {stage.Struck} struck, {(stage.Account is null ? "no account" : "an account")}, archive {Short(stage.Archive?.Conclusion ?? "none")}"
            ),
            .. report.Checks.Select(check =>
                $"{check.Name}: {check.State} {check.Count} {Short(check.Note ?? "")}".TrimEnd()
            ),
        ];
    }

    /// <summary>Hashes are other ones in every run, since officers' keys are.</summary>
    private static string Short(string text) => Hash().Replace(text, "#");

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Hash();

    private static string Joined(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));
}
