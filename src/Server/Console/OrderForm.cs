using System.Globalization;
using Hustings.Contest;
using Hustings.Contest.Orders;
using Hustings.Contest.Storage;
using Hustings.Record.Credentials;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;
using Hustings.Server.Status;

namespace Hustings.Server.Console;

/// <summary>What a form needs to know to offer an order: choices and what is filled in beforehand. It orders nothing.</summary>
public sealed record OrderForm(
    OrderKind Kind,
    StageStanding? Stage,
    ContestState State,
    CredentialTable Table,
    IReadOnlyDictionary<string, RoundOutcome> Rounds,
    string? Winner,
    DateTimeOffset Now
)
{
    private static readonly int[] Longer = [15, 30, 60];

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(State.Definition.TimeZone);

    public bool NeedsReason => OrderRule.Of(Kind).WithReason || Kind == OrderKind.Announce;

    /// <summary>Candidates who may be named: those on the next ballot, or those in the race.</summary>
    public IReadOnlyList<CandidateDefinition> Candidates
    {
        get
        {
            var last = Kind == OrderKind.Prepare ? State.LastPublished : null;
            var standing = State.StandingAfter(last, Rounds);
            return
            [
                .. State.Definition.Candidates.Where(one =>
                    standing.Contains(one.Id) || (Kind == OrderKind.Prepare && last is null)
                ),
            ];
        }
    }

    public bool IsStanding(CandidateDefinition candidate) => State.Stands(candidate);

    /// <summary>Candidates on the stage's ballot, in its order.</summary>
    public IReadOnlyList<CandidateDefinition> Ballot =>
        [.. (Stage?.Candidates ?? []).Select(id => State.Definition.Candidates.First(one => one.Id == id))];

    /// <summary>Ways of voting that an extension is about.</summary>
    public IReadOnlyList<ChannelWindow> Windows => Stage?.Windows ?? [];

    /// <summary>The end that an extension begins with: half an hour after the present one, or after now if that has passed.</summary>
    public string Later => Local(Base.AddMinutes(30));

    /// <summary>Ends to choose from with one touch.</summary>
    public IEnumerable<(Text Words, string Value)> Ends =>
        Longer.Select(minutes =>
            (new Text($"{minutes} minutes later", $"{minutes} minutes plus tard"), Local(Base.AddMinutes(minutes)))
        );

    /// <summary>The next number of a batch in a column.</summary>
    public int NextBatch => (Stage?.Batches.Select(batch => batch.Batch).DefaultIfEmpty().Max() ?? 0) + 1;

    /// <summary>A moment as a field of a form shows it, on the clocks of the contest's zone; "" where an officer decides.</summary>
    public string Local(DateTimeOffset? moment) =>
        moment is { } known
            ? TimeZoneInfo.ConvertTime(known, Zone).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)
            : "";

    private DateTimeOffset Base
    {
        get
        {
            var ends = Stage?.WebWindows.Max(window => window.Closes) ?? Now;
            var from = ends > Now ? ends : Now;
            // Forms have no seconds.
            return from.AddSeconds(-from.Second).AddMinutes(from.Second > 0 ? 1 : 0);
        }
    }

    public static OrderForm Of(HttpContext context, OrderKind kind, StageStanding? stage)
    {
        var services = context.RequestServices;
        var office = services.GetRequiredService<ContestOffice>();
        var rounds = services.GetRequiredService<RoundBook>();
        return new(
            kind,
            stage,
            office.State,
            services.GetRequiredService<ContestFiles>().Table,
            rounds.Outcomes,
            ContestWords.PublishedWinner(office.State, rounds),
            office.Now
        );
    }
}
