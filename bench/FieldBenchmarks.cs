using BenchmarkDotNet.Attributes;
using Hustings.Cryptography;

namespace Hustings.Bench;

/// <summary>The field under everything.</summary>
[MemoryDiagnoser]
public class FieldBenchmarks
{
    private FieldElement _a = FieldElement.D;
    private FieldElement _b = FieldElement.SqrtMinusOne;

    [Benchmark]
    public void Multiply() => _a *= _b;

    [Benchmark]
    public void Square() => _a = _a.Square();

    [Benchmark]
    public void Invert() => _a = _a.Invert();
}
