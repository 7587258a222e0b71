using System.Text.RegularExpressions;
using Hustings.Verification.Contests;
using Hustings.Verification.Tests.Toolkit;
using Xunit;

namespace Hustings.Verification.Tests.Contests.Reports;

/// <summary>
/// The whole account of what was found in a contest's record, word for word: at every step of its way, and with each of its files
/// missing, cut, grown or another's, as far as that differs from the account of the whole record.
/// </summary>
public sealed partial class WholeContestReportTests
{
    private const string Last = "end";

    /// <summary>Each file of the whole record by its place in the order of paths, with the number of a change.</summary>
    public static TheoryData<int, int> Changes =>
        [
            .. Enumerable
                .Range(0, SampleSteps.Whole.Files.Count)
                .SelectMany(place => Changed(place).Select((_, change) => (place, change))),
        ];

    [Theory]
    [MemberData(nameof(SampleSteps.Names), MemberType = typeof(SampleSteps))]
    public void Report_at_every_step_says_what_it_said_when_it_was_last_read(string name) =>
        Known.ShouldBe(name, Joined(Lines(SampleSteps.At(name).Record)), "Contests", "Reports", "steps.txt");

    [Theory]
    [MemberData(nameof(Changes))]
    public void Report_of_a_record_with_a_changed_file_says_what_it_said_when_it_was_last_read(int place, int change)
    {
        var (what, record) = Changed(place).ElementAt(change);
        var whole = Known.Lines(Last, "Contests", "Reports", "steps.txt");
        var lines = Lines(record).Where(line => !whole.Contains(line));
        Known.ShouldBe($"{place}: {what}", Joined(lines), "Contests", "Reports", "files.txt");
    }

    private static IEnumerable<(string What, MemoryRecord Record)> Changed(int place)
    {
        var record = SampleSteps.Whole;
        string[] paths = [.. record.Files.Keys.Order(StringComparer.Ordinal)];
        var path = paths[place];
        var (name, bytes) = (Short(path), record.Files[path]);
        yield return ($"{name} missing", record.With(path, (byte[]?)null));
        yield return ($"{name} cut", record.With(path, bytes[..(bytes.Length / 2)]));
        yield return ($"{name} grown", record.With(path, [.. bytes, (byte)'\n']));
        var last = bytes.AsSpan().TrimEnd((byte)'\n').LastIndexOf((byte)'\n') + 1;
        yield return ($"{name} without its last line", record.With(path, bytes[..last]));
        if (paths.FirstOrDefault(other => other != path && Kind(other) == Kind(path)) is { } other)
        {
            yield return ($"{name} from {Short(other)}", record.With(path, record.Files[other]));
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
