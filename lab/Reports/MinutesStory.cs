using Hustings.Lab.Rehearsals;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Lab.Reports;

/// <summary>
/// The contest's minutes told as a story: who ordered what, and what the system did. Batches of counts that follow each other are one line.
/// </summary>
/// <param name="clocks">The compressed hours of each stage, by its id; stages without one are told in the rehearsal's time.</param>
public sealed class MinutesStory(ContestDefinition definition, IReadOnlyDictionary<string, RoundClock> clocks)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(definition.TimeZone);
    private readonly List<StoryLine> lines = [];
    private readonly List<OrderDetails.CountColumn> batches = [];
    private string? batchesOf;

    public IReadOnlyList<StoryLine> Tell(IEnumerable<Minute> minutes)
    {
        Minute? last = null;
        foreach (Minute minute in minutes)
        {
            if (minute.Order is { Details: OrderDetails.CountColumn batch } counted)
            {
                batches.Add(batch);
                (batchesOf, last) = (counted.Stage, minute);
                continue;
            }

            // The box is often sealed while counts are typed in.
            if (minute.Note is not Note.Sealed)
            {
                FinishBatches(last);
            }

            string? stage = minute.Order?.Stage ?? StageOf(minute.Note);
            string what = minute.Order is { } order ? OrderWords(order, minute) : NoteWords(minute.Note!);
            lines.Add(Line(minute.Time, stage, what, minute.Height));
        }

        FinishBatches(last);
        return lines;
    }

    private void FinishBatches(Minute? last)
    {
        if (batches.Count == 0)
        {
            return;
        }

        string columns = string.Join(
            ", ",
            batches
                .GroupBy(batch => batch.Column)
                .Select(column => $"{column.Key} {Shown.Of(column.Sum(batch => (long)batch.Ballots))}")
        );
        string count = batches.Count == 1 ? "One batch" : $"{Shown.Of(batches.Count)} batches";
        lines.Add(
            Line(
                last!.Time,
                batchesOf,
                $"{count} of counts for {Title(batchesOf)}, each entered by two officers apart: {columns} ballots."
            )
        );
        batches.Clear();
    }

    private StoryLine Line(DateTimeOffset time, string? stage, string what, int height = -1) =>
        new(
            clocks.Values.FirstOrDefault(clock => clock.Given.ContainsKey(height)) is { } said
                    ? Clock(said.Given[height])
                : stage is not null && clocks.TryGetValue(stage, out RoundClock? own) && own.Covers(time)
                    ? Clock(own.ToContest(time))
                : "",
            Shown.Utc(time),
            what
        );

    private string Clock(DateTimeOffset time) => Shown.Clock(TimeZoneInfo.ConvertTime(time, zone));

    private string OrderWords(Order order, Minute minute)
    {
        string stage = Title(order.Stage);
        string what = order.Details switch
        {
            OrderDetails.EnrolOfficer enrol => $"{Name(enrol.Officer)} is enrolled with a passkey.",
            OrderDetails.EnrolTerminal terminal => $"The terminal {terminal.Terminal} is enrolled for the hall.",
            OrderDetails.RemoveTerminal terminal => $"The terminal {terminal.Terminal} is removed.",
            OrderDetails.FreezeRoll roll =>
                $"The roll is frozen: {Shown.Of(roll.Members)} members, {Shown.Of(roll.Spares)} spare codes.",
            OrderDetails.AddMember added => $"{Shown.Of(added.Rows.Count)} members are added.",
            OrderDetails.Amend amend => $"The definition is amended; its hash is now {amend.Definition[..16]}….",
            OrderDetails.Windows windows =>
                $"{(order.Kind == OrderKind.Postpone ? "The hours of" : "New hours for")} {stage}: {Hours(order.Stage!, windows.All)}.",
            OrderDetails.OneCandidate one => order.Kind == OrderKind.Withdraw
                ? $"{Candidate(one.Candidate)} withdraws."
                : $"{Candidate(one.Candidate)} is declared the winner.",
            OrderDetails.Prepare prepare =>
                $"{stage} is prepared. On the ballot: {string.Join(", ", prepare.Candidates.Select(Candidate))}.",
            OrderDetails.Open => $"{stage} is opened.",
            OrderDetails.Extend extend =>
                $"{stage} stays open until {At(order.Stage!, extend.Closes)} for {string.Join(" and ", extend.Channels.Select(ChannelWords))}.",
            OrderDetails.VoidCode => "A member’s code is declared void.",
            OrderDetails.ListVoted list =>
                $"{Shown.Of(list.Rows)} members voted {(list.Cause == VoidCause.Advance ? "in advance" : "by post")}: their codes are void for every round.",
            OrderDetails.Strike => $"A ballot of {stage} is struck.",
            OrderDetails.Tally tally => $"The count of {stage} begins: {Shown.Of(tally.Height)} ballots in the box.",
            OrderDetails.Publish => $"The result of {stage} is published.",
            OrderDetails.Announce announce => $"Announced: {announce.Words.En}",
            _ => order.Kind switch
            {
                OrderKind.Close => $"{stage} is closed.",
                OrderKind.Pause => $"{stage} is paused.",
                OrderKind.Resume => $"{stage} goes on.",
                OrderKind.Erase => "Personal data is to be erased.",
                _ => throw new ArgumentOutOfRangeException(nameof(order)),
            },
        };
        string reason = order.Reason is { } why ? $" “{why.En}”" : "";
        string signed = string.Join(" and ", minute.Signatures.Select(signature => Name(signature.Officer)));
        return $"{what}{reason} ({signed})";
    }

    private string NoteWords(Note note) =>
        note switch
        {
            Note.Began began => $"The contest begins; its definition’s hash is {began.Definition[..16]}….",
            Note.KeyCommitment commitment => $"{Trustee(commitment.Trustee)} has committed to a key.",
            Note.Trustees => "The trustees’ public keys are in the record.",
            Note.LotCommitment lot => $"{Trustee(lot.Trustee)} has committed to a part of the lot.",
            Note.LotReveal lot => $"{Trustee(lot.Trustee)} shows the part of the lot.",
            Note.Prepared prepared =>
                $"{Title(prepared.Stage)} is ready: {Shown.Of(prepared.Listed)} codes may vote. Election {prepared.Fingerprint[..12]}….",
            Note.Sealed total => $"The box of {Title(total.Stage)} is sealed with {Shown.Of(total.Ballots)} ballots.",
            Note.Opened share => $"{Trustee(share.Trustee)} opens a share of the total of {Title(share.Stage)}.",
            Note.Shuffled shuffle => $"{Trustee(shuffle.Trustee)} shuffles the rankings of {Title(shuffle.Stage)}.",
            Note.Counted counted => $"{Title(counted.Stage)} is counted.",
            Note.Notice notice =>
                $"Members are told ({notice.Batch}): {Shown.Of(notice.Sent)} sent, {Shown.Of(notice.Failed)} failed.",
            Note.Incident incident => $"Seen by the system: {incident.Words.En}",
            Note.TurnedAway away =>
                $"{(away.AtLeast ? "At least " : "")}{Shown.Of(away.Members)} members had not voted when {Title(away.Stage)} closed although a ballot of theirs was put off.",
            Note.SiteFiles served =>
                $"The site’s {Shown.Of(served.All.Count)} files are in the record by their hashes.",
            Note.Declaration declaration =>
                $"The signed declaration of the result has the fingerprint {declaration.Hash[..12]}.",
            Note.Erased erased => $"Personal data is erased: {Shown.Of(erased.Files)} files.",
            _ => throw new ArgumentOutOfRangeException(nameof(note)),
        };

    private static string? StageOf(Note? note) =>
        note switch
        {
            Note.Prepared prepared => prepared.Stage,
            Note.Sealed total => total.Stage,
            Note.Opened share => share.Stage,
            Note.Shuffled shuffle => shuffle.Stage,
            Note.Counted counted => counted.Stage,
            Note.TurnedAway away => away.Stage,
            _ => null,
        };

    private string Hours(string stage, IReadOnlyList<ChannelWindow> windows) =>
        string.Join(
            "; ",
            windows.Select(window =>
                $"{ChannelWords(window.Channel)} {At(stage, window.Opens)} to {At(stage, window.Closes)}"
            )
        );

    private string At(string stage, DateTimeOffset? time) =>
        time is not { } moment ? "when an officer says so"
        : clocks.TryGetValue(stage, out RoundClock? clock) ? Clock(clock.ToContest(moment))
        : $"{Shown.Utc(moment)} UTC";

    private static string ChannelWords(Channel channel) =>
        channel switch
        {
            Channel.Remote => "home",
            Channel.Hall => "hall",
            Channel.Post => "post",
            _ => throw new ArgumentOutOfRangeException(nameof(channel)),
        };

    private string Title(string? stage) =>
        definition.Stages.FirstOrDefault(one => one.Id == stage)?.Title.En ?? "the contest";

    private string Candidate(string id) => definition.Candidates.Single(one => one.Id == id).Name;

    private string Name(string officer) => definition.Officers.Single(one => one.Id == officer).Name;

    private string Trustee(int number) => definition.Trustees[number - 1];
}
