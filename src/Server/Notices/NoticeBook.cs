using Hustings.Contest;
using Hustings.Contest.Roll;
using Hustings.Contest.Storage;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;

namespace Hustings.Server.Notices;

/// <summary>
/// The batches and what officers may do with them. A batch's contacts are copied into <c>notices/</c> when it is made, so that a place in
/// its list means the same member for good; the database holds places and kinds of failure only.
/// </summary>
internal sealed class NoticeBook(ContestOffice office, ContestFiles files, ServerOptions options) : IDisposable
{
    // Ballots are written by the same writer: it is never held for long.
    private const int RowsAtOnce = 200;

    // Two officers who press at once: the second one finds it done.
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Something is to be done.</summary>
    public event Action? News;

    public NoticeSettings? Settings => options.Notices;

    public IReadOnlyList<NoticeBatch> All => office.Store.ReadNotices();

    public NoticeBatch? Find(string id) => All.FirstOrDefault(batch => batch.Id == id);

    /// <summary>Whom a batch goes to, by place; null once they are erased.</summary>
    public IReadOnlyList<Contact>? Recipients(string id) =>
        !office.State.Erased && File.Exists(PathOf(id)) ? ContactList.Read(PathOf(id)) : null;

    /// <summary>How many notices failed, by reason, most frequent first.</summary>
    public IReadOnlyList<(NoticeFailure Failure, int Count)> Failures(string id) =>
        [
            .. office
                .Store.ReadTries(id)
                .Where(tried => !tried.Sent && tried.Failure is not null)
                .CountBy(tried => NoticeFailures.Read(tried.Failure!))
                .Select(pair => (pair.Key, pair.Value))
                .OrderByDescending(pair => pair.Value),
        ];

    /// <summary>Makes the batch that follows a change of times, once; open batches about the same stage end, because what they say no longer holds.</summary>
    /// <exception cref="IOException">There are no contacts, or they cannot be copied.</exception>
    /// <exception cref="InvalidDataException">The contacts cannot be used.</exception>
    public async Task AddAsync(TimeChange change)
    {
        var id = NoticeComposer.Id(change);
        if (office.State.Erased || Find(id) is not null)
        {
            return;
        }

        var contacts = ContactList.Read(ContactList.PathIn(files.Folder));
        PrivateFile.CreateFolder(Path.GetDirectoryName(PathOf(id))!);
        // A crash before the commit leaves a file that is written again.
        File.Delete(PathOf(id));
        ContactList.Write(PathOf(id), contacts);
        var batch = NoticeComposer.Compose(change, office.State, contacts.Count);
        await office
            .Store.DecideAsync(contest =>
            {
                contest.AddNotice(batch);
                return true;
            })
            .ConfigureAwait(false);
    }

    /// <summary>Whether a newer batch is about the same stage.</summary>
    public bool IsSuperseded(NoticeBatch batch)
    {
        var stage = StageOf(batch);
        var height = NoticeComposer.Height(batch.Id);
        return All.Any(other => NoticeComposer.Height(other.Id) > height && StageOf(other) == stage);
    }

    /// <summary>Counts all that did not go out as failed for one reason.</summary>
    /// <param name="rest">Places that were not sent.</param>
    public Task FailAsync(string id, IReadOnlyList<NoticeTry> rest, NoticeFailure failure) =>
        SetAllAsync(id, rest.Select(tried => tried with { Failure = NoticeFailures.Code(failure) }));

    /// <summary>Writes many rows in several commits.</summary>
    private async Task SetAllAsync(string id, IEnumerable<NoticeTry> tries)
    {
        foreach (var part in tries.Chunk(RowsAtOnce))
        {
            await SetAsync(id, part).ConfigureAwait(false);
        }
    }

    public Task SetAsync(string id, IEnumerable<NoticeTry> tries) =>
        office.Store.DecideAsync(contest =>
        {
            foreach (var tried in tries)
            {
                contest.SetTry(id, tried);
            }

            return true;
        });

    /// <summary>Ends a batch and says so in the minutes, in one commit.</summary>
    public async Task FinishAsync(string id)
    {
        var batch = Find(id)!;
        var note = new Note.Notice(id, new(batch.SubjectEn, batch.SubjectFr), batch.Sent, batch.Failed);
        await office
            .WriteAsync(sitting =>
            {
                sitting.Contest.FinishNotice(id);
                return sitting.Add(note);
            })
            .ConfigureAwait(false);
    }

    /// <summary>Those that failed are tried again.</summary>
    public Task<OfficerFault?> RetryAsync(string id) =>
        InTurnAsync(async () =>
        {
            if (MayNotRetry(id) is { } fault)
            {
                return fault;
            }

            // The batch is opened last: until then nobody looks at its rows.
            var failed = office.Store.ReadTries(id).Where(tried => !tried.Sent).ToList();
            await SetAllAsync(id, failed.Select(tried => tried with { Tries = 0 })).ConfigureAwait(false);
            await office
                .Store.DecideAsync(contest =>
                {
                    contest.ResumeNotice(id);
                    return true;
                })
                .ConfigureAwait(false);
            News?.Invoke();
            return null;
        });

    /// <summary>An officer says that the party's own mailer took the whole list.</summary>
    public Task<OfficerFault?> HandedOverAsync(string id) =>
        InTurnAsync(async () =>
        {
            if (Find(id) is not { } batch)
            {
                return NoticeFaults.Unknown;
            }

            if (batch.Done || Settings is not { ByHand: true })
            {
                return NoticeFaults.NotByHand;
            }

            var all = Enumerable.Range(0, batch.Recipients).Select(place => new NoticeTry(place, 1, true, null));
            await SetAllAsync(id, all).ConfigureAwait(false);
            await FinishAsync(id).ConfigureAwait(false);
            return null;
        });

    public void Dispose() => turn.Dispose();

    private OfficerFault? MayNotRetry(string id) =>
        Find(id) is not { } batch ? NoticeFaults.Unknown
        : Settings is null or { ByHand: true } || batch.Failed == 0 ? NoticeFaults.NothingFailed
        : !batch.Done ? NoticeFaults.StillSending
        : office.State.Erased ? NoticeFaults.Erased
        : IsSuperseded(batch) ? NoticeFaults.Superseded
        : null;

    private async Task<OfficerFault?> InTurnAsync(Func<Task<OfficerFault?>> act)
    {
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            return await act().ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The whole batch for the party's own mailer, a line at a time; cells that a spreadsheet would compute are guarded.</summary>
    public IEnumerable<string> Csv(NoticeBatch batch, IReadOnlyList<Contact> contacts)
    {
        yield return CsvExport.Line("number", "name", "email", "phone", "language", "subject", "text");
        for (var place = 0; place < contacts.Count; place++)
        {
            var to = contacts[place];
            var notice = NoticeComposer.For(batch, place, to, office.State.Definition.Id);
            yield return CsvExport.Line(
                to.Number,
                to.Name,
                to.Email,
                to.Phone,
                to.Language,
                notice.Subject,
                notice.Words
            );
        }
    }

    private string PathOf(string id) => Path.Combine(files.Folder, "notices", $"{id}.jsonl");

    private string? StageOf(NoticeBatch batch) =>
        Chains.Minute(office.Store.ReadMinutes(NoticeComposer.Height(batch.Id), 1)[0].Line).Order!.Stage;
}
