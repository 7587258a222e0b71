using System.Text;
using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;
using Hustings.Counting.Rounds;
using Hustings.Counting.Rounds.Lots;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Verification.Tests.Toolkit;

namespace Hustings.Verification.Tests.Contests.Race;

/// <summary>
/// The smallest contest of rankings: one stage, four members, two shuffles. Dan withdraws when the ballots are printed already; without
/// him Ann has three first preferences and Bob one. With him he would have two, and Ann and Bob, one each, would tie for the last place.
/// </summary>
internal static class RankingContest
{
    public const string Stage = "ranking";

    private static readonly string[] Ties = ["earlier-rounds", "lot"];

    /// <summary>Places of ann, bob, cyd, dan.</summary>
    private static readonly int[][] Rankings =
    [
        [2, 3, 0, 1],
        [2, 0, 0, 1],
        [1, 2, 0, 0],
        [0, 1, 2, 0],
    ];

    public static ContestStep End { get; } = Make();

    public static string Account => $"stages/{End.Definition.Stages[0].Uuid}/account.json";

    /// <summary>Counted from the rankings as they were written, not from what was opened.</summary>
    /// <param name="gone">Places on the ballot of those who are passed over.</param>
    public static byte[] Count(params int[] gone)
    {
        var rule = new RuleNames("instant-runoff", "valid-votes", "next-preference", Ties, "lowest", 0).Read().Rule!;
        var ballots = new BallotSet(
            ["ann", "bob", "cyd", "dan"],
            Rankings.Select(places => RankedBallot.FromPlaces(1, places))
        )
        {
            Excluded = [.. gone],
        };
        using var bytes = new MemoryStream();
        AccountJson.Write(RankedStage.Count(rule, ballots, null).Account!, bytes);
        return bytes.ToArray();
    }

    private static ContestDefinition Define(IRandomSource random)
    {
        var like = SampleContest.Define(random);
        return like with
        {
            Rule = new("instant-runoff", "valid-votes", "next-preference", Ties, "lowest", 0),
            Stages =
            [
                like.Stages[0] with
                {
                    Id = Stage,
                    Ballot = BallotKind.Ranking,
                    Max = 4,
                    Blank = false,
                    Mixers = 2,
                },
            ],
        };
    }

    /// <param name="lie">Told to the maker before anything is written.</param>
    public static ContestStep Make(Action<ContestMaker>? lie = null)
    {
        var random = new SeededRandom("ranking"u8.ToArray());
        var begin = new DateTimeOffset(2012, 3, 20, 12, 0, 0, TimeSpan.Zero);
        var m = new ContestMaker(Define(random), random, Rankings.Length, 0, begin);
        lie?.Invoke(m);
        Begin(m);
        var stage = new StageMaker(m, Stage);
        stage.Prepare(["ann", "bob", "cyd", "dan"], [0, 1, 2, 3]);
        m.Order(OrderKind.Withdraw, null, new OrderDetails.OneCandidate("dan"), "ro");
        stage.Open();
        for (var row = 0; row < Rankings.Length; row++)
        {
            stage.Rank(row, Rankings[row]);
        }
        m.Now = m.Now.AddMinutes(1);
        m.Order(OrderKind.Close, Stage, new OrderDetails.None(), "ro");
        stage.Tally();
        stage.Count(Count(3));
        stage.Publish();
        m.Order(OrderKind.Declare, null, new OrderDetails.OneCandidate("ann"), "ro");
        return new("end", m.Definition, m.Now, m.Head, [.. m.Minutes], m.Record());
    }

    private static void Begin(ContestMaker m)
    {
        var hash = Fingerprint.Hex("key"u8);
        m.Note(new Note.Began(m.Definition.Hash, hash, hash, "hustings test"));
        m.Enrol("ro");
        m.Enrol("deputy", "ro");
        for (var trustee = 1; trustee <= m.Definition.Trustees.Count; trustee++)
        {
            var shown = m.Group.Parameters.Coefexps[trustee - 1].Message;
            m.Note(new Note.KeyCommitment(trustee, Fingerprint.Hex(Encoding.UTF8.GetBytes(shown))));
        }
        m.Note(new Note.Trustees(m.Trustees.Hash));
        for (var trustee = 1; trustee <= m.Definition.Trustees.Count; trustee++)
        {
            var contribution = new byte[LotCommitment.Size];
            m.Random.Fill(contribution);
            var commitment = LotCommitment.Commit(m.Definition.Id, trustee, contribution);
            m.Note(new Note.LotCommitment(trustee, Convert.ToHexStringLower(commitment)));
        }
        m.Order(OrderKind.FreezeRoll, null, new OrderDetails.FreezeRoll(hash, 4, m.Table.Hash, 0), "ro");
    }
}
