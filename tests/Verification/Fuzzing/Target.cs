using Hustings.Record;
using Shouldly;

namespace Hustings.Verification.Tests.Fuzzing;

/// <summary>One reader of hostile bytes.</summary>
/// <param name="Name">Stands in messages.</param>
/// <param name="Valid">What it reads; edits start from these.</param>
/// <param name="Reads">Reads, judges what came of it, and says whether it was accepted.</param>
internal sealed record Target(string Name, IReadOnlyList<byte[]> Valid, Func<byte[], bool> Reads)
{
    /// <summary>A document comes with no fault, and a fault with no document.</summary>
    public static bool Judge(DocumentFault fault, object? read)
    {
        (fault == DocumentFault.None).ShouldBe(read is not null);
        return read is not null;
    }

    /// <summary>What was accepted is written again as the very same bytes.</summary>
    public static bool Judge(DocumentFault fault, object? read, ReadOnlySpan<byte> bytes, Func<byte[]> written)
    {
        if (Judge(fault, read))
        {
            written().ShouldBe(bytes.ToArray());
        }
        return read is not null;
    }
}
