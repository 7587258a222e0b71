using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Hustings.Gate.Admission;

/// <summary>
/// What counts as one sender: an IPv4 address, or the /64 of an IPv6 address, which one household or phone has to itself.
/// </summary>
public readonly record struct AddressKey(ulong Value)
{
    // Above every /64 that is handed out (2000::/3), so that no IPv4 address collides with one.
    private const ulong FourMark = 0xffff_ffff_0000_0000;

    public static AddressKey Of(IPAddress? address)
    {
        if (address is null)
        {
            return default;
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        Span<byte> bytes = stackalloc byte[16];
        plain.TryWriteBytes(bytes, out _);
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? new(FourMark | BinaryPrimitives.ReadUInt32BigEndian(bytes))
            : new(BinaryPrimitives.ReadUInt64BigEndian(bytes));
    }
}
