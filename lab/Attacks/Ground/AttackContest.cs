using Hustings.Contest;
using Hustings.Contest.Roll;
using Hustings.Cryptography;
using Hustings.Lab.Attacks.Flood;
using Hustings.Lab.Crew;
using Hustings.Lab.Founding;
using Hustings.Lab.Rehearsals;
using Hustings.Lab.Servers;
using Hustings.Lab.Voting;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Lab.Attacks.Ground;

/// <summary>
/// A contest to be attacked: one open box of choices for hall and home, the last ballot counts. Every run takes fresh members from it, and all ballots are
/// encrypted before a run begins.
/// </summary>
public sealed class AttackContest : IDisposable
{
    private static readonly string[] Candidates = ["ada", "ben", "cy"];
    private const string StageId = Definitions.BallotStage;
    private int taken;

    private AttackContest(ContestDay day, VotingStage stage, IReadOnlyList<Terminal> terminals, string dataFolder)
    {
        Day = day;
        Stage = stage;
        Terminals = terminals;
        DataFolder = dataFolder;
    }

    public ContestDay Day { get; }

    public VotingStage Stage { get; }

    /// <summary>Of the hall, enrolled.</summary>
    public IReadOnlyList<Terminal> Terminals { get; }

    public string DataFolder { get; }

    /// <summary>Hashes (hex) of every ballot for which somebody holds a receipt, over all runs.</summary>
    public HashSet<string> Receipts { get; } = new(StringComparer.Ordinal);

    /// <summary>Members who have not been taken.</summary>
    public int Left => Day.Founded.Issue.Members.Count - taken;

    /// <summary>Founds it with so many members and opens the box.</summary>
    public static async Task<AttackContest> OpenAsync(
        string program,
        string dataFolder,
        int members,
        int terminals,
        ServerLaunch launch,
        TimeProvider clock
    )
    {
        IRandomSource random = SodiumRandom.Instance;
        var staff = new Staff();
        ContestDefinition definition = Define(staff, random);
        var trustees = TrusteeGroup.Make(2, 2, random);
        FoundedContest founded = await Task.Run(() =>
            FoundedContest.Make(definition, trustees, members, new string('0', 64), random)
        );
        ContestDay day = await ContestDay.StartAsync(founded, staff, program, dataFolder, clock, random, launch);
        try
        {
            await day.BeginAsync();
            Terminal[] enrolled =
            [
                .. Enumerable.Range(1, terminals).Select(number => Terminal.Draw($"hall-{number}", random)),
            ];
            foreach (Terminal terminal in enrolled)
            {
                await day.Crew.OrderAsync(
                    OrderKind.EnrolTerminal,
                    null,
                    new OrderDetails.EnrolTerminal(terminal.Id, terminal.PublicKey)
                );
            }

            VotingStage stage = await day.PrepareAsync(StageId, Candidates);
            await day.OpenAsync(stage);
            return new(day, stage, enrolled, dataFolder);
        }
        catch
        {
            day.Dispose();
            throw;
        }
    }

    /// <summary>Encrypted ballots of members who have not been taken yet.</summary>
    /// <param name="terminal">By whose terminal each is sent, by its place; null from home.</param>
    public Task<SealedBallot[]> EncryptAsync(int count, Func<int, Terminal>? terminal = null)
    {
        IReadOnlyList<DrawnCode> codes = Take(count);
        return Task.Run(() =>
            Stage.Encrypt(
                [
                    .. codes.Select(
                        (code, place) =>
                            new PlainBallot(
                                code.Code,
                                code.Pin,
                                Stage.AnswerFor(NameOf(place)),
                                terminal?.Invoke(place)
                            )
                    ),
                ],
                Day.Random
            )
        );
    }

    /// <summary>Several different ballots of the same members, one round after another.</summary>
    public Task<SealedBallot[]> EncryptChangesAsync(int members, int each)
    {
        IReadOnlyList<DrawnCode> codes = Take(members);
        return Task.Run(() =>
            Stage.Encrypt(
                [
                    .. Enumerable
                        .Range(0, members * each)
                        .Select(place => new PlainBallot(
                            codes[place % members].Code,
                            codes[place % members].Pin,
                            Stage.AnswerFor(NameOf(place / members))
                        )),
                ],
                Day.Random
            )
        );
    }

    /// <summary>What attackers need of the lab: a stranger's ballot, a member's, and valid ones.</summary>
    public async Task<FloodMaterial> MaterialAsync(IReadOnlyList<SealedBallot> valid)
    {
        int[] answer = Stage.AnswerFor(NameOf(0));
        string stranger = VotingCode.Generate(Day.Random);
        SealedBallot unknown = Stage.Encrypt([new PlainBallot(stranger, "12345678", answer)], Day.Random)[0];
        SealedBallot[] known = await EncryptAsync(1);
        return new(
            Stage.Uuid,
            unknown.Request,
            known[0].Request,
            [.. valid.Select(ballot => ballot.Request)],
            Stage.File.IntakeKey
        );
    }

    /// <summary>The box's log as published now, checked line by line.</summary>
    public async Task<IReadOnlyCollection<string>> LogAsync()
    {
        using var files = new PublicFiles(Day.Server, Stage.Uuid);
        return [.. await files.LogAsync(Stage.Election)];
    }

    public void Dispose() => Day.Dispose();

    private IReadOnlyList<DrawnCode> Take(int count)
    {
        if (count > Left)
        {
            throw new InvalidOperationException($"{count} members are asked for, {Left} are left.");
        }

        taken += count;
        return [.. Day.Founded.Issue.Members.Skip(taken - count).Take(count)];
    }

    private static string NameOf(int place) => Candidates[place % Candidates.Length] + " Example";

    private static ContestDefinition Define(Staff staff, IRandomSource random) =>
        Definitions.Of(
            new Text("A contest under attack", "Une élection attaquée"),
            "America/Toronto",
            [.. Candidates.Select(id => new CandidateDefinition(id, id + " Example", null, null, Withdrawn: false))],
            new("majority", "valid-votes", "outside-base", ["lot"], "lowest", 0),
            [
                new StageDefinition(
                    StageId,
                    VotingCode.NewUuid(random),
                    BallotKind.Choice,
                    new("Ballot", "Scrutin"),
                    new("Who should lead?", "Qui doit diriger ?"),
                    1,
                    1,
                    Blank: false,
                    VotingPolicy.Last,
                    [],
                    0,
                    [new(Channel.Hall, null, null), new(Channel.Remote, null, null)]
                ),
            ],
            [],
            2,
            2,
            staff,
            random
        );
}
