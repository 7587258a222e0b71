using Hustings.Cryptography.Shuffles;
using Shouldly;
using Xunit;

namespace Hustings.Cryptography.Tests.Shuffles;

/// <summary>
/// A prover who knows every secret and lies in one equation only: he changes that equation's commitment before the challenge is
/// drawn, so that the challenge fits and all other equations hold. Each equation alone must refuse him.
/// </summary>
public class OneEquationShort
{
    private const string Hash = "K9i1//8zE5Dt625YRq6V1jEOapxZYR59P5c/YMiBBx8";
    private const int Honest = -1;
    private static readonly int[] Order = [2, 0, 1];
    private static readonly string[] Commitments = ["t1", "t2", "t3", "t41", "t42", "t^ 0", "t^ 1", "t^ 2"];

    [Fact]
    public void Proof_is_refused_by_each_of_its_equations_alone()
    {
        Holds(Honest).ShouldBeTrue();
        for (int wrong = 0; wrong < Commitments.Length; wrong++)
            Holds(wrong).ShouldBeFalse(Commitments[wrong]);
    }

    /// <summary>Proves a shuffle of three with plain numbers, and asks the verifier.</summary>
    private static bool Holds(int wrong)
    {
        SeededRandom random = new("one equation short"u8);
        Scalar[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => Scalar.Random(random))];
        int n = Order.Length;
        Point y = Point.MultiplyBase(Scalar.Random(random));
        Ciphertext[] input = new Ciphertext[n];
        Ciphertext[] output = new Ciphertext[n];
        Scalar[] first = Draw(n);
        Scalar[] again = Draw(n);
        for (int i = 0; i < n; i++)
            input[i] = new(Point.MultiplyBase(first[i]), Point.Multiply(first[i], y) + Embedding.Encode([i]));
        Scalar[] r = Draw(n);
        Point[] c = new Point[n];
        foreach ((int i, int j) in Order.Index())
        {
            output[i] = new(input[j].Alpha + Point.MultiplyBase(again[j]), input[j].Beta + Point.Multiply(again[j], y));
            c[j] = Point.MultiplyBase(r[j]) + Generators.Get(i);
        }
        using ShuffleTranscript transcript = new(Hash, y, input, output, c);
        Scalar[] u = transcript.PermutationChallenges(n);
        Scalar[] moved = [.. Order.Select(j => u[j])];
        Scalar[] rHat = Draw(n);
        Point[] chain = new Point[n];
        Point Previous(int i) => i == 0 ? Generators.Secondary : chain[i - 1];
        for (int i = 0; i < n; i++)
            chain[i] = Point.MultiplyBase(rHat[i]) + Point.Multiply(moved[i], Previous(i));

        Scalar[] w = Draw(4);
        Scalar[] wHat = Draw(n);
        Scalar[] wPrime = Draw(n);
        Point[] t =
        [
            Point.MultiplyBase(w[0]),
            Point.MultiplyBase(w[1]),
            Point.MultiplyBase(w[2]) + Sum(n, i => Point.Multiply(wPrime[i], Generators.Get(i))),
            Sum(n, i => Point.Multiply(wPrime[i], output[i].Beta)) - Point.Multiply(w[3], y),
            Sum(n, i => Point.Multiply(wPrime[i], output[i].Alpha)) - Point.MultiplyBase(w[3]),
            .. Enumerable.Range(0, n).Select(i => Point.MultiplyBase(wHat[i]) + Point.Multiply(wPrime[i], Previous(i))),
        ];
        if (wrong != Honest)
            t[wrong] += Point.Generator;
        ShuffleCommitments commitments = new(t[0], t[1], t[2], t[3], t[4], t[5..]);
        Scalar x = transcript.Challenge(commitments, chain);

        (Scalar rBar, Scalar rTilde, Scalar rPrime, Scalar rChain) = (
            Scalar.Zero,
            Scalar.Zero,
            Scalar.Zero,
            Scalar.Zero
        );
        for (int i = 0; i < n; i++)
        {
            rBar += r[i];
            rTilde += r[i] * u[i];
            rPrime += again[i] * u[i];
            // What stands in the last link of the chain: each link carries the one before, times its own challenge.
            rChain = rHat[i] + (rChain * moved[i]);
        }
        ShuffleResponses responses = new(
            w[0] + (x * rBar),
            w[1] + (x * rChain),
            w[2] + (x * rTilde),
            w[3] + (x * rPrime),
            [.. wHat.Select((one, i) => one + (x * rHat[i]))],
            [.. wPrime.Select((one, i) => one + (x * moved[i]))]
        );
        return ShuffleVerifier.Verify(new(y), Hash, input, output, new(commitments, responses, c, chain));
    }

    private static Point Sum(int count, Func<int, Point> part)
    {
        Point sum = Point.Identity;
        for (int i = 0; i < count; i++)
            sum += part(i);
        return sum;
    }
}
