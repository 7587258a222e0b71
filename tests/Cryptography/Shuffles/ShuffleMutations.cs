using Hustings.Cryptography.Shuffles;
using Shouldly;
using Xunit;

namespace Hustings.Cryptography.Tests.Shuffles;

/// <summary>A shuffle as made holds; with any value in it changed, dropped, doubled or swapped it does not.</summary>
public class ShuffleMutations
{
    private const string Hash = "K9i1//8zE5Dt625YRq6V1jEOapxZYR59P5c/YMiBBx8";
    private readonly SeededRandom _random = new("shuffle"u8);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(17)]
    public void Shuffle_as_made_holds_and_decrypts_to_the_same_votes(int count)
    {
        using SecretScalar x = SecretScalar.Random(_random);
        (Ciphertext[] input, Ciphertext[] output, ShuffleProof proof) = Shuffled(x, count);
        ShuffleVerifier.Verify(new(x.PublicPoint()), Hash, input, output, proof).ShouldBeTrue();
        Plaintexts(x, output).ShouldBe(Plaintexts(x, input), ignoreOrder: true);
        if (count > 1)
            output.Intersect(input).ShouldBeEmpty();
    }

    [Fact]
    public void Shuffle_with_any_one_value_changed_is_refused()
    {
        using SecretScalar x = SecretScalar.Random(_random);
        ElectionKey key = new(x.PublicPoint());
        (Ciphertext[] input, Ciphertext[] output, ShuffleProof proof) = Shuffled(x, 3);
        int mutants = 0;
        foreach ((string name, Ciphertext[] i, Ciphertext[] o, ShuffleProof p) in Mutants(input, output, proof))
        {
            ShuffleVerifier.Verify(key, Hash, i, o, p).ShouldBeFalse(name);
            mutants++;
        }
        mutants.ShouldBeGreaterThan(60);
        ShuffleVerifier.Verify(key, Hash + "A", input, output, proof).ShouldBeFalse();
        ShuffleVerifier.Verify(new(key.Point + Point.Generator), Hash, input, output, proof).ShouldBeFalse();
    }

    [Fact]
    public void Shuffle_that_drops_doubles_or_replaces_a_ciphertext_is_refused()
    {
        using SecretScalar x = SecretScalar.Random(_random);
        ElectionKey key = new(x.PublicPoint());
        (Ciphertext[] input, Ciphertext[] output, ShuffleProof proof) = Shuffled(x, 4);
        ShuffleVerifier.Verify(key, Hash, input, output[1..], proof).ShouldBeFalse();
        ShuffleVerifier.Verify(key, Hash, input, [.. output, output[0]], proof).ShouldBeFalse();
        ShuffleVerifier.Verify(key, Hash, input, [output[1], output[1], output[2], output[3]], proof).ShouldBeFalse();
        ShuffleVerifier.Verify(key, Hash, input[1..], output[1..], proof).ShouldBeFalse();
        // An honest proof for a list in which one vote stands twice does not serve for the true list.
        Ciphertext[] doubled = [input[0], input[0], input[2], input[3]];
        (Ciphertext[] other, ShuffleProof otherProof) = Shuffle.Make(key, Hash, doubled, _random);
        ShuffleVerifier.Verify(key, Hash, doubled, other, otherProof).ShouldBeTrue();
        ShuffleVerifier.Verify(key, Hash, input, other, otherProof).ShouldBeFalse();
    }

    private (Ciphertext[] Input, Ciphertext[] Output, ShuffleProof Proof) Shuffled(SecretScalar x, int count)
    {
        Point y = x.PublicPoint();
        Ciphertext[] input = new Ciphertext[count];
        for (int i = 0; i < count; i++)
        {
            Scalar r = Scalar.Random(_random);
            input[i] = new(Point.MultiplyBase(r), Point.Multiply(r, y) + Embedding.Encode([i, 255 - i, 7]));
        }
        (Ciphertext[] output, ShuffleProof proof) = Shuffle.Make(new(y), Hash, input, _random);
        return (input, output, proof);
    }

    private static int[][] Plaintexts(SecretScalar x, Ciphertext[] list) =>
        [.. list.Select(c => Embedding.Decode(c.Beta - x.Multiply(c.Alpha), 3))];

    private static IEnumerable<(string, Ciphertext[], Ciphertext[], ShuffleProof)> Mutants(
        Ciphertext[] input,
        Ciphertext[] output,
        ShuffleProof p
    )
    {
        static T[] With<T>(T[] list, int index, T value)
        {
            T[] copy = [.. list];
            copy[index] = value;
            return copy;
        }
        static Point Other(Point q) => q + Point.Generator;

        for (int i = 0; i < input.Length; i++)
        {
            yield return ($"input alpha {i}", With(input, i, new(Other(input[i].Alpha), input[i].Beta)), output, p);
            yield return ($"input beta {i}", With(input, i, new(input[i].Alpha, Other(input[i].Beta))), output, p);
            yield return ($"output alpha {i}", input, With(output, i, new(Other(output[i].Alpha), output[i].Beta)), p);
            yield return ($"output beta {i}", input, With(output, i, new(output[i].Alpha, Other(output[i].Beta))), p);
            int j = (i + 1) % input.Length;
            yield return ($"output {i} and {j}", input, With(With(output, i, output[j]), j, output[i]), p);
        }
        ShuffleCommitments t = p.Commitments;
        foreach (
            (string name, ShuffleCommitments changed) in new[]
            {
                ("t1", t with { T1 = Other(t.T1) }),
                ("t2", t with { T2 = Other(t.T2) }),
                ("t3", t with { T3 = Other(t.T3) }),
                ("t41", t with { T41 = Other(t.T41) }),
                ("t42", t with { T42 = Other(t.T42) }),
                ("t41 and t42", t with { T41 = t.T42, T42 = t.T41 }),
                ("t1 identity", t with { T1 = Point.Identity }),
            }
        )
            yield return (name, input, output, p with { Commitments = changed });
        ShuffleResponses s = p.Responses;
        foreach (
            (string name, ShuffleResponses changed) in new[]
            {
                ("s1", s with { S1 = s.S1 + Scalar.One }),
                ("s2", s with { S2 = s.S2 + Scalar.One }),
                ("s3", s with { S3 = s.S3 + Scalar.One }),
                ("s4", s with { S4 = s.S4 + Scalar.One }),
                ("s4 zero", s with { S4 = Scalar.Zero }),
            }
        )
            yield return (name, input, output, p with { Responses = changed });
        for (int i = 0; i < input.Length; i++)
        {
            yield return (
                $"t^ {i}",
                input,
                output,
                p with
                {
                    Commitments = t with { Hat = With(t.Hat, i, Other(t.Hat[i])) },
                }
            );
            yield return (
                $"s^ {i}",
                input,
                output,
                p with
                {
                    Responses = s with { Hat = With(s.Hat, i, s.Hat[i] + Scalar.One) },
                }
            );
            yield return (
                $"s' {i}",
                input,
                output,
                p with
                {
                    Responses = s with { Prime = With(s.Prime, i, -s.Prime[i]) },
                }
            );
            yield return (
                $"c {i}",
                input,
                output,
                p with
                {
                    Permutation = With(p.Permutation, i, Other(p.Permutation[i])),
                }
            );
            yield return ($"c^ {i}", input, output, p with { Chain = With(p.Chain, i, Other(p.Chain[i])) });
        }
        yield return ("t^ short", input, output, p with { Commitments = t with { Hat = t.Hat[1..] } });
        yield return ("s^ short", input, output, p with { Responses = s with { Hat = s.Hat[1..] } });
        yield return ("s' long", input, output, p with { Responses = s with { Prime = [.. s.Prime, Scalar.One] } });
        yield return ("c short", input, output, p with { Permutation = p.Permutation[..^1] });
        yield return ("c^ short", input, output, p with { Chain = p.Chain[..^1] });
        foreach (int i in Enumerable.Range(0, input.Length))
        {
            yield return ($"input {i} identity", With(input, i, Ciphertext.Neutral), output, p);
            yield return ($"output {i} identity", input, With(output, i, Ciphertext.Neutral), p);
            yield return (
                $"s^ {i} zero",
                input,
                output,
                p with
                {
                    Responses = s with { Hat = With(s.Hat, i, Scalar.Zero) },
                }
            );
            yield return (
                $"s' {i} zero",
                input,
                output,
                p with
                {
                    Responses = s with { Prime = With(s.Prime, i, Scalar.Zero) },
                }
            );
            yield return (
                $"c {i} identity",
                input,
                output,
                p with
                {
                    Permutation = With(p.Permutation, i, Point.Identity),
                }
            );
            yield return ($"c^ {i} identity", input, output, p with { Chain = With(p.Chain, i, Point.Identity) });
            yield return (
                $"t^ {i} identity",
                input,
                output,
                p with
                {
                    Commitments = t with { Hat = With(t.Hat, i, Point.Identity) },
                }
            );
        }
    }
}
