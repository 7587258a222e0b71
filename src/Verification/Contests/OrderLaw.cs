using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using static Hustings.Verification.Contests.StageState;

namespace Hustings.Verification.Contests;

/// <summary>Orders about the whole contest, and what every order needs; those about one stage are <see cref="StageLaw"/>'s.</summary>
internal static class OrderLaw
{
    private static readonly OrderKind[] WithReason =
    [
        OrderKind.Amend,
        OrderKind.Postpone,
        OrderKind.Pause,
        OrderKind.Extend,
        OrderKind.SetWindows,
        OrderKind.Strike,
    ];

    private static readonly OrderKind[] WholeContest =
    [
        OrderKind.EnrolOfficer,
        OrderKind.EnrolTerminal,
        OrderKind.RemoveTerminal,
        OrderKind.FreezeRoll,
        OrderKind.AddMember,
        OrderKind.Amend,
        OrderKind.Withdraw,
        OrderKind.VoidCode,
        OrderKind.ListVoted,
        OrderKind.Announce,
        OrderKind.Declare,
        OrderKind.Erase,
    ];

    /// <summary>What is wrong with the order in this state, or null.</summary>
    /// <param name="definitions">Every definition that the record holds, by hash.</param>
    public static string? Check(
        ContestStory story,
        Order order,
        DateTimeOffset time,
        IReadOnlyDictionary<string, ContestDefinition> definitions
    )
    {
        if (story.Erased)
        {
            return "an order after the personal data was erased";
        }
        if (WithReason.Contains(order.Kind) && order.Reason is null)
        {
            return $"{order.Kind} without a reason";
        }
        if (!WholeContest.Contains(order.Kind))
        {
            return story.Stage(order.Stage) is { } stage
                ? StageLaw.Check(story, stage, order, time)
                : $"{order.Kind} names no stage of the contest";
        }
        return order.Stage is not null ? $"{order.Kind} names a stage" : Whole(story, order, time, definitions);
    }

    public static void Apply(
        ContestStory story,
        Order order,
        DateTimeOffset time,
        Place place,
        IReadOnlyDictionary<string, ContestDefinition> definitions
    )
    {
        switch (order.Details)
        {
            case OrderDetails.EnrolOfficer it:
                story.Officers[it.Officer] = it.Key;
                break;
            case OrderDetails.EnrolTerminal it:
                story.Terminals.Add(it.Terminal);
                break;
            case OrderDetails.RemoveTerminal it:
                story.Terminals.Remove(it.Terminal);
                break;
            case OrderDetails.FreezeRoll it:
                story.Roll = new(it, place);
                break;
            case OrderDetails.AddMember it:
                story.ActiveRows.UnionWith(it.Rows);
                break;
            case OrderDetails.VoidCode it:
                story.VoidRows[it.Row] = place;
                break;
            case OrderDetails.ListVoted it:
                story.VotedLists.Add(it);
                break;
            case OrderDetails.Amend it:
                story.Amend(definitions[it.Definition]);
                break;
            case OrderDetails.OneCandidate it:
                Candidate(story, order.Kind, it.Candidate, time, place);
                break;
            case OrderDetails.Announce:
                break;
            default:
                if (order.Kind == OrderKind.Erase)
                {
                    story.Erased = true;
                    break;
                }
                StageLaw.Apply(story, story.Stage(order.Stage)!, order, time, place);
                break;
        }
    }

    private static void Candidate(
        ContestStory story,
        OrderKind kind,
        string candidate,
        DateTimeOffset time,
        Place place
    )
    {
        if (kind == OrderKind.Withdraw)
        {
            story.Withdrawn.Add(candidate);
        }
        else
        {
            (story.Winner, story.DeclaredAt) = (candidate, time);
        }
        story.Race.Add(new(kind, place, null, candidate));
    }

