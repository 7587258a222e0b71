using Hustings.Cryptography;
using Shouldly;
using Xunit;

namespace Hustings.Record.Tests;

/// <summary>Sums, decryptions and results, each input varied.</summary>
public sealed class TallyTests : IDisposable
{
    private readonly SeededRandom random = new("tally"u8);
    private readonly SecretScalar[] keys;
    private readonly TrusteeKeys trustees;
    private readonly Election election;
    private readonly List<Ballot> ballots;

    public TallyTests()
    {
        keys = [SecretScalar.Random(random), SecretScalar.Random(random)];
        trustees = TrusteeKeys.Create([.. keys.Select(key => TrusteePublicKey.Make(key, random))]);
        election = Election.Create(
            "TC8ZwPjLDDcDt5",
            "",
            "",
            trustees.CombinedKey,
            [new Question("Q?", ["A", "B"], 1, 1, true), new Question("R?", ["C"], 0, 1, false)]
        );
        ballots =
        [
            Ballot.Make(
                election,
                VotingCode.Generate(random),
                [
                    [0, 1, 0],
                    [1],
                ],
                random
            ),
            Ballot.Make(
                election,
                VotingCode.Generate(random),
                [
                    [0, 1, 0],
                    [0],
                ],
                random
            ),
            Ballot.Make(
                election,
                VotingCode.Generate(random),
                [
                    [1, 0, 0],
                    [1],
                ],
                random
            ),
        ];
    }

    public void Dispose()
    {
        foreach (var key in keys)
        {
            key.Dispose();
        }
    }

    [Fact]
    public void Sum_does_not_depend_on_order_or_on_how_it_was_split()
    {
        var whole = Sum(ballots);
        var backwards = Sum(Enumerable.Reverse(ballots));
        var merged = Sum(ballots.Take(1));
        merged.Merge(Sum(ballots.Skip(1)));
        var replaced = Sum([ballots[0], .. ballots]);
        replaced.Remove(ballots[0]);
        foreach (var other in new[] { backwards, merged, replaced })
        {
            other.ToTally().Hash.ShouldBe(whole.ToTally().Hash);
            other.Ballots.ShouldBe(3);
        }
        Sum(ballots.Skip(1)).ToTally().Hash.ShouldNotBe(whole.ToTally().Hash);
    }

    [Fact]
    public void Sum_refuses_ballots_of_another_election() =>
        Should.Throw<ArgumentException>(() => Sum([Sample.Ballot]));

    [Fact]
    public void Tally_opens_to_the_votes_with_every_trustee_and_not_without_one()
    {
        var tally = Sum(ballots).ToTally();
        var parts = keys.Select(key => PartialDecryption.Make(election, tally, key, random)).ToList();

        Open(tally, parts, 3, out var result).ShouldBeTrue();

        result!.Counts.ShouldBe([
            [1L, 2L, 0L],
            [2L],
        ]);
        System.Text.Encoding.ASCII.GetString(result.Bytes.Span).ShouldBe("""{"result":[[1,2,0],[2]]}""");
        Open(tally, parts[..1], 3, out _).ShouldBeFalse();
        Open(tally, [parts[0], parts[0]], 3, out _).ShouldBeFalse();
        Open(tally, parts, 1, out _).ShouldBeFalse("more votes than ballots");
    }

    [Fact]
    public void Tally_of_no_ballots_opens_to_zeros()
    {
        var tally = Sum([]).ToTally();
        var parts = keys.Select(key => PartialDecryption.Make(election, tally, key, random)).ToList();
        parts[0].Verify(election, tally, trustees.Keys[0].Key).ShouldBeTrue();
        Open(tally, parts, 0, out var result).ShouldBeTrue();
        result!.Counts.ShouldBe([
            [0L, 0L, 0L],
            [0L],
        ]);
    }

    private bool Open(
        EncryptedTally tally,
        IReadOnlyList<PartialDecryption> parts,
        long weight,
        out ElectionResult? result
    )
    {
        var byOwner = Enumerable.Range(0, parts.Count).ToDictionary(i => i + 1, i => parts[i]);
        return ElectionResult.TryCompute(election, trustees, tally, byOwner, weight, out result);
    }

    [Fact]
    public void Decryption_holds_only_for_its_election_its_tally_and_its_trustee()
    {
        var tally = Sum(ballots).ToTally();
        var part = PartialDecryption.Make(election, tally, keys[0], random);
        var other = Election.Create(election.Uuid, "x", "", election.PublicKey.Point, election.Questions);

        part.Verify(election, tally, trustees.Keys[0].Key).ShouldBeTrue();

        part.Verify(other, tally, trustees.Keys[0].Key).ShouldBeFalse("another election");
        part.Verify(election, Sum(ballots.Skip(1)).ToTally(), trustees.Keys[0].Key).ShouldBeFalse("another tally");
        part.Verify(election, tally, trustees.Keys[1].Key).ShouldBeFalse("another trustee");
    }

    private TallySum Sum(IEnumerable<Ballot> given)
    {
        var sum = new TallySum(election);
        foreach (var ballot in given)
        {
            sum.Add(ballot);
        }
        return sum;
    }
}
