using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hustings.Lab.Figures;

namespace Hustings.Lab.Reports;

/// <summary>Something a rehearsal had to find, and what it found.</summary>
/// <param name="Met">Whether it was found, where that is not a matter of equal words.</param>
public sealed record Check(string Name, string Expected, string Found, bool? Met = null)
{
    public bool AsExpected => Met ?? Expected == Found;

    public static Check Share(string name, double least, double found) =>
        new(name, $"at least {Shown.Percent2(least, 1)}", Shown.Percent2(found, 1), found >= least);

    public static Check Within(string name, double most, double found) =>
        new(name, $"at most {Shown.Seconds2(most)} s", $"{Shown.Seconds2(found)} s", found <= most);

    public static Check Of(string name, long expected, long found) => new(name, Shown.Of(expected), Shown.Of(found));

    public static Check Holds(string name, bool found) => new(name, "yes", found ? "yes" : "no");
}

/// <summary>A row of a table; the first cell names it.</summary>
/// <param name="Bar">Percent of the width that a bar behind the row's last cell has; null for none.</param>
/// <param name="Strong">A total, or a line that the reader should see.</param>
public sealed record Row(IReadOnlyList<string> Cells, double? Bar = null, bool Strong = false);

public sealed record Table(IReadOnlyList<string> Heads, IReadOnlyList<Row> Rows);

/// <summary>One line of a story: when, and what happened.</summary>
public sealed record StoryLine(string When, string Here, string What);

/// <summary>A part of a report: words, then a table or a story, then words about it, then curves.</summary>
/// <param name="Verdict">The sentence that a hurried reader reads; null for none.</param>
/// <param name="Failed">Whether that sentence is bad news.</param>
/// <param name="Missed">What was not as it should be, in a sentence each.</param>
/// <param name="Second">Another table about the same.</param>
public sealed record Section(
    string Title,
    IReadOnlyList<string> Words,
    Table? Table = null,
    IReadOnlyList<StoryLine>? Story = null,
    IReadOnlyList<string>? Notes = null,
    IReadOnlyList<Chart>? Charts = null,
    string? Verdict = null,
    bool Failed = false,
    IReadOnlyList<string>? Missed = null,
    Table? Second = null
);

/// <summary>Everything a rehearsal found out.</summary>
/// <param name="Verdict">What it means, in a sentence, for whoever reads nothing else; null for none.</param>
/// <param name="Sum">The middle of the last line: what was done, in a few words.</param>
public sealed record Report(
    string Scenario,
    string Title,
    decimal Scale,
    int Seed,
    DateTimeOffset Finished,
    string Sum,
    double Seconds,
    IReadOnlyList<Section> Sections,
    IReadOnlyList<Check> Checks,
    string? Verdict = null
)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new Figure() },
    };

    /// <summary>Everything as expected, and something was expected.</summary>
    public bool Succeeded => Checks.Count > 0 && Checks.All(check => check.AsExpected);

    public IEnumerable<string> Problems =>
        Checks
            .Where(check => !check.AsExpected)
            .Select(check => $"{check.Name}: {check.Found} instead of {check.Expected}");

    /// <summary>One line without a line feed.</summary>
    public string Summary
    {
        get
        {
            int wrong = Checks.Count(check => !check.AsExpected);
            string checks =
                wrong == 0
                    ? $"all {Shown.Of(Checks.Count)} checks as expected"
                    : $"{Shown.Of(wrong)} of {Shown.Of(Checks.Count)} checks NOT as expected";
            return string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{(Succeeded ? "SUCCEEDED" : "FAILED")}: {Scenario} at scale {Scale}, {Sum}, {checks}, {Seconds:F1} s"
            );
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>A figure that is not known, such as a gap in a curve, is <c>null</c>: JSON has no other word for it.</summary>
    private sealed class Figure : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
