using Hustings.Cryptography;
using Hustings.Lab.Voting;
using Hustings.Record;

namespace Hustings.Lab.Rehearsals;

/// <summary>A prepared stage as a voting client sees it.</summary>
/// <param name="Listed">How many may vote.</param>
public sealed record VotingStage(string Id, StageFile File, Election Election, int Listed)
{
    public string Uuid => File.Uuid;

    /// <summary>The answer that names this candidate and nobody else.</summary>
    public int[] AnswerFor(string name)
    {
        Question question = Election.Questions[0];
        int place = question.Answers.ToList().IndexOf(name);
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        int[] answer = new int[question.Choices];
        answer[question.Blank ? place + 1 : place] = 1;
        return answer;
    }

    /// <summary>The answer that ranks these candidates, the first one first.</summary>
    public int[] RankingOf(IReadOnlyList<string> names)
    {
        List<string> all = [.. Election.Questions[0].Answers];
        int[] ranks = new int[all.Count];
        foreach ((int place, string name) in names.Index())
        {
            ranks[all.IndexOf(name)] = place + 1;
        }

        return ranks;
    }

    /// <summary>Encrypts as the voters' devices do, on all cores.</summary>
    public SealedBallot[] Encrypt(IReadOnlyList<PlainBallot> votes, IRandomSource random)
    {
        var ballots = new SealedBallot[votes.Count];
        Parallel.For(
            0,
            votes.Count,
            index =>
            {
                PlainBallot vote = votes[index];
                var made = SealedBallot.Make(Election, File, vote.Code, vote.Pin, vote.Answer, random);
                ballots[index] = vote.Terminal is { } terminal ? made.FromHall(terminal, File.Uuid) : made;
            }
        );
        return ballots;
    }
}

/// <summary>What a voter is about to cast.</summary>
/// <param name="Terminal">Of the hall; null for everywhere else.</param>
public sealed record PlainBallot(string Code, string Pin, int[] Answer, Terminal? Terminal = null);
