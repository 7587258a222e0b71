using System.Text;
using Hustings.Record;
using Hustings.Record.Archive;
using Hustings.Verification.Structure;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Structure;

/// <summary>Archives that break off or hold what nothing refers to: one fault, at one place, and nothing is read behind it.</summary>
public sealed class BrokenArchiveTests
{
    private static readonly byte[] Archive = Make();

    [Fact]
    public void Archive_that_the_others_are_made_of_is_valid() =>
        Verifying.Verify(Archive).Conclusion.ShouldBe("VALID");

    [Fact]
    public void Archive_without_a_setup_says_so()
    {
        var opened = OpenedArchive.Open(Archive);
        opened.Steps.Clear();
        Fault(opened.Write()).ShouldBe("event_order at : no Setup event");
    }

    [Fact]
    public void Data_at_the_end_that_no_event_refers_to_are_refused() =>
        Fault(With(("", "one"))).ShouldBe("data_referenced at 2: data at the end that no event refers to");

    [Fact]
    public void More_data_in_a_row_than_any_event_refers_to_are_refused_at_the_first_too_many()
    {
        var fault = Fault(With(("", "1"), ("", "2"), ("", "3"), ("", "4"), ("", "5"), ("", "6")));
        fault.ShouldBe("data_referenced at 2: more data in a row than any event refers to");
    }

    [Fact]
    public void Behind_data_with_the_name_of_others_nothing_is_read()
    {
        var other = Step.Hash("something else");
        Fault(With((other, "one"), (other, "two"))).ShouldBe("data_hash at 2: another content's name");
    }

    [Theory]
    [InlineData(EventType.EndBallots, true, "EndBallots with payload")]
    [InlineData(EventType.EndShuffles, true, "EndShuffles with payload")]
    [InlineData(EventType.EndShuffles, false, null)]
    [InlineData(EventType.Ballot, false, "Ballot without payload")]
    [InlineData(EventType.Result, false, "Result without payload")]
    public void Event_has_a_payload_or_none_as_its_type_says(EventType type, bool payload, string? wrong)
    {
        var found = new ArchiveEvent(null, 0, type, payload ? Step.Hash("it") : null);
        References.TryRead(found, _ => null, out var references).ShouldBe(DocumentFault.None);
        references.Missing([]).ShouldBe(wrong);
    }

    /// <summary>Whoever's answers are opened one by one would be known by a weight that nobody else has.</summary>
    [Fact]
    public void Weights_do_not_go_with_a_ranking_not_even_beside_a_question_that_is_added_up()
    {
        var one = new Question("Who?", ["Ann", "Bob"], 1, 1, false);
        var ranking = Question.NonHomomorphic("In what order?", ["Ann", "Bob"]);
        Weighted(one, one).Conclusion.ShouldBe("VALID");
        Weighted(one, ranking).ShouldBeRefusedAt("both", Check.CredentialsWeights, 0);
        Weighted(ranking).ShouldBeRefusedAt("ranking", Check.CredentialsWeights, 0);
    }

    private static VerificationReport Weighted(params Question[] questions)
    {
        using var election = new SmallElection(questions, voters: 2, trustees: 1);
        var list = string.Join(',', election.Credentials.Points.Select((point, i) => $"\"{point},{i + 2}\""));
        PublicCredentials
            .TryRead(Encoding.ASCII.GetBytes($"[{list}]"), out var credentials)
            .ShouldBe(DocumentFault.None);
        using var stream = new MemoryStream();
        new ArchiveWriter(stream, 1_795_340_678).AppendSetup(election.Election, election.Trustees, credentials!);
        return Verifying.Verify(stream.ToArray());
    }

    private static byte[] Make()
    {
        using var election = new SmallElection(voters: 1, trustees: 1);
        return election.Archive([election.Vote(0)], Until.Ballots);
    }

    /// <summary>With further data behind its end, under their own names if none is given.</summary>
    private static byte[] With(params (string Name, string Text)[] data)
    {
        using var tar = new MemoryStream();
        tar.Write(Archive);
        var opened = OpenedArchive.Open(Archive);
        foreach (var (name, text) in data)
        {
            opened.Entry(tar, $"{(name.Length == 0 ? Step.Hash(text) : name)}.data.json", text);
        }
        return tar.ToArray();
    }

    private static string Fault(byte[] archive)
    {
        var report = Verifying.Verify(archive);
        report.Verdict.ShouldBe(Verdict.Invalid);
        report.Failures.ShouldBe(1, $"{report.Failure}");
        return $"{report.Failure!.Name} at {report.Failure.Height}: {report.Failure.Explanation}";
    }
}
