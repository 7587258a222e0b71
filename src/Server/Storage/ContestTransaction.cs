using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Contest.Storage;
using Hustings.Record.Minutes;

namespace Hustings.Server.Storage;

/// <summary>The contest inside one change of the writer.</summary>
internal sealed class ContestTransaction(WriterSession session) : IContestTransaction
{
    public int MinutesHeight => session.LastMinute is { } last ? last.Height + 1 : 0;

    public int VoidsHeight => session.LastVoid is { } last ? last.Height + 1 : 0;

    public ReadOnlyMemory<byte>? LastMinute => LineOf(session.LastMinute);

    public ReadOnlyMemory<byte>? LastVoid => LineOf(session.LastVoid);

    /// <summary>The line, or nothing; an array that is null would otherwise become an empty line.</summary>
    internal static ReadOnlyMemory<byte>? LineOf((int Height, byte[] Line)? last) =>
        last is { } known ? (ReadOnlyMemory<byte>?)known.Line : null;

    public void AppendMinute(ReadOnlyMemory<byte> line)
    {
        var height = MinutesHeight;
        session.Contest.AppendMinute(height, line);
        session.LastMinute = (height, line.ToArray());
    }

    public void AppendVoid(VoidEntry entry, ReadOnlyMemory<byte> line)
    {
        var height = VoidsHeight;
        session.Contest.AppendVoid(height, entry, line);
        session.LastVoid = (height, line.ToArray());
    }

    public IReadOnlyList<RowVoid> Voids(int row) => session.Contest.Voids(row);

    public IReadOnlyList<ReadOnlyMemory<byte>> BallotsOf(string uuid, int row) =>
        session.Find(uuid) is { } box ? session.Ballots.OfRow(box, row) : [];

    public IReadOnlySet<int> VoidForAll() => session.Contest.VoidForAll();

    public IReadOnlySet<int> Voters(string uuid) =>
        session.Find(uuid) is { } box ? session.Ballots.Voters(box) : new HashSet<int>();

    public BoxStanding? Standing(string uuid) => session.Find(uuid) is { } box ? session[box] : null;

    public void AddBox(BoxSettings settings, BoxGate gate) => session.AddBox(settings, gate);

    public void DropBox(string uuid)
    {
        var box = Id(uuid);
        var probe = session.Boxes.Single(one => one.Id == box).Settings.IsProbe;
        if (!probe && (session[box].Accepted > 0 || session[box].OpenedAt is not null))
        {
            throw new InvalidOperationException($"The box of {uuid} was opened and cannot be taken away.");
        }

        session.DropBox(box);
    }

    public void SetGate(string uuid, BoxGate gate, DateTimeOffset time)
    {
        var box = Id(uuid);
        var before = session[box];
        var state = gate.At(time);
        session.SetBox(
            box,
            before with
            {
                Gate = gate,
                OpenedAt = before.OpenedAt ?? (gate.Ordered == StageState.Prepared ? null : time),
                ClosedAt =
                    state < StageState.Closed ? null
                    : gate.Ends is { } ends && ends <= time ? ends
                    : before.ClosedAt ?? time,
                PublishedAt = before.PublishedAt ?? (state == StageState.Published ? time : null),
            }
        );
    }

    public WaitingOrder? Waiting(string hash) => AllWaiting().FirstOrDefault(order => order.Hash == hash);

    public IReadOnlyList<WaitingOrder> AllWaiting() => session.Contest.Waiting();

    public void Wait(WaitingOrder order) => session.Contest.Wait(order);

    public bool StopWaiting(string hash) => session.Contest.StopWaiting(hash);

    public void AddDueStrike(DueStrike strike) => session.Contest.AddStrike(strike);

    public bool RemoveDueStrike(ReadOnlyMemory<byte> ballot) => session.Contest.RemoveStrike(ballot);

    public void SetAccount(string uuid, ReadOnlyMemory<byte> account) => session.Steps.StoreAccount(Id(uuid), account);

    public void AddNotice(NoticeBatch batch) => session.Notices.Add(batch);

    public void SetTry(string batch, NoticeTry tried) => session.Notices.Set(batch, tried);

    public void FinishNotice(string batch) => session.Notices.SetDone(batch, true);

    public void ResumeNotice(string batch) => session.Notices.SetDone(batch, false);

    public void SetIncident(int number, ReadOnlyMemory<byte> state) => session.Gate.SetIncident(number, state);

    public void SetProbeMinute(StoredProbeMinute minute) => session.Gate.SetMinute(minute);

    public void AddPutOff(string uuid, Credential credential) => session.Gate.AddPutOff(uuid, credential);

    public void ForgetPutOff(string uuid) => session.Gate.ForgetPutOff(uuid);

    public void SetPutOffWatch(PutOffWatch watch) => session.Gate.SetWatch(watch);

    private int Id(string uuid) =>
        session.Find(uuid) ?? throw new ArgumentException($"Stage {uuid} has no box.", nameof(uuid));
}
