using Hustings.Contest.Roll;
using Hustings.Lab.Crew;
using Hustings.Lab.Scenarios.Live;
using Hustings.Lab.Voting;
using Hustings.Lab.Voting.Live;
using Hustings.Record;
using Hustings.Record.Minutes;

namespace Hustings.Lab.Rehearsals;

/// <summary>
/// Members who voted in advance or by post, outside the contest's stages: officers hand in who they are, as rows without names, and in every
/// round a few of them try to vote live all the same.
/// </summary>
public sealed class AwayVoters(ContestDay day, LiveElectorate electorate)
{
    private const int Tries = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly string[] Waiting = ["stage_not_open", "channel_closed", "busy"];

    public int Count => electorate.Away.Values.Sum(members => members.Count);

    /// <summary>Hands in a list for each column and has it ordered by two officers.</summary>
    public async Task EnterAsync()
    {
        Officer registrar = day.Crew.Staff.Registrar;
        foreach ((string column, IReadOnlyList<int> members) in electorate.Away.Where(column => column.Value.Count > 0))
        {
            byte[] list = RowList.Bytes(members.Select(member => day.Founded.Issue.Members[member].Row).Order());
            await day.Api.PostAsync("/api/voted-lists", list, await day.Crew.SessionAsync(registrar));
            var details = new OrderDetails.ListVoted(
                column == LiveScenario.Advance ? VoidCause.Advance : VoidCause.Post,
                members.Count,
                Fingerprint.Hex(list)
            );
            await day.Crew.OrderAsync(OrderKind.ListVoted, null, details, proposer: registrar);
        }
    }

    /// <summary>Lets a few of each column try to vote.</summary>
    /// <returns>By column, the codes with which they were refused; empty for whoever was not.</returns>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> TryAsync(
        VotingStage stage,
        PollingBooth booth,
        CancellationToken cancellation
    )
    {
        var refused = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        string candidate = stage.Election.Questions[0].Answers[^1];
        foreach ((string column, IReadOnlyList<int> members) in electorate.Away.Where(column => column.Value.Count > 0))
        {
            List<string> codes = [];
            foreach (int member in members.Take(Tries))
            {
                DrawnCode code = day.Founded.Issue.Members[member];
                SealedBallot[] ballot = stage.Encrypt(
                    [new(code.Code, code.Pin, stage.AnswerFor(candidate))],
                    day.Random
                );
                codes.Add(await RefusalAsync(booth, ballot[0], cancellation));
            }

            refused[column] = codes;
        }

        return refused;
    }

    // Before voting from home has begun everybody is told to wait.
    private async Task<string> RefusalAsync(PollingBooth booth, SealedBallot ballot, CancellationToken cancellation)
    {
        while (true)
        {
            string code = await booth.RefusalAsync(ballot, cancellation);
            if (!Waiting.Contains(code))
            {
                return code;
            }

            await Task.Delay(Pause, day.Clock, cancellation);
        }
    }
}
