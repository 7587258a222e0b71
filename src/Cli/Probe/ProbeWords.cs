using System.Globalization;
using Hustings.Record.Json;
using Hustings.Server.Probes;

namespace Hustings.Cli.Probe;

/// <summary>What a probe prints, a line each.</summary>
internal static class ProbeWords
{
    public static string Of(ProbeResult result)
    {
        var reading = result.Reading;
        var lane = RecordName.Of(reading.Lane);
        var time = Clock(reading.Time);
        var tries = result.Tries == 1 ? "1 try" : $"{result.Tries} tries";
        return reading.Accepted
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{time} {lane, -4} accepted in {reading.Took.TotalMilliseconds:0} ms ({tries}, work {result.Bits} bits)"
            )
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{time} {lane, -4} FAILED after {reading.Took.TotalSeconds:0.0} s ({tries}): {Problem(result)}"
            );
    }

    public static string Of(FileFinding finding) =>
        $"{Clock(finding.Time)} files "
        + finding.State switch
        {
            FileState.Same => "are those in the minutes",
            FileState.Different => $"DIFFER FROM THE MINUTES: {string.Join(", ", finding.Differing)}\n"
                + "         ALARM: this site does not serve the voting page that was announced. Pause the voting and find out why.",
            FileState.NotNoted => "are not named in this contest's minutes: nothing to compare with",
            _ => "could not be compared: the server does not answer",
        };

    private static string Problem(ProbeResult result) =>
        result.Problem switch
        {
            ProbeProblem.Unreachable => "no connection",
            ProbeProblem.NoAnswer => "no answer in time",
            ProbeProblem.PutOff => $"asked to try later every time ({result.Code})",
            ProbeProblem.Refused => $"refused ({result.Code})",
            ProbeProblem.FalseAnswer => "the answer is no receipt that this server signed",
            _ => throw new ArgumentOutOfRangeException(nameof(result)),
        };

    private static string Clock(DateTimeOffset time) =>
        time.UtcDateTime.ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
