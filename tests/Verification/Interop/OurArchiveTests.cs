using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Archive;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Interop;

/// <summary>Archives that our code writes: belenios-tool accepts every ballot before it is added, and every stage.</summary>
public sealed class OurArchiveTests
{
    public static TheoryData<int, int, int, bool> Questions { get; } =
        new()
        {
            { 1, 0, 1, false },
            { 1, 1, 1, true },
            { 3, 1, 1, false },
            { 3, 1, 1, true },
            { 3, 0, 2, false },
            { 5, 1, 1, true },
            { 5, 0, 2, true },
            { 5, 2, 3, false },
        };

    [Theory]
    [MemberData(nameof(Questions))]
    public void Archive_of_ours_is_accepted_by_the_reference_tool_at_every_stage(
        int candidates,
        int min,
        int max,
        bool blank
    )
    {
        var names = Enumerable.Range(1, candidates).Select(i => $"Candidate \"{i}\" é/\\\t\u007f").ToList();
        using var election = new SmallElection([new Question("Who?\n", names, min, max, blank)], trustees: 3);
        using var tool = new ReferenceTool();
        using var file = new MemoryStream();
        var writer = new ArchiveWriter(file, 1_795_340_678);
        writer.AppendSetup(election.Election, election.Trustees, election.Credentials);
        tool.Write(election.Uuid + ".bel", file.ToArray());
        var ballots = new List<Ballot>();
        foreach (var (voter, choices) in Votes(election.Election.Questions[0]))
        {
            var ballot = Ballot.Make(election.Election, election.Codes[voter], [choices], election.Random);
            tool.VerifiesBallot(ballot.Bytes.Span, out var said).ShouldBeTrue(said);
            writer.AppendBallot(ballot.Bytes.Span);
            tool.Write(election.Uuid + ".bel", file.ToArray());
            ballots.Add(ballot);
        }
        ShouldBeAccepted(tool, election, "before the end");
        writer.AppendEndBallots();
        tool.Write(election.Uuid + ".bel", file.ToArray());
        ShouldBeAccepted(tool, election, "before the tally");
        var tally = election.TallyOf(ballots, out var counted);
        writer.AppendEncryptedTally(tally, counted);
        tool.Write(election.Uuid + ".bel", file.ToArray());
        ShouldBeAccepted(tool, election, "after the tally");
        var parts = new List<PartialDecryption>();
        for (var trustee = 0; trustee < 3; trustee++)
        {
            parts.Add(election.Decrypt(trustee, tally));
            writer.AppendPartialDecryption(trustee + 1, parts[^1].Bytes.Span);
            tool.Write(election.Uuid + ".bel", file.ToArray());
            ShouldBeAccepted(tool, election, $"after decryption {trustee + 1}");
        }
        ElectionResult
            .TryCompute(
                election.Election,
                election.Trustees,
                tally,
                SmallElection.ByOwner(parts),
                counted,
                out var result
            )
            .ShouldBeTrue();
        tool.Run("election", "compute-result").Trim().ShouldBe(System.Text.Encoding.UTF8.GetString(result!.Bytes.Span));
        writer.AppendResult(result.Bytes.Span);
        tool.Write(election.Uuid + ".bel", file.ToArray());
        ShouldBeAccepted(tool, election, "complete");
    }

    [Theory]
    [InlineData(Until.Ballots)]
    [InlineData(Until.EndBallots)]
    [InlineData(Until.Tally)]
    [InlineData(Until.Result)]
    internal void Marked_archive_of_ours_is_accepted_by_the_reference_tool_and_with_its_companions_by_ours(Until until)
    {
        SmallElection[] elections = [new(marked: true), SmallElection.Full()];
        foreach (var election in elections)
        {
            using var tool = new ReferenceTool();
            var archive = election.Archive(until);
            tool.Write(election.Uuid + ".bel", archive);

            tool.Verifies(out var said).ShouldBeTrue(said);
            Verifying.Verify(archive, election.Companions).Conclusion.ShouldBe("VALID");
            election.Dispose();
        }
    }

    [Fact]
    public void Ballot_of_the_reference_tools_making_is_valid_in_a_marked_election()
    {
        using var election = new SmallElection(marked: true);
        using var tool = new ReferenceTool();
        tool.Write(election.Uuid + ".bel", election.Archive([], Until.Ballots));
        tool.Write("code", election.Codes[0] + "\n");
        tool.Write("choice.json", "[[0,1,0,0]]\n");

        var ballot = tool.Run("election", "generate-ballot", "--privcred", "code", "--choice", "choice.json").Trim();

        Ballot
            .TryRead(System.Text.Encoding.UTF8.GetBytes(ballot), election.Election, out var read)
            .ShouldBe(DocumentFault.None);
        read!.SignatureHolds().ShouldBeTrue();
        read.ProofsHold(election.Election).ShouldBeTrue();
    }

    [Fact]
    public void Reference_tool_refuses_a_ballot_of_ours_with_a_broken_proof_so_the_checks_above_mean_something()
    {
        using var election = new SmallElection();
        using var tool = new ReferenceTool();
        tool.Write(election.Uuid + ".bel", election.Archive([], Until.Ballots));
        var ballot = System.Text.Encoding.UTF8.GetString(election.Vote(0).Bytes.Span);
        var variant = FieldVariants
            .OtherValues(ballot)
            .First(v => v.Path.EndsWith("response", StringComparison.Ordinal));

        var accepted = tool.VerifiesBallot(
            System.Text.Encoding.UTF8.GetBytes(election.SignAgain(variant.Text, 0)),
            out _
        );

        accepted.ShouldBeFalse();
    }

    [Fact]
    public void Credentials_of_ours_are_those_that_the_reference_tool_derives()
    {
        using var election = new SmallElection();
        using var tool = new ReferenceTool();
        foreach (var code in election.Codes)
        {
            var said = tool.Run(
                "setup",
                "generate-credentials",
                "--uuid",
                election.Uuid,
                "--group",
                "Ed25519",
                "--derive",
                code
            );
            said.Trim().ShouldBe(election.CredentialOf(code).ToString());
        }
    }

    private static void ShouldBeAccepted(ReferenceTool tool, SmallElection election, string when)
    {
        tool.Verifies(out var said).ShouldBeTrue($"{when}: {said}");
        Verifying.Verify(tool.Read(election.Uuid + ".bel")).Conclusion.ShouldBe("VALID", when);
    }

    /// <summary>The fewest, the most, blank if there is, and a second vote of the first voter.</summary>
    private static IEnumerable<(int Voter, int[] Choices)> Votes(Question question)
    {
        yield return (0, Choose(question, question.Max));
        yield return (1, Choose(question, question.Min));
        if (question.Blank)
        {
            var blank = new int[question.Choices];
            blank[0] = 1;
            yield return (2, blank);
        }
        yield return (0, Choose(question, question.Min));
    }

    private static int[] Choose(Question question, int count)
    {
        var choices = new int[question.Choices];
        Array.Fill(choices, 1, question.Blank ? 1 : 0, count);
        return choices;
    }
}
