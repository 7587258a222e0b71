using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Record;

namespace Hustings.Server.Incidents;

/// <summary>
/// Whose ballot was put off for lack of room (busy, more work asked, storage) and who has not voted since. Anybody can send a ballot in the name of
/// a public credential, so one counts only once it was checked, later, when there is time (<see cref="TurnedAwayWatch"/>). Until then it
/// waits here: one ballot for each credential, drawn by lot among those that came in its name; and so many in all, drawn by lot too. A flood of
/// forgeries makes the count a lower bound, which is said, but cannot drive out the honest ones more than by its numbers. Thread-safe.
/// </summary>
/// <param name="random">A number from 0 up to below its argument.</param>
/// <param name="most">Ballots that wait to be checked, at most.</param>
public sealed class PutOffBook(Func<int, int> random, int most = PutOffBook.MostWaiting)
{
    /// <summary>Ballots that wait to be checked, 12 KiB each at most.</summary>
    public const int MostWaiting = 2_048;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Uuid, Credential Credential), Waiting> waiting = [];
    private readonly List<(string Uuid, Credential Credential)> order = [];
    private readonly Dictionary<string, StageBook> stages = new(StringComparer.Ordinal);
    private int arrivals;

    /// <summary>A ballot that arrived in its stage's hours was asked to come again. A few microseconds, nothing is checked.</summary>
    /// <param name="listed">Who may vote in the stage; what comes in another's name is not kept.</param>
    public void PutOff(string uuid, PublicCredentials listed, IntakeStep.ToCheck request)
    {
        if (CredentialOf(request, listed) is not { } credential)
        {
            return;
        }

        lock (gate)
        {
            var book = Book(uuid);
            var key = (uuid, credential);
            if (book.Known.Contains(credential))
            {
                return;
            }

            if (waiting.TryGetValue(key, out var other))
            {
                Draw(book, other, request);
            }
            else if (MakeRoom())
            {
                waiting[key] = new Waiting(request, order.Count);
                order.Add(key);
            }
            else
            {
                book.Incomplete = true;
            }
        }
    }

    /// <summary>An answer that asks to come again because there was no room, not because of the voter.</summary>
    public static bool IsLackOfRoom(CastAnswer answer) =>
        answer.Receipt is null && answer.Refusal is Refusal.Busy or Refusal.WorkRequired or Refusal.StorageUnavailable;

    /// <summary>The ballot was accepted: its member was put off no more.</summary>
    public void Voted(string uuid, IntakeStep.ToCheck request)
    {
        if (CredentialOf(request) is not { } credential)
        {
            return;
        }

        lock (gate)
        {
            Remove((uuid, credential));
            Book(uuid).Known.Remove(credential);
        }
    }

    /// <summary>The next ballot to be checked; it waits no longer. Null if none waits.</summary>
    /// <param name="uuid">Of this stage only; null for any.</param>
    public (string Uuid, Credential Credential, IntakeStep.ToCheck Request)? TakeUnchecked(string? uuid = null)
    {
        lock (gate)
        {
            var place = uuid is null ? order.Count - 1 : order.FindLastIndex(key => key.Uuid == uuid);
            if (place < 0)
            {
                return null;
            }

            var key = order[place];
            var request = waiting[key].Request;
            Remove(key);
            return (key.Uuid, key.Credential, request);
        }
    }

    /// <summary>The ballot was checked and is one that would have been accepted: its member was put off.</summary>
    public void Confirm(string uuid, Credential credential)
    {
        lock (gate)
        {
            Book(uuid).Known.Add(credential);
        }
    }

    /// <summary>The stage's count has begun: what is needed of this is a number, and that stands in the minutes. False if nothing was known.</summary>
    public bool Forget(string uuid)
    {
        lock (gate)
        {
            foreach (var key in order.Where(key => key.Uuid == uuid).ToList())
            {
                Remove(key);
            }

            var known = Book(uuid).Known;
            var any = known.Count > 0;
            known.Clear();
            return any;
        }
    }

    /// <summary>Some may be missing from the count from now on: the server was stopped, or nobody had time to check.</summary>
    public void MarkIncomplete(string uuid)
    {
        lock (gate)
        {
            Book(uuid).Incomplete = true;
        }
    }

    /// <summary>Those known to have been put off and not known to have voted, and whether there may be more.</summary>
    public (IReadOnlyList<Credential> Members, bool AtLeast) Of(string uuid)
    {
        lock (gate)
        {
            var book = Book(uuid);
            return ([.. book.Known], book.Incomplete);
        }
    }

    /// <summary>How many ballots wait to be checked.</summary>
    public int Unchecked
    {
        get
        {
            lock (gate)
            {
                return order.Count;
            }
        }
    }

    // Among those that came for one credential each has the same chance to be the one that is checked. The same bytes again are not
    // another one.
    private void Draw(StageBook book, Waiting other, IntakeStep.ToCheck request)
    {
        if (other.Request.Hash.Span.SequenceEqual(request.Hash.Span))
        {
            return;
        }

        other.Came++;
        book.Incomplete = true;
        if (random(other.Came) == 0)
        {
            other.Request = request;
        }
    }

    // The same by lot among all that came while there was no room.
    private bool MakeRoom()
    {
        if (order.Count < most)
        {
            arrivals = most;
            return true;
        }

        arrivals = Math.Min(arrivals + 1, int.MaxValue - 1);
        if (random(arrivals) >= most)
        {
            return false;
        }

        var victim = order[random(order.Count)];
        Book(victim.Uuid).Incomplete = true;
        Remove(victim);
        return true;
    }

    // The last one takes the place of the one that goes.
    private void Remove((string Uuid, Credential Credential) key)
    {
        if (!waiting.Remove(key, out var gone))
        {
            return;
        }

        var last = order[^1];
        order[gone.Place] = last;
        order.RemoveAt(order.Count - 1);
        if (waiting.TryGetValue(last, out var moved))
        {
            moved.Place = gone.Place;
        }
    }

    private StageBook Book(string uuid)
    {
        if (!stages.TryGetValue(uuid, out var book))
        {
            stages[uuid] = book = new StageBook();
        }

        return book;
    }

    private static Credential? CredentialOf(IntakeStep.ToCheck request, PublicCredentials? listed = null) =>
        Ballot.TryReadHead(request.Ballot.Span, out var head) == DocumentFault.None
        && (listed is null || listed.IndexOf(head.Credential) >= 0)
        && Credential.TryParse(head.Credential, out var credential)
            ? credential
            : null;

    private sealed class StageBook
    {
        public HashSet<Credential> Known { get; } = [];

        public bool Incomplete { get; set; }
    }

    private sealed class Waiting(IntakeStep.ToCheck request, int place)
    {
        public IntakeStep.ToCheck Request { get; set; } = request;

        public int Place { get; set; } = place;

        public int Came { get; set; } = 1;
    }
}
