using System.Diagnostics.CodeAnalysis;

namespace Hustings.Server.Stages;

/// <summary>All stages this server serves, in the contest's order. A singleton.</summary>
public sealed class StageDirectory
{
    private readonly Dictionary<string, StageDesk> byUuid;

    public StageDirectory(IReadOnlyList<StageDesk> all, ReadOnlyMemory<byte> definition)
    {
        DefinitionBytes = definition;
        All = all;
        byUuid = all.ToDictionary(desk => desk.Info.Uuid, StringComparer.Ordinal);
    }

    /// <summary>What the marks of all elections name by its hash.</summary>
    public ReadOnlyMemory<byte> DefinitionBytes { get; }

    /// <summary>The stages in the contest's order.</summary>
    public IReadOnlyList<StageDesk> All { get; }

    /// <summary>The stage with this uuid.</summary>
    public bool TryGet(string uuid, [NotNullWhen(true)] out StageDesk? desk) => byUuid.TryGetValue(uuid, out desk);
}
