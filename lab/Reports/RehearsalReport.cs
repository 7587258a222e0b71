using System.Text.Json;
using Hustings.Lab.Figures;

namespace Hustings.Lab.Reports;

/// <summary>Times of single castings, from the first byte sent to the last byte received, in milliseconds.</summary>
/// <param name="Repeats">Requests that were sent again.</param>
public sealed record CastFigures(double MedianMilliseconds, double Percentile95, double Percentile99, int Repeats);

/// <summary>Everything a rehearsal found out.</summary>
/// <param name="Problems">What is not as it should be, in words; figures are judged by <paramref name="Comparison"/>.</param>
public sealed record RehearsalReport(
    string Scenario,
    string Contest,
    decimal Scale,
    int Seed,
    int Concurrency,
    DateTimeOffset Finished,
    Comparison Comparison,
    IReadOnlyList<StepTime> Steps,
    CastFigures Cast,
    string Fingerprint,
    bool RecordVerified,
    IReadOnlyList<string> Problems
)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Every figure as expected, the record verified, and nothing else wrong.</summary>
    public bool Succeeded => Comparison.AsExpected && RecordVerified && Problems.Count == 0;

    public double TotalSeconds => Steps.Sum(step => step.Seconds);

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
