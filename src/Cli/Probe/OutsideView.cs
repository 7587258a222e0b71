using Hustings.Contest;
using Hustings.Gate.Detection;
using Hustings.Server.Probes;
using Hustings.Server.Status;

namespace Hustings.Cli.Probe;

/// <summary>
/// What a probe knows about a server from where it stands: what the server last said of itself, what the probe measured, and since when the server
/// does not answer. What it shows follows from this alone.
/// </summary>
public sealed class OutsideView(DateTimeOffset began)
{
    // One lost packet is no outage.
    private const int MissesBeforeSaid = 2;
    private readonly Queue<ProbeReading> readings = [];
    private FileFinding? files;
    private int misses;

    /// <summary>What the server last said of itself; null if it never did.</summary>
    public StatusPicture? Said { get; private set; }

    /// <summary>When the server stopped answering; null while it answers.</summary>
    public DateTimeOffset? LostSince { get; private set; }

    /// <summary>The server could not be reached often enough to say so.</summary>
    public bool IsLost => LostSince is not null && misses >= MissesBeforeSaid;

    public void Take(ProbeResult result)
    {
        readings.Enqueue(result.Reading);
        while (readings.Peek().Time < result.Reading.Time - ProbePicture.Window)
        {
            readings.Dequeue();
        }
    }

    public void Take(FileFinding finding) => files = finding.State == FileState.Unknown ? files : finding;

    /// <summary>The server was asked how it is; null: no answer.</summary>
    public void Asked(StatusPicture? answer, DateTimeOffset now)
    {
        if (answer is null)
        {
            misses++;
            LostSince ??= Said is null ? began : now;
            return;
        }

        (Said, misses, LostSince) = (answer, 0, null);
    }

    /// <summary>What is to be shown: the server's own picture with what was measured here, while it can be reached.</summary>
    public StatusPicture? Now(DateTimeOffset now) =>
        Said is not { } said
            ? null
            : said with
            {
                Time = now,
                Probes = ProbePicture.Of(readings, now),
                Files = files?.State == FileState.Different ? FileState.Different : said.Files,
            };

    /// <summary>What the reader is told.</summary>
    public StatusAdvice Advice(DateTimeOffset now, TimeSpan every)
    {
        if (!IsLost && Now(now) is { } picture)
        {
            return StatusAdvice.Of(picture);
        }

        var zone = Said?.TimeZone ?? "UTC";
        var details = new List<Text> { AdviceWords.Recorded };
        if (Said is { } last)
        {
            details.Add(OutsideWords.LastHeard(last, now));
        }

        return new(
            StatusTone.Bad,
            OutsideWords.Lost(Moments.Near(LostSince ?? began, zone, now)),
            details,
            OutsideWords.Next(every),
            null
        );
    }
}
