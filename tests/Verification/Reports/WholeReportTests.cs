using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Reports;

/// <summary>
/// The whole account of what was found, word for word, for an election of every feature changed in many places: which checks
/// passed and how often, which failed, which were not reached and why. The accounts stand beside this file, each as far as
/// it differs from that of the valid archive.
/// </summary>
public sealed class WholeReportTests
{
    private const int Events = 14;
    private const string Whole = "as it is";

    private static readonly (byte[] Archive, byte[] Companions) Made = Make();

    /// <summary>The number of an event, or of them all for what concerns no event, and the number of a change.</summary>
    public static TheoryData<int, int> Changes =>
        [.. Enumerable.Range(0, Events + 1).SelectMany(part => Of(part).Select((_, change) => (part, change)))];

    [Theory]
    [MemberData(nameof(Changes))]
    public void Every_report_says_what_it_said_when_it_was_last_read(int part, int change)
    {
        var (name, archive, companions) = Of(part).ElementAt(change);
        var file = part == Events ? "whole.txt" : $"event-{part}.txt";
        var known = name == Whole ? [] : Known.Lines(Whole, "Reports", "whole.txt");
        var lines = Lines(archive, companions).Where(line => !known.Contains(line)).Select(line => line + "\n");
        Known.ShouldBe(name, string.Concat(lines), "Reports", file);
    }

    private static IEnumerable<(string Name, byte[] Archive, byte[] Companions)> Of(int part) =>
        part == Events ? Others() : OfEvent(part);

    [Fact]
    public void Every_event_has_its_part() => Open().Steps.Count.ShouldBe(Events);

    private static IEnumerable<(string Name, byte[] Archive, byte[] Companions)> Others()
    {
        yield return (Whole, Made.Archive, Made.Companions);
        yield return ("without companions", Made.Archive, []);
        yield return ("companions of nothing", Made.Archive, "{}\n"u8.ToArray());
        var first = Array.IndexOf(Made.Companions, (byte)'\n') + 1;
        yield return ("one companion", Made.Archive, Made.Companions[..first]);
        yield return ("one companion doubled", Made.Archive, [.. Made.Companions, .. Made.Companions[..first]]);
        yield return ("cut off", Made.Archive[..^700], Made.Companions);
        yield return ("cut off in the middle", Made.Archive[..(Made.Archive.Length / 2)], Made.Companions);
        yield return ("followed by zeros", [.. Made.Archive, .. new byte[1024]], Made.Companions);
        yield return ("nothing", [], []);
    }

    private static IEnumerable<(string Name, byte[] Archive, byte[] Companions)> OfEvent(int step)
    {
        var steps = Open().Steps;
        yield return ("nothing after it", Changed(all => all.RemoveRange(step + 1, steps.Count - step - 1)), []);
        yield return ("dropped", Changed(all => all.RemoveAt(step)), Made.Companions);
        yield return ("doubled", Changed(all => all.Insert(step, all[step].Copy())), Made.Companions);
        for (var index = 0; index < steps[step].Data.Count; index++)
        {
            foreach (var (name, text) in Variants(steps[step].Data[index]))
            {
                yield return ($"{index}: {name}", Changed(all => all[step].Replace(index, text)), Made.Companions);
            }
        }
    }

    private static IEnumerable<(string Name, string Text)> Variants(string document)
    {
        var all = FieldVariants.OtherValues(document).Concat(FieldVariants.OtherShapes(document)).ToList();
        return all.Where((_, at) => at % 11 == 0)
            .Take(5)
            .Select(variant => ($"{variant.Path} {variant.What}", variant.Text))
            .Append(("not JSON", document + "x"));
    }

    private static byte[] Changed(Action<List<Step>> change)
    {
        var opened = Open();
        change(opened.Steps);
        return opened.Write();
    }

    private static OpenedArchive Open() => OpenedArchive.Open(Made.Archive);

    /// <summary>Without hashes, which say nothing to a reader.</summary>
    private static List<string> Lines(byte[] archive, byte[] companions)
    {
        var report = Verifying.Verify(archive, companions, new() { Workers = 1 });
        var failure = report.Failure;
        return
        [
            $"{report.Verdict}, {report.Progress}, {report.Failures} failures",
            $"{failure?.Name} at {failure?.Height}: {failure?.Explanation}",
            $"{report.Counts}",
            $"fingerprints: {Has(report.Fingerprints.Election)}, {Has(report.Fingerprints.Credentials)}, "
                + $"{report.Fingerprints.Trustees.Count}, {Has(report.Fingerprints.LastEvent)}",
            $"for others: {Has(report.Map)}, {Has(report.Trustees)}, {Has(report.Credentials)}, {Has(report.Election)}, {Has(report.Result)}",
            Work(report),
            .. report.Assurances.Select(assurance => $"assurance: {assurance}"),
            .. report.Notes.Select(note => $"note: {note}"),
            .. report.Checks.Select(check => $"{check.Name}: {check.State} {check.Count} {check.Note}".TrimEnd()),
        ];
    }

    private static string Has(object? value) => value is null ? "none" : "some";

    private static string Work(VerificationReport report) =>
        report.Work is not { } work
            ? "no next step for trustees"
            : $"next step: tally {Has(work.Tally)}, shuffled by [{string.Join(' ', work.Shufflers)}]{(work.ShufflesEnded ? ", ended" : "")}, "
                + $"decrypted by [{string.Join(' ', work.Decryptors)}], bound to "
                + (work.Order == report.Fingerprints.LastEvent ? "the last event" : "an earlier event");

    private static (byte[] Archive, byte[] Companions) Make()
    {
        using var election = SmallElection.Full();
        return (election.Archive(), election.Companions);
    }
}
