using System.Text.Json.Nodes;
using Hustings.Lab.Servers;
using Hustings.Record.Minutes;

namespace Hustings.Lab.Crew;

/// <summary>
/// Figures of one column in batches, as two people count them: every batch is entered by each of them alone, and counts only if
/// both entered the same.
/// </summary>
public sealed class CountingDesk(OfficersCrew crew)
{
    /// <summary>Ballots in a batch, about.</summary>
    public const int UsualBatch = 5000;

    /// <summary>Splits a column into batches of about this size, all parts as even as they can be.</summary>
    public static IReadOnlyList<OrderDetails.CountColumn> Batches(
        string column,
        IReadOnlyList<CandidateVotes> votes,
        int rejected,
        int exhausted,
        int size
    )
    {
        int all = votes.Sum(one => one.Votes) + rejected + exhausted;
        int count = Math.Max(1, all / size);
        int Part(int figure, int batch) =>
            (int)((long)figure * (batch + 1) / count) - (int)((long)figure * batch / count);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(batch =>
                {
                    CandidateVotes[] part = [.. votes.Select(one => one with { Votes = Part(one.Votes, batch) })];
                    int gone = Part(rejected, batch);
                    int spent = Part(exhausted, batch);
                    return new OrderDetails.CountColumn(
                        column,
                        batch + 1,
                        part.Sum(one => one.Votes) + gone + spent,
                        part,
                        0,
                        gone,
                        spent
                    );
                }),
        ];
    }

    /// <summary>Both officers enter the batch; the second one never sees the first one's figures.</summary>
    /// <param name="slip">What the second officer enters by mistake the first time; then both count again.</param>
    /// <returns>Whether the mistake was refused, if there was one.</returns>
    public async Task<bool> EnterAsync(
        string stage,
        OrderDetails.CountColumn batch,
        OrderDetails.CountColumn? slip = null
    )
    {
        bool refused = false;
        if (slip is not null)
        {
            await FirstAsync(stage, batch);
            try
            {
                await SecondAsync(stage, slip);
            }
            catch (RefusedException differ) when (differ.Code == "entries_differ")
            {
                refused = true;
            }
        }

        await FirstAsync(stage, batch);
        await SecondAsync(stage, batch);
        return refused;
    }

    /// <summary>The batch with one vote too many for the first candidate, and one ballot more.</summary>
    public static OrderDetails.CountColumn Mistyped(OrderDetails.CountColumn batch) =>
        batch with
        {
            Ballots = batch.Ballots + 1,
            Votes = [batch.Votes[0] with { Votes = batch.Votes[0].Votes + 1 }, .. batch.Votes.Skip(1)],
        };

    private async Task FirstAsync(string stage, OrderDetails.CountColumn batch)
    {
        Order order = await crew.NewAsync(OrderKind.CountColumn, stage, batch, null);
        await crew.Api.PostAsync("/api/orders", OfficersCrew.Body(order, [crew.Staff.Registrar]));
    }

    // Of the order that waits the second officer is shown which batch it is and what it comes after, and no figure.
    private async Task SecondAsync(string stage, OrderDetails.CountColumn batch)
    {
        Officer second = crew.Staff.SecondCounter;
        JsonNode waiting = await crew.Api.GetAsync("/api/orders/waiting", await crew.SessionAsync(second));
        JsonNode shown = waiting
            .AsArray()
            .Single(one =>
                (string?)one!["stage"] == stage
                && (string?)one["column"] == batch.Column
                && (int?)one["batch"] == batch.Batch
            )!;
        if (shown["order"] is not null)
        {
            throw new InvalidDataException("The second officer is shown the first one's figures.");
        }

        Order order = (await crew.NewAsync(OrderKind.CountColumn, stage, batch, null)) with
        {
            After = (string)shown["after"]!,
        };
        await crew.Api.PostAsync("/api/orders", OfficersCrew.Body(order, [second]));
    }
}
