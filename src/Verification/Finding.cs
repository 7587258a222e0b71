using System.Diagnostics.CodeAnalysis;
using Hustings.Record;

namespace Hustings.Verification;

/// <summary>What a check found wrong; null stands for nothing.</summary>
/// <param name="Unreadable">Not wrong, but nothing that this verifier can read.</param>
internal sealed record Finding(string Words, bool Unreadable = false)
{
    [return: NotNullIfNotNull(nameof(words))]
    public static implicit operator Finding?(string? words) => words is null ? null : new Finding(words);

    public static Finding? Of(DocumentFault fault) =>
        fault == DocumentFault.None ? null : new Finding(FaultWords.Of(fault), fault.IsUnsupported());
}
