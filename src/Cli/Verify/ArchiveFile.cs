using Hustings.Record;
using Hustings.Record.Archive;

namespace Hustings.Cli.Verify;

/// <summary>One archive to verify, as a seekable stream that its owner disposes.</summary>
/// <param name="Name">What to call it: the path, or the path inside a zip.</param>
internal sealed record ArchiveFile(string Name, Stream Content) : IDisposable
{
    /// <summary>Opens the companions that stand beside it; gives null if there are none.</summary>
    public Func<CancellationToken, Task<Stream?>> Companions { get; init; } = _ => Task.FromResult<Stream?>(null);

    public void Dispose() => Content.Dispose();

    /// <summary>The uuid of the election it was set up for, by its first data; null if that cannot be read.</summary>
    public string? StageUuid() => Election()?.Uuid;

    /// <summary>Whether the election is one of ours, or resembles one: then companions belong to it.</summary>
    public bool Marked() =>
        Election() is { } election && (election.Mark is not null || election.MarkFault != DocumentFault.None);

    private Election? Election()
    {
        Content.Position = 0;
        using ArchiveReader reader = new(Content);
        while (reader.Next(out ArchiveEntry entry) == ArchiveFault.None && entry.Kind != EntryKind.Event)
        {
            if (
                entry.Kind == EntryKind.Data
                && Record.Election.TryRead(entry.Content.Span, out Election? election) == DocumentFault.None
            )
            {
                return election;
            }
        }

        return null;
    }
}
