using System.Text.Json;
using System.Text.Json.Serialization;
using Hustings.Lab.Attacks.Wire;

namespace Hustings.Lab.Attacks.Flood;

/// <summary>What an attacker sends.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FloodKind>))]
public enum FloodKind
{
    /// <summary>Bytes that are no request to cast.</summary>
    RandomBody,

    /// <summary>A well-formed head and then no ballot.</summary>
    JunkBallot,

    /// <summary>A whole ballot of a code that is not on the list.</summary>
    UnknownCredential,

    /// <summary>A whole ballot of a code that is on the list, with a signature that does not hold.</summary>
    BadSignature,

    /// <summary>The same with work that was really done for it.</summary>
    WorkedBadSignature,

    /// <summary>One such ballot with its work, again and again.</summary>
    ReplayedWork,

    /// <summary>Valid ballots, each again and again.</summary>
    ReplayedBallot,

    /// <summary>Different valid ballots of the same codes.</summary>
    ChangedBallot,

    /// <summary>A valid ballot with another wrong PIN each time.</summary>
    GuessedPin,

    /// <summary>The page that leads to the vote.</summary>
    Page,

    /// <summary>HTTP/2 without having asked: preface, streams opened and reset, a header without end.</summary>
    Http2,

    /// <summary>Connections that send a header line now and then.</summary>
    SlowHeader,

    /// <summary>Connections that send a byte of a ballot now and then.</summary>
    SlowBody,

    /// <summary>TLS to the end, then nothing more.</summary>
    HandshakeOnly,

    /// <summary>Connections that say nothing at all.</summary>
    HalfOpen,
}

/// <summary>A flood, bounded in count and time. A separate process runs it, so that its CPU can be limited.</summary>
/// <param name="Also">Other kinds of requests in turn with the first.</param>
/// <param name="Material">File with the requests that need secrets to make (<see cref="FloodMaterial"/>).</param>
/// <param name="Sources">Addresses it comes from.</param>
/// <param name="Sender">One address instead, when the attacker sits among voters.</param>
/// <param name="KeepAlive">Many requests on a connection, or a new one for each.</param>
/// <param name="Connections">At once.</param>
/// <param name="PerSecond">At most; 0 for as fast as it goes.</param>
/// <param name="Most">Requests or connections in all, at most.</param>
/// <param name="Bits">Work that is done for each request of <see cref="FloodKind.WorkedBadSignature"/>.</param>
/// <param name="Hoard">Proofs that are worked out before the flood begins.</param>
/// <param name="ProxyHeader">Every connection begins with a PROXY header of another made-up IPv6 /64: <c>v6</c>, or IPv4 address: <c>v4</c>.</param>
public sealed record FloodPlan(
    FloodKind Kind,
    Target Target,
    string? Material,
    int Sources,
    double Seconds,
    int Connections,
    bool KeepAlive = true,
    string? Sender = null,
    double PerSecond = 0,
    long Most = 5_000_000,
    int Bits = 0,
    int Hoard = 0,
    string? ProxyHeader = null,
    string? Page = null,
    IReadOnlyList<FloodKind>? Also = null
)
{
    public const double LongestSeconds = 900;

    public string ToJson() => JsonSerializer.Serialize(this);

    /// <exception cref="InvalidDataException">It cannot be read, or is not bounded.</exception>
    public static FloodPlan Read(string json)
    {
        FloodPlan plan =
            JsonSerializer.Deserialize<FloodPlan>(json) ?? throw new InvalidDataException("The plan is empty.");
        return plan is { Seconds: > 0 and <= LongestSeconds, Most: > 0, Connections: > 0 and <= 9_000, Sources: > 0 }
            ? plan
            : throw new InvalidDataException("A flood has an end, in count and time, and at most 9,000 connections.");
    }
}

/// <summary>Requests that the lab made with its codes and hands to the flood, which has none.</summary>
/// <param name="Unknown">A request of a code that is not on the list.</param>
/// <param name="Known">A valid request whose signature the flood will spoil.</param>
/// <param name="Valid">Valid requests, one of each of the attacker's codes; or all their different ballots.</param>
/// <param name="IntakeKey">To which PINs are sealed, 32 bytes.</param>
public sealed record FloodMaterial(
    string Uuid,
    byte[] Unknown,
    byte[] Known,
    IReadOnlyList<byte[]> Valid,
    byte[] IntakeKey
)
{
    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this));

    public static FloodMaterial Read(string file) =>
        JsonSerializer.Deserialize<FloodMaterial>(File.ReadAllText(file))
        ?? throw new InvalidDataException("The material is empty.");
}
