using Hustings.Contest.Roll;
using Hustings.Contest.Storage;

namespace Hustings.Server.Notices;

/// <summary>
/// One walk over what a batch still has to send, on a few lanes. A lane writes what became of a notice before it takes the next one, so a
/// crash repeats at most one notice a lane.
/// </summary>
internal sealed class NoticeRound(
    NoticeBook book,
    NoticeSettings settings,
    TimeProvider time,
    string contest,
    Func<bool> isToStop
)
{
    // So many in a row that met the same closed door: the others would meet it too.
    private const int Broken = 8;
    private int inRow;
    private int last;

    /// <summary>Why the round ended early: the way out is closed. Null if it did not.</summary>
    public NoticeFailure? Closed => Volatile.Read(ref inRow) >= Broken ? (NoticeFailure)Volatile.Read(ref last) : null;

    public async Task RunAsync(NoticeBatch batch, IReadOnlyList<NoticeTry> pending, IReadOnlyList<Contact> contacts)
    {
        var next = -1;
        var lanes = Enumerable.Range(0, Math.Min(settings.Lanes, pending.Count)).Select(_ => LaneAsync()).ToList();
        await Task.WhenAll(lanes).ConfigureAwait(false);

        async Task LaneAsync()
        {
            using var sender = settings.Sender(time);
            while (!isToStop() && Closed is null && Interlocked.Increment(ref next) is var at && at < pending.Count)
            {
                var before = pending[at];
                var notice = NoticeComposer.For(batch, before.Recipient, contacts[before.Recipient], contest);
                var failure = await sender.SendAsync(notice).ConfigureAwait(false);
                Watch(failure);
                var tried = new NoticeTry(
                    before.Recipient,
                    before.Tries + 1,
                    failure is null,
                    failure is { } kind ? NoticeFailures.Code(kind) : null
                );
                await book.SetAsync(batch.Id, [tried]).ConfigureAwait(false);
            }
        }
    }

    private void Watch(NoticeFailure? failure)
    {
        if (failure is { } kind && NoticeFailures.IsGeneral(kind))
        {
            Volatile.Write(ref last, (int)kind);
            Interlocked.Increment(ref inRow);
        }
        else if (failure is not NoticeFailure.NoAddress)
        {
            Volatile.Write(ref inRow, 0);
        }
    }
}
