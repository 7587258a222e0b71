using Hustings.Cryptography;
using Shouldly;
using Xunit;

namespace Hustings.Record.Tests;

/// <summary>Companions and what they are bound to, each input varied; what trustees hand in, taken apart.</summary>
public sealed class CompanionTests : IDisposable
{
    private static readonly string Order = new('a', 64);
    private static readonly SeededRandom Random = new("companions"u8);

    private readonly SecretScalar key = SecretScalar.Random(Random);
    private readonly OpeningPlace place;
    private readonly PartialDecryption decryption;
    private readonly Companion companion;

    public CompanionTests()
    {
        place = new(Marked("11111111111111"), Sample.Tally, Order, 1);
        decryption = PartialDecryption.Make(place.Election, Sample.Tally, key, Random);
        companion = Companion.Make(place, decryption, key, Random);
    }

    public void Dispose() => key.Dispose();

    [Fact]
    public void Companion_holds_only_for_its_place_its_decryption_and_its_trustee()
    {
        var own = key.PublicPoint();
        companion.Verify(place, decryption, own).ShouldBeTrue();

        using var other = SecretScalar.Random(Random);
        var others = PartialDecryption.Make(place.Election, Sample.Tally, other, Random);
        companion.Verify(place, others, own).ShouldBeFalse();
        (companion with { Decryption = others.Hash }).Verify(place, others, own).ShouldBeFalse();
        companion.Verify(place, decryption, other.PublicPoint()).ShouldBeFalse();
        companion.Verify(place with { Order = new string('b', 64) }, decryption, own).ShouldBeFalse();
        companion.Verify(place with { Election = Marked("11111111111112") }, decryption, own).ShouldBeFalse();
        companion.Verify(place with { Owner = 2 }, decryption, own).ShouldBeFalse();
        (companion with { Owner = 2 }).Verify(place with { Owner = 2 }, decryption, own).ShouldBeFalse();
        (companion with { Owner = 2 }).Verify(place, decryption, own).ShouldBeFalse();
        var twice = new TallySum(Sample.Election);
        twice.Add(Sample.Ballot);
        twice.Add(Sample.Ballot);
        companion.Verify(place with { Tally = twice.ToTally() }, decryption, own).ShouldBeFalse();
    }

    [Fact]
    public void Companion_of_an_election_that_is_not_marked_is_nobodys_to_make() =>
        Should.Throw<InvalidOperationException>(() =>
            Companion.Make(place with { Election = Sample.Election }, decryption, key, Random)
        );

    [Fact]
    public void What_a_trustee_hands_in_is_taken_apart_as_it_was_put_together()
    {
        ProvenDecryption.Split(new ProvenDecryption(decryption, companion).ToBytes(), out var bytes, out var line);

        bytes.ToArray().ShouldBe(decryption.Bytes.ToArray());
        line!.Value.ToArray().ShouldBe(companion.ToBytes());
        Companion.TryRead(line.Value.Span, out var read).ShouldBe(DocumentFault.None);
        read.ShouldBe(companion);
    }

    [Fact]
    public void Half_of_what_a_trustee_hands_in_is_seen_to_be_half()
    {
        byte[] whole = new ProvenDecryption(decryption, companion).ToBytes();
        ProvenDecryption.Split(decryption.Bytes, out _, out var nothing);
        nothing.ShouldBeNull();
        ProvenDecryption.Split(whole.AsMemory(0, decryption.Bytes.Length + 1), out _, out var lineFeed);
        lineFeed.ShouldBeNull();
        ProvenDecryption.Split(whole.AsMemory(..^1), out _, out var cutOff);
        Companion.TryRead(cutOff!.Value.Span, out _).ShouldNotBe(DocumentFault.None);
    }

    [Fact]
    public void Lines_are_split_as_they_were_joined_and_a_cut_off_one_is_refused()
    {
        byte[] file = CompanionLines.Join([companion.ToBytes(), companion.ToBytes()]);

        CompanionLines.TrySplit(file, out var lines).ShouldBe(DocumentFault.None);
        lines.Count.ShouldBe(2);
        lines[1].ToArray().ShouldBe(companion.ToBytes());
        CompanionLines.TrySplit(file.AsMemory(..^1), out _).ShouldBe(DocumentFault.Shape);
        CompanionLines.TrySplit(new byte[CompanionLines.LargestFile + 1], out _).ShouldBe(DocumentFault.TooLarge);
        CompanionLines.TrySplit(default, out var none).ShouldBe(DocumentFault.None);
        none.ShouldBeEmpty();
    }

    [Fact]
    public void Mark_is_read_as_it_is_written()
    {
        var mark = new ElectionMark("TC8ZwPjLDDcDt5", Order);

        ElectionMark.TryRead(mark.ToString(), out var read).ShouldBe(DocumentFault.None);
        read.ShouldBe(mark);
        Marked("TC8ZwPjLDDcDt5").Mark.ShouldBe(mark);
        ElectionMark.TryRead(null, out read).ShouldBe(DocumentFault.None);
        read.ShouldBeNull();
    }

    private static Election Marked(string contest) =>
        Election.Create(
            Sample.Election.Uuid,
            Sample.Election.Name,
            Sample.Election.Description,
            Sample.Election.PublicKey.Point,
            Sample.Election.Questions,
            $"hustings/1 {contest} {Order}"
        );
}
