using Shouldly;
using Xunit;

namespace Hustings.Cryptography.Tests.Contract;

/// <summary>What every proof must do: hold as made, and fall when any one input is anything else.</summary>
public class ProofContract
{
    [Fact]
    public void Proof_as_made_holds()
    {
        foreach (ProofSample sample in ProofRegistry.All())
            sample.Verify([.. sample.Inputs.Select(i => i.Value)]).ShouldBeTrue(sample.Name);
    }

    [Fact]
    public void Proof_with_any_one_input_varied_is_refused()
    {
        foreach (ProofSample sample in ProofRegistry.All())
            Vary(sample);
    }

    [Fact]
    public void Proof_with_two_inputs_of_a_kind_swapped_is_refused()
    {
        foreach (ProofSample sample in ProofRegistry.All())
            Swap(sample);
    }

    private static void Vary(ProofSample sample)
    {
        for (int i = 0; i < sample.Inputs.Count; i++)
        {
            foreach (object variant in Variants(sample.Inputs[i].Value))
            {
                object[] inputs = [.. sample.Inputs.Select(x => x.Value)];
                inputs[i] = variant;
                // The v1 decryption proof binds alpha and the factor only through its commitments; an honest proof still falls.
                sample.Verify(inputs).ShouldBeFalse($"{sample.Name}: {sample.Inputs[i].Name} became {variant}");
            }
        }
    }

    private static void Swap(ProofSample sample)
    {
        for (int i = 0; i + 1 < sample.Inputs.Count; i++)
        {
            int j = Enumerable
                .Range(i + 1, sample.Inputs.Count - i - 1)
                .FirstOrDefault(k => sample.Inputs[k].Value.GetType() == sample.Inputs[i].Value.GetType());
            if (j == 0 || sample.Inputs[i].Value.Equals(sample.Inputs[j].Value))
                continue;
            object[] inputs = [.. sample.Inputs.Select(x => x.Value)];
            (inputs[i], inputs[j]) = (inputs[j], inputs[i]);
            sample
                .Verify(inputs)
                .ShouldBeFalse($"{sample.Name}: {sample.Inputs[i].Name} and {sample.Inputs[j].Name} swapped");
        }
    }

    private static IEnumerable<object> Variants(object value) =>
        value switch
        {
            string text => [text + "x", "", "RFC-3526-2048"],
            byte[] bytes => [bytes[..^1], (byte[])[.. bytes, (byte)'A'], Flipped(bytes)],
            Point p => [p + Point.Generator, -p, Point.Identity, ProofRegistry.OtherPoint, p + p],
            Scalar s => [s + Scalar.One, -s, Scalar.Zero, Scalar.One, s + s],
            _ => throw new InvalidOperationException("An input of a kind without variants."),
        };

    private static byte[] Flipped(byte[] bytes)
    {
        byte[] copy = [.. bytes];
        copy[0] ^= 1;
        return copy;
    }
}
