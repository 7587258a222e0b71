using Hustings.Record.Json;

namespace Hustings.Record.Minutes;

/// <summary>The figures of an incident as they stand in its note (docs/spec/minutes.md, "Incidents").</summary>
internal static class IncidentForm
{
    // Exact in every language that reads JSON.
    private const long MaxCount = 1L << 53;

    public static void Write(CanonicalWriter writer, IncidentFigures figures)
    {
        writer.Raw("{\"number\":"u8).Number(figures.Number);
        writer.Raw(",\"phase\":"u8).Name(figures.Phase);
        writer.Raw(",\"start\":"u8).Time(figures.Start).Raw(",\"end\":"u8).TimeOrNull(figures.End);
        writer.Raw(",\"kinds\":"u8).Array(figures.Kinds.Items, (w, kind) => w.Name(kind));
        writer.Raw(",\"peakPerSecond\":"u8).Number(figures.PeakPerSecond);
        writer.Raw(",\"hostile\":"u8).Number(figures.Hostile);
        writer.Raw(",\"senders\":"u8).Number(figures.Senders);
        writer.Raw(",\"accepted\":"u8).Number(figures.Accepted);
        writer.Raw(",\"putOff\":"u8).Number(figures.PutOff);
        writer.Raw(",\"probes\":"u8).Number(figures.Probes);
        writer.Raw(",\"probesAccepted\":"u8).Number(figures.ProbesAccepted);
        writer.Raw(",\"slowestMilliseconds\":"u8).Number(figures.SlowestMilliseconds);
        writer.Raw(",\"unwatchedSeconds\":"u8).Number(figures.UnwatchedSeconds).Raw("}"u8);
    }

    public static IncidentFigures Read(ref CanonicalReader reader)
    {
        reader.Take("{\"number\":"u8);
        var number = reader.SmallNumber(Limits.Ballots);
        reader.Take(",\"phase\":"u8);
        var phase = ContestValues.Name<IncidentPhase>(ref reader);
        reader.Take(",\"start\":"u8);
        var start = ContestValues.Time(ref reader);
        reader.Take(",\"end\":"u8);
        var end = ContestValues.TimeOrNull(ref reader);
        reader.Take(",\"kinds\":"u8);
        var listed = reader.List(Enum.GetValues<IncidentKind>().Length, ContestValues.Name<IncidentKind>);
        var kinds = new IncidentKinds(listed);
        if (!reader.Failed && !kinds.Items.SequenceEqual(listed))
        {
            reader.Fail(DocumentFault.NotCanonical);
        }
        var figures = new IncidentFigures(
            number,
            phase,
            start,
            end,
            kinds,
            Count(ref reader, ",\"peakPerSecond\":"u8),
            Count(ref reader, ",\"hostile\":"u8),
            Count(ref reader, ",\"senders\":"u8),
            Count(ref reader, ",\"accepted\":"u8),
            Count(ref reader, ",\"putOff\":"u8),
            Count(ref reader, ",\"probes\":"u8),
            Count(ref reader, ",\"probesAccepted\":"u8),
            Count(ref reader, ",\"slowestMilliseconds\":"u8),
            Count(ref reader, ",\"unwatchedSeconds\":"u8)
        );
        reader.Take("}"u8);
        return figures;
    }

    private static long Count(ref CanonicalReader reader, ReadOnlySpan<byte> field)
    {
        reader.Take(field);
        var value = reader.Number();
        if (value > MaxCount)
        {
            reader.Fail(DocumentFault.Shape);
        }
        return value;
    }
}
