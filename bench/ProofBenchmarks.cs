using System.Text;
using BenchmarkDotNet.Attributes;
using Hustings.Cryptography;
using Hustings.Cryptography.Proofs;

namespace Hustings.Bench;

/// <summary>Making and checking the proofs of one ballot with three candidates.</summary>
[MemoryDiagnoser]
public class ProofBenchmarks
{
    private readonly SeededRandom _random = new("bench"u8);
    private readonly byte[] _prefix = Encoding.ASCII.GetBytes($"{new string('a', 43)}|{new string('b', 64)}");
    private ElectionKey _key = null!;
    private HomomorphicAnswer _answer = null!;

    [Params(false, true)]
    public bool Blank { get; set; }

    private QuestionRule Rule => new(3, 1, 1, Blank);

    private int[] Choices => Blank ? [0, 0, 1, 0] : [0, 1, 0];

    [GlobalSetup]
    public void Setup()
    {
        using SecretScalar x = SecretScalar.Random(_random);
        _key = new(x.PublicPoint());
        _answer = Encrypt();
    }

    [Benchmark]
    public HomomorphicAnswer Encrypt() => HomomorphicAnswers.Encrypt(_key, Rule, Choices, _prefix, _random);

    [Benchmark(Baseline = true)]
    public bool Verify() => HomomorphicAnswers.Verify(_key, Rule, _answer, _prefix);
}
