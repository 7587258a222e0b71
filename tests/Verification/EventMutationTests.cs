using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests;

/// <summary>Events dropped, doubled, reordered and chained again.</summary>
public sealed class EventMutationTests : IDisposable
{
    private static readonly string[] Types =
    [
        "Setup",
        "Ballot",
        "Ballot",
        "Ballot",
        "Ballot",
        "EndBallots",
        "EncryptedTally",
        "PartialDecryption",
        "PartialDecryption",
        "Result",
    ];

    private readonly SmallElection election = new();
    private readonly byte[] archive;

    public EventMutationTests() => archive = election.Archive();

    public void Dispose() => election.Dispose();

    [Fact]
    public void Archive_has_the_events_that_these_tests_speak_of()
    {
        OpenedArchive.Open(archive).Steps.Select(step => step.Type).ShouldBe(Types);
        OpenedArchive.Open(archive).Write().ShouldBe(archive);
    }

    [Fact]
    public void Event_dropped_and_chained_again_is_refused()
    {
        for (var height = 0; height < Types.Length - 1; height++)
        {
            var opened = OpenedArchive.Open(archive);
            opened.Steps.RemoveAt(height);
            var check = Types[height] switch
            {
                // The first voter's first ballot counted for nothing: without it the record is another, valid one.
                "Ballot" when height == 1 => (Check?)null,
                "Ballot" => height == 4 ? Check.EncryptedTally : Check.TallyCount,
                "PartialDecryption" => Check.DecryptionComplete,
                _ => Check.EventOrder,
            };

            var report = opened.Verify();

            if (check is { } expected)
            {
                report.ShouldBeRefusedBy($"without {height}", expected);
            }
            else
            {
                report.Conclusion.ShouldBe("VALID");
                report.Fingerprints.LastEvent.ShouldNotBe(Verifying.Verify(archive).Fingerprints.LastEvent);
            }
        }
    }

    [Fact]
    public void Result_dropped_leaves_a_valid_record_that_says_how_far_it_is()
    {
        var opened = OpenedArchive.Open(archive);
        opened.Steps.RemoveAt(9);

        var report = opened.Verify();

        report.Conclusion.ShouldBe("VALID");
        report.Progress.ShouldBe(Progress.Tallied);
        report.Result.ShouldBeNull();
        report.Checks.Single(check => check.Check == Check.Result).State.ShouldBe(CheckState.NotYet);
    }

    [Fact]
    public void Event_doubled_and_chained_again_is_refused()
    {
        for (var height = 0; height < Types.Length; height++)
        {
            for (var at = height + 1; at <= Types.Length; at++)
            {
                var opened = OpenedArchive.Open(archive);
                opened.Steps.Insert(at, opened.Steps[height].Copy());

                var report = opened.Verify();

                report.ShouldBeRefusedBy(
                    $"{Types[height]} {height} again at {at}",
                    Types[height] switch
                    {
                        "Ballot" when at <= 5 => Check.BallotDistinct,
                        "PartialDecryption" when at <= 9 => Check.DecryptionOwner,
                        _ => Check.EventOrder,
                    }
                );
            }
        }
    }

    [Fact]
    public void Events_exchanged_and_chained_again_are_refused_unless_both_are_ballots_of_different_voters()
    {
        for (var first = 0; first < Types.Length; first++)
        {
            for (var second = first + 1; second < Types.Length; second++)
            {
                var opened = OpenedArchive.Open(archive);
                (opened.Steps[first], opened.Steps[second]) = (opened.Steps[second], opened.Steps[first]);

                var report = opened.Verify();

                var what = $"{first} and {second}";
                if ((first, second) is (1, 4))
                {
                    report.ShouldBeRefusedBy("the first voter's two ballots exchanged", Check.EncryptedTally);
                }
                else if (Types[first] == Types[second])
                {
                    // Either order is a record of the same election; the last event's hash tells them apart.
                    report.Conclusion.ShouldBe("VALID", what);
                    report.Fingerprints.LastEvent.ShouldNotBe(Verifying.Verify(archive).Fingerprints.LastEvent);
                }
                else
                {
                    // A result before the last decryption is refused for what it lacks.
                    report.ShouldBeRefusedBy(
                        what,
                        (first, second) is (8, 9) ? Check.DecryptionComplete : Check.EventOrder
                    );
                }
            }
        }
    }

    [Fact]
    public void Events_dropped_doubled_or_exchanged_without_chaining_again_are_refused()
    {
        var entries = Entries(archive);
        for (var i = 0; i < entries.Count; i++)
        {
            var dropped = entries.Where((_, index) => index != i).ToList();
            var doubled = entries.Take(i + 1).Concat(entries.Skip(i)).ToList();
            Verifying.Verify(Join(doubled)).Verdict.ShouldNotBe(Verdict.Valid, $"entry {i} doubled");
            if (i < entries.Count - 1)
            {
                Verifying.Verify(Join(dropped)).Verdict.ShouldNotBe(Verdict.Valid, $"entry {i} dropped");
            }
            else
            {
                Verifying.Verify(Join(dropped)).ShouldBeRefusedBy("result without its event", Check.DataReferenced);
            }
        }
    }

    [Fact]
    public void Data_that_no_event_refers_to_is_refused()
    {
        for (var height = 0; height < Types.Length; height++)
        {
            var opened = OpenedArchive.Open(archive);
            opened.Steps[height].Data.Insert(0, "{}");
            if (Types[height] == "EndBallots")
            {
                opened.Steps[height].Event["payload"] = null;
            }
            opened.Verify().ShouldBeRefusedAt($"stray data before {height}", Check.DataReferenced, height);
        }
    }

    [Fact]
    public void Document_in_the_place_of_the_payload_that_names_it_is_no_payload()
    {
        foreach (var height in new[] { 6, 7, 8 })
        {
            var opened = OpenedArchive.Open(archive);
            opened.Steps[height].Event["payload"] = Step.Hash(opened.Steps[height].Data[0]);
            opened.Verify().ShouldBeRefusedAt($"{height}", Check.PayloadCanonical, height);
        }
    }

    private static List<byte[]> Entries(byte[] tar)
    {
        var (at, entries) = (0, new List<byte[]>());
        while (at < tar.Length)
        {
            var size = Convert.ToInt32(System.Text.Encoding.ASCII.GetString(tar, at + 124, 11), 8);
            var length = 512 + ((size + 511) / 512 * 512);
            entries.Add(tar[at..(at + length)]);
            at += length;
        }
        return entries;
    }

    private static byte[] Join(IEnumerable<byte[]> entries) => [.. entries.SelectMany(entry => entry)];
}
