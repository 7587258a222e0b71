using System.Diagnostics.CodeAnalysis;

namespace Hustings.Server.Stages;

/// <summary>All stages of the contest, planned ones too, in the contest's order. A singleton; an amendment may change the list.</summary>
public sealed class StageDirectory : IDisposable
{
    private volatile IReadOnlyList<StageDesk> all = [];

    /// <summary>The stages in the contest's order; never empty.</summary>
    public IReadOnlyList<StageDesk> All => all;

    /// <summary>The stage with this uuid.</summary>
    public bool TryGet(string uuid, [NotNullWhen(true)] out StageDesk? desk)
    {
        desk = all.FirstOrDefault(one => one.Info.Uuid == uuid);
        return desk is not null;
    }

    /// <summary>The box with this uuid: a stage's, or that of the probes, which is no stage and stands nowhere but here.</summary>
    public bool TryGetBox(string uuid, [NotNullWhen(true)] out StageDesk? desk)
    {
        desk = Probe is { } probe && probe.Info.Uuid == uuid ? probe : null;
        return desk is not null || TryGet(uuid, out desk);
    }

    /// <summary>The probes' box; null while there is none.</summary>
    internal StageDesk? Probe { get; set; }

    /// <summary>The stage with this id.</summary>
    public StageDesk? Find(string? id) => all.FirstOrDefault(one => one.Id == id);

    internal void Show(IReadOnlyList<StageDesk> stages) => all = stages;

    public void Dispose()
    {
        foreach (var desk in all)
        {
            desk.Dispose();
        }

        Probe?.Dispose();
    }
}
