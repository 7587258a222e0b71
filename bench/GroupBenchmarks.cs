using System.Text;
using BenchmarkDotNet.Attributes;
using Hustings.Cryptography;

namespace Hustings.Bench;

/// <summary>Our variable-time engine beside libsodium's constant-time one.</summary>
[MemoryDiagnoser]
public class GroupBenchmarks
{
    private readonly Scalar _scalar = -Scalar.From(12345);
    private readonly Point _point = Point.MultiplyBase(Scalar.From(987654321));
    private readonly SecretScalar _secret = SecretScalar.FromPublic(-Scalar.From(12345));
    private byte[] _hex = [];

    [GlobalSetup]
    public void Setup() => _hex = Encoding.ASCII.GetBytes(_point.ToString());

    [Benchmark]
    public PointFault CheckHex() => Point.CheckHex(_hex, out _);

    [Benchmark]
    public Point MultiplyBase() => Point.MultiplyBase(_scalar);

    [Benchmark(Baseline = true)]
    public Point Multiply() => Point.Multiply(_scalar, _point);

    [Benchmark]
    public Point SodiumMultiplyBase() => _secret.PublicPoint();

    [Benchmark]
    public Point SodiumMultiply() => _secret.Multiply(_point);
}
