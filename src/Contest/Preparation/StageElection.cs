using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Definitions;

namespace Hustings.Contest;

/// <summary>The Belenios election of a stage, as definition and ballot determine it (docs/spec/contest.md, "The definition").</summary>
public static class StageElection
{
    /// <param name="candidates">Ids on this stage's ballot, in the definition's order.</param>
    /// <param name="publicKey">The trustees' combined key.</param>
    public static Election Of(
        ContestDefinition contest,
        StageDefinition stage,
        IReadOnlyList<string> candidates,
        Point publicKey
    )
    {
        var names = candidates.Select(candidate => contest.Candidates.First(one => one.Id == candidate).Name).ToList();
        var words = Both(stage.Question);
        return Election.Create(
            stage.Uuid,
            Both(stage.Title),
            Both(contest.Name),
            publicKey,
            [
                stage.Ballot == BallotKind.Ranking
                    ? Question.NonHomomorphic(words, names)
                    : new Question(words, names, stage.Min, stage.Max, stage.Blank),
            ],
            new ElectionMark(contest.Id, contest.Hash).ToString()
        );
    }

    // Belenios has room for one wording.
    private static string Both(Wording wording) =>
        wording.En == wording.Fr ? wording.En : $"{wording.En} / {wording.Fr}";
}
