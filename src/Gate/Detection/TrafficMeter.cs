using Hustings.Gate.Admission;

namespace Hustings.Gate.Detection;

/// <summary>
/// Counts what arrives, for <see cref="Take"/> once a second. Bounded whatever arrives, never waits, and keeps no address: of
/// senders only how many there were. Thread-safe; no clock of its own.
/// </summary>
public sealed class TrafficMeter
{
    private readonly SenderSketch senders = new();
    private int open;
    private int atEdges;
    private int connections;
    private int pages;
    private int accepted;
    private int malformed;
    private int forged;
    private int workFailing;
    private int other;
    private int putOff;
    private int askedForWork;

    /// <summary>Connections open now whose first request is not complete, or whose request's body is on its way, those of edges included.</summary>
    public int OpenWithoutRequest => Volatile.Read(ref open) + Volatile.Read(ref atEdges);

    /// <summary>How many connections wait at all edges together, as they last said.</summary>
    public void SetWaitingAtEdges(int count) => Volatile.Write(ref atEdges, count);

    /// <summary>A connection was opened. Nothing has come over it yet: see <see cref="BeginWaiting"/>.</summary>
    public void CountConnection() => Interlocked.Increment(ref connections);

    /// <summary>A connection, or the body of a request, is waited for.</summary>
    public void BeginWaiting() => Interlocked.Increment(ref open);

    /// <summary>What was waited for is here, or will not come any more.</summary>
    public void EndWaiting() => Interlocked.Decrement(ref open);

    /// <summary>A request for anything but casting.</summary>
    public void CountPage() => Interlocked.Increment(ref pages);

    /// <summary>A ballot was accepted, or an accepted one was answered again.</summary>
    public void CountAccepted() => Interlocked.Increment(ref accepted);

    /// <summary>Refused for what no booth ever sends.</summary>
    /// <param name="worked">It carried work.</param>
    public void CountMalformed(AddressKey sender, bool worked) => CountFailing(ref malformed, sender, worked);

    /// <summary>Refused for an unknown credential, a signature or a proof.</summary>
    /// <param name="worked">It carried work.</param>
    public void CountForged(AddressKey sender, bool worked) => CountFailing(ref forged, sender, worked);

    /// <summary>Refused for what honest voters meet.</summary>
    public void CountOtherRefused(AddressKey sender)
    {
        Interlocked.Increment(ref other);
        senders.Add(sender);
    }

    /// <summary>Asked to try again: no room, work to be shown first, another ballot of the same code in hand.</summary>
    /// <param name="asked">It was asked for work, or for more of it.</param>
    public void CountPutOff(AddressKey sender, bool asked = false)
    {
        Interlocked.Increment(ref putOff);
        if (asked)
        {
            Interlocked.Increment(ref askedForWork);
        }

        senders.Add(sender);
    }

    /// <summary>
    /// What a proxy in front saw since it was last asked, and the server did not: its clients' connections, and casting requests that it
    /// turned away itself.
    /// </summary>
    /// <param name="turnedAway">Requests refused for their form.</param>
    /// <param name="asked">Requests of hot addresses that were asked for work.</param>
    /// <param name="fromMemory">Page requests that it answered itself.</param>
    public void AddEdge(int clients, int turnedAway, int asked, int fromMemory)
    {
        Interlocked.Add(ref connections, clients);
        Interlocked.Add(ref malformed, turnedAway);
        Interlocked.Add(ref putOff, asked);
        Interlocked.Add(ref askedForWork, asked);
        Interlocked.Add(ref pages, fromMemory);
    }

    /// <summary>What was counted since it was last taken; counting begins again.</summary>
    public TrafficReading Take() =>
        new(
            Interlocked.Exchange(ref connections, 0),
            OpenWithoutRequest,
            Interlocked.Exchange(ref pages, 0),
            Interlocked.Exchange(ref accepted, 0),
            Interlocked.Exchange(ref malformed, 0),
            Interlocked.Exchange(ref forged, 0),
            Interlocked.Exchange(ref workFailing, 0),
            Interlocked.Exchange(ref other, 0),
            Interlocked.Exchange(ref putOff, 0),
            senders.Take(),
            Interlocked.Exchange(ref askedForWork, 0)
        );

    private void CountFailing(ref int kind, AddressKey sender, bool worked)
    {
        Interlocked.Increment(ref kind);
        if (worked)
        {
            Interlocked.Increment(ref workFailing);
        }

        senders.Add(sender);
    }
}
