using Hustings.Gate.Detection;

namespace Hustings.Gate;

/// <summary>What the gate says about itself to everybody: the work it asks for, and what traffic looks like. Thread-safe.</summary>
public sealed class GateState
{
    private volatile int bits;
    private volatile TrafficState traffic;

    /// <summary>Bits of work that the lane with work asks for now; 0 for none. Set by whoever runs the effort controller.</summary>
    public int Bits
    {
        get => bits;
        set => bits = value;
    }

    /// <summary>Set by detection, once a second.</summary>
    public TrafficState Traffic
    {
        get => traffic;
        set => traffic = value;
    }
}
