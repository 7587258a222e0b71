using System.Text;
using Hustings.Cryptography.Proofs;

namespace Hustings.Cryptography.Tests.Contract;

/// <summary>A proof with every input of its verification by name, so that each can be varied on its own.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Inputs">The verification's inputs: string, <see cref="Point"/>, <see cref="Scalar"/> or byte[].</param>
/// <param name="Verify">The verification over those inputs, in order.</param>
public sealed record ProofSample(
    string Name,
    IReadOnlyList<(string Name, object Value)> Inputs,
    Func<object[], bool> Verify
)
{
    public override string ToString() => Name;
}

/// <summary>Every proof of this room; a new one added here inherits the contract tests.</summary>
public static class ProofRegistry
{
    public static readonly Point OtherPoint = Point.MultiplyBase(Scalar.From(123456789));

    public static IEnumerable<ProofSample> All()
    {
        SeededRandom random = new("proof registry"u8);
        yield return Key(random);
        yield return Signature(random);
        yield return Decryption(random);
        yield return Embedded(random);
        yield return Opening(random);
        foreach (
            (QuestionRule rule, int[] choices) in new (QuestionRule, int[])[]
            {
                (new(1, 0, 1, false), [0]),
                (new(1, 0, 1, false), [1]),
                (new(3, 1, 1, false), [0, 1, 0]),
                (new(3, 0, 2, false), [1, 1, 0]),
                (new(3, 1, 1, true), [1, 0, 0, 0]),
                (new(3, 1, 1, true), [0, 0, 0, 1]),
                (new(5, 0, 3, true), [0, 1, 0, 1, 0, 1]),
                (new(2, 0, 0, true), [0, 0, 0]),
                (new(3, 0, 1, true), [1, 0, 0, 0]),
                (new(3, 2, 3, true), [1, 0, 0, 0]),
                // So many branches and choices that buffers on the stack do not hold them.
                (new(9, 0, 9, false), [1, 0, 0, 1, 1, 0, 0, 0, 0]),
            }
        )
            yield return Answer(rule, choices, random);
    }

    private static ProofSample Key(SeededRandom random)
    {
        using SecretScalar x = SecretScalar.Random(random);
        Proof proof = KeyProof.Prove("Ed25519", x, x.PublicPoint(), random);
        return new(
            "key",
            [
                ("group", "Ed25519"),
                ("key", x.PublicPoint()),
                ("challenge", proof.Challenge),
                ("response", proof.Response),
            ],
            i => KeyProof.Verify((string)i[0], (Point)i[1], new((Scalar)i[2], (Scalar)i[3]))
        );
    }

    private static ProofSample Signature(SeededRandom random)
    {
        using SecretScalar s = SecretScalar.Random(random);
        byte[] hash = Encoding.ASCII.GetBytes("gYf4lMiMYVZ8vhe5nXfeGV0ekb3vzFbeT6TiqdR0vkE");
        Proof proof = BallotSignature.Sign(s, hash, random);
        return new(
            "signature",
            [
                ("credential", s.PublicPoint()),
                ("hash", hash),
                ("challenge", proof.Challenge),
                ("response", proof.Response),
            ],
            i => BallotSignature.Verify((Point)i[0], (byte[])i[1], new((Scalar)i[2], (Scalar)i[3]))
        );
    }

    private static ProofSample Decryption(SeededRandom random)
    {
        using SecretScalar x = SecretScalar.Random(random);
        byte[] hash = Encoding.ASCII.GetBytes("K9i1//8zE5Dt625YRq6V1jEOapxZYR59P5c/YMiBBx8");
        Point alpha = Point.MultiplyBase(Scalar.Random(random));
        Proof proof = DecryptionProof.Prove(hash, x, x.PublicPoint(), alpha, random);
        return new(
            "decryption",
            [
                ("election", hash),
                ("key", x.PublicPoint()),
                ("alpha", alpha),
                ("factor", x.Multiply(alpha)),
                ("challenge", proof.Challenge),
                ("response", proof.Response),
            ],
            i =>
                DecryptionProof.Verify(
                    (byte[])i[0],
                    (Point)i[1],
                    (Point)i[2],
                    (Point)i[3],
                    new((Scalar)i[4], (Scalar)i[5])
                )
        );
    }

    private static ProofSample Embedded(SeededRandom random)
    {
        using SecretScalar x = SecretScalar.Random(random);
        byte[] prefix = Encoding.ASCII.GetBytes($"K9i1//8zE5Dt625YRq6V1jEOapxZYR59P5c/YMiBBx8|{OtherPoint}");
        EmbeddedAnswer answer = EmbeddedAnswers.Encrypt(new(x.PublicPoint()), [3, 1, 2], prefix, random);
        return new(
            "embedded answer",
            [
                ("key", x.PublicPoint()),
                ("prefix", prefix),
                ("alpha", answer.Choices.Alpha),
                ("beta", answer.Choices.Beta),
                ("challenge", answer.Proof.Challenge),
                ("response", answer.Proof.Response),
            ],
            i =>
                EmbeddedAnswers.Verify(
                    new((Point)i[0]),
                    new(new((Point)i[2], (Point)i[3]), new((Scalar)i[4], (Scalar)i[5])),
                    (byte[])i[1]
                )
        );
    }