    private static string? Whole(
        ContestStory story,
        Order order,
        DateTimeOffset time,
        IReadOnlyDictionary<string, ContestDefinition> definitions
    ) =>
        order.Details switch
        {
            OrderDetails.EnrolTerminal it => story.Terminals.Contains(it.Terminal) ? "the terminal is enrolled" : null,
            OrderDetails.RemoveTerminal it => story.Terminals.Contains(it.Terminal)
                ? null
                : "there is no such terminal",
            OrderDetails.FreezeRoll it => FreezeRoll(story, it),
            OrderDetails.AddMember it => AddMember(story, it),
            OrderDetails.VoidCode it => story.Roll is not { } roll ? "the roll is not frozen"
            : it.Row >= roll.Said.Members + roll.Said.Spares ? "there is no such row"
            : story.VoidRows.ContainsKey(it.Row) ? "the row is void already"
            : null,
            OrderDetails.ListVoted it => story.Roll is null ? "the roll is not frozen"
            : it.Cause == VoidCause.Void ? "a list of codes declared void"
            : it.Rows < 1 ? "a list of nobody"
            : null,
            OrderDetails.Amend it => Amend(story, it.Definition, definitions),
            OrderDetails.OneCandidate it => order.Kind == OrderKind.Withdraw
                ? Withdraw(story, it.Candidate)
                : Declare(story),
            OrderDetails.None => story.DeclaredAt is not { } declared ? "no winner was declared"
            : time < declared.AddDays(story.Definition.ChallengeDays) ? "the challenge period is not over"
            : null,
            _ => null,
        };

    private static string? FreezeRoll(ContestStory story, OrderDetails.FreezeRoll roll) =>
        story.Roll is not null ? "the roll is frozen already"
        : story.Stages.Exists(stage => stage.Candidates is not null) ? "a stage is prepared already"
        : roll.Members < 1 ? "a roll without members"
        : null;

    private static string? AddMember(ContestStory story, OrderDetails.AddMember added)
    {
        if (story.Roll is not { Said: var roll })
        {
            return "the roll is not frozen";
        }
        var rows = added.Rows.ToHashSet();
        var spare = rows.All(row =>
            row >= roll.Members
            && row < roll.Members + roll.Spares
            && !story.ActiveRows.Contains(row)
            && !story.VoidRows.ContainsKey(row)
        );
        return rows.Count > 0 && rows.Count == added.Rows.Count && spare ? null : "not idle spare rows, each once";
    }

    private static string? Amend(
        ContestStory story,
        string hash,
        IReadOnlyDictionary<string, ContestDefinition> definitions
    )
    {
        if (story.Stages.Exists(stage => stage.Step > Prepared))
        {
            return "a stage has opened";
        }
        if (!definitions.TryGetValue(hash, out var next))
        {
            return "the record has no such definition";
        }
        var now = story.Definition;
        var uuids = next.Stages.Select(stage => stage.Uuid).SequenceEqual(now.Stages.Select(stage => stage.Uuid));
        return next.Id != now.Id ? "a definition of another contest"
            : next.Threshold != now.Threshold || !next.Trustees.SequenceEqual(now.Trustees) ? "the trustees must stay"
            : story.Roll is not null && !uuids ? "the stages must stay once the roll is frozen"
            : !next.Officers.Any(officer =>
                officer.Role == OfficerRole.ReturningOfficer && story.Officers.ContainsKey(officer.Id)
            )
                ? "no enrolled returning officer would stay"
            : null;
    }

    private static string? Withdraw(ContestStory story, string candidate) =>
        story.Definition.Candidates.All(one => one.Id != candidate) ? $"there is no candidate {candidate}"
        : !story.InRace(candidate) ? $"{candidate} is not in the race"
        : story.Winner is not null ? "the winner is declared"
        : story.Stages.Exists(stage => stage.Step is Open or Paused or Tallying) ? "a stage is under way"
        : null;

    private static string? Declare(ContestStory story) =>
        story.Winner is not null ? "a winner is declared already"
        : story.Stages.Exists(stage => stage.Step is > Prepared and < Published) ? "a stage is not published yet"
        : !story.Stages.Exists(stage => stage.Step == Published) ? "no stage is published"
        : null;
}
