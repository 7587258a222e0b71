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

    /// <summary>The stage with this id.</summary>
    public StageDesk? Find(string? id) => all.FirstOrDefault(one => one.Id == id);

    internal void Show(IReadOnlyList<StageDesk> stages) => all = stages;

    public void Dispose()
    {
        foreach (var desk in all)
        {
            desk.Dispose();
        }
    }
}