    private static ProofSample Opening(SeededRandom random)
    {
        using SecretScalar x = SecretScalar.Random(random);
        Point[] alphas = [Point.MultiplyBase(Scalar.Random(random)), Point.MultiplyBase(Scalar.Random(random))];
        Point[] factors = [.. alphas.Select(a => x.Multiply(a))];
        Point y = Point.MultiplyBase(Scalar.Random(random));
        byte[] election = new byte[32];
        byte[] order = [.. Enumerable.Repeat((byte)7, 32)];
        OpeningContext context = new("c1", election, y, 11, 12, 13, order);
        Proof proof = OpeningProof.Prove(context, x, x.PublicPoint(), alphas, factors, random);
        return new(
            "opening",
            [
                ("contest", "c1"),
                ("election hash", election),
                ("election key", y),
                ("round", Scalar.From(11)),
                ("pass", Scalar.From(12)),
                ("trustee", Scalar.From(13)),
                ("order", order),
                ("key", x.PublicPoint()),
                ("alpha 1", alphas[0]),
                ("alpha 2", alphas[1]),
                ("factor 1", factors[0]),
                ("factor 2", factors[1]),
                ("challenge", proof.Challenge),
                ("response", proof.Response),
            ],
            i =>
                OpeningProof.Verify(
                    new((string)i[0], (byte[])i[1], (Point)i[2], Small(i[3]), Small(i[4]), Small(i[5]), (byte[])i[6]),
                    (Point)i[7],
                    [(Point)i[8], (Point)i[9]],
                    [(Point)i[10], (Point)i[11]],
                    new((Scalar)i[12], (Scalar)i[13])
                )
        );
        // A number of the context, varied as a scalar: what does not fit 63 bits only has to differ.
        static long Small(object scalar) => (long)((Scalar)scalar).Word(0) & long.MaxValue;
    }

    private static ProofSample Answer(QuestionRule rule, int[] choices, SeededRandom random)
    {
        using SecretScalar x = SecretScalar.Random(random);
        Point y = x.PublicPoint();
        byte[] prefix = Encoding.ASCII.GetBytes($"K9i1//8zE5Dt625YRq6V1jEOapxZYR59P5c/YMiBBx8|{OtherPoint}");
        HomomorphicAnswer answer = HomomorphicAnswers.Encrypt(new(y), rule, choices, prefix, random);
        List<(string, object)> inputs = [("key", y), ("prefix", prefix)];
        for (int i = 0; i < answer.Choices.Length; i++)
        {
            inputs.Add(($"alpha {i}", answer.Choices[i].Alpha));
            inputs.Add(($"beta {i}", answer.Choices[i].Beta));
        }
        Proof[][] groups =
        [
            .. answer.IndividualProofs,
            answer.OverallProof,
            .. answer.BlankProof is { } b ? new[] { b } : [],
        ];
        foreach (((Proof[] proofs, int g), string name) in groups.Select((p, g) => ((p, g), $"proof {g}")))
            for (int j = 0; j < proofs.Length; j++)
            {
                inputs.Add(($"{name} challenge {j}", proofs[j].Challenge));
                inputs.Add(($"{name} response {j}", proofs[j].Response));
            }
        int[] lengths = [.. groups.Select(p => p.Length)];
        return new(
            $"answer {rule} [{string.Join(',', choices)}]",
            inputs,
            i => HomomorphicAnswers.Verify(new((Point)i[0]), rule, Assemble(rule, lengths, i), (byte[])i[1])
        );
    }

    private static HomomorphicAnswer Assemble(QuestionRule rule, int[] lengths, object[] inputs)
    {
        int next = 2;
        Ciphertext[] choices = new Ciphertext[rule.Choices];
        for (int i = 0; i < choices.Length; i++)
            choices[i] = new((Point)inputs[next++], (Point)inputs[next++]);
        Proof[][] groups = new Proof[lengths.Length][];
        for (int g = 0; g < groups.Length; g++)
        {
            groups[g] = new Proof[lengths[g]];
            for (int j = 0; j < lengths[g]; j++)
                groups[g][j] = new((Scalar)inputs[next++], (Scalar)inputs[next++]);
        }
        return new(choices, groups[..rule.Choices], groups[rule.Choices], rule.Blank ? groups[^1] : null);
    }
}
