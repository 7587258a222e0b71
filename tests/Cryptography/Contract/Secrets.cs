using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Hustings.Cryptography.Proofs;
using Shouldly;
using Xunit;

namespace Hustings.Cryptography.Tests.Contract;

public class Secrets
{
    private readonly SeededRandom _random = new("secrets"u8);

    [Fact]
    public void Generated_code_is_well_formed_and_its_check_catches_every_single_wrong_character()
    {
        int missed = 0;
        for (int i = 0; i < 40; i++)
        {
            string code = VotingCode.Generate(_random);
            VotingCode.HasValidCheck(code).ShouldBeTrue(code);
            for (int position = 0; position < code.Length; position++)
            {
                if (code[position] == '-')
                    continue;
                foreach (char other in VotingCode.Alphabet.Where(c => c != code[position]))
                {
                    string wrong = code[..position] + other + code[(position + 1)..];
                    VotingCode.IsWellFormed(wrong).ShouldBeTrue();
                    // Modulo 53 cannot tell characters apart that are 53 places from each other: 1/W, 2/X ... of 58.
                    int distance = VotingCode.Alphabet.IndexOf(other) - VotingCode.Alphabet.IndexOf(code[position]);
                    VotingCode.HasValidCheck(wrong).ShouldBe(Math.Abs(distance) == 53);
                    missed += Math.Abs(distance) == 53 ? 1 : 0;
                }
            }
        }
        missed.ShouldBeLessThan(200);
    }

    [Theory]
    [InlineData("")]
    [InlineData("CRUJmP2TVmHWZx8xXhDkHy")]
    [InlineData("CRUJm-P2TVmH-WZx8x-XhDkH")]
    [InlineData("0RUJm-P2TVmH-WZx8x-XhDkHy")]
    [InlineData("CRUJm-P2TVmH-WZx8x-XhDkHyy")]
    [InlineData("CRUJmP-2TVmH-WZx8x-XhDkHy")]
    [InlineData("-RUJm-P2TVmH-WZx8x-XhDkHy")]
    public void Text_that_is_no_code_is_refused(string text)
    {
        VotingCode.IsWellFormed(text).ShouldBeFalse();
        VotingCode.HasValidCheck(text).ShouldBeFalse();
        Should.Throw<FormatException>(() => VotingCode.DeriveSecret("TC8ZwPjLDDcDt5", text));
    }

    [Fact]
    public void Zero_exponent_is_answered_although_libsodium_refuses_it()
    {
        using SecretScalar zero = SecretScalar.FromPublic(Scalar.Zero);
        zero.PublicPoint().IsIdentity.ShouldBeTrue();
        zero.Multiply(Point.Generator).IsIdentity.ShouldBeTrue();
    }

    [Fact]
    public void Disposed_secret_is_unusable()
    {
        SecretScalar secret = SecretScalar.Random(_random);
        secret.Dispose();
        Should.Throw<ObjectDisposedException>(() => secret.PublicPoint());
        Should.Throw<ObjectDisposedException>(() => secret.ToDecimal());
    }

    [Fact]
    public void Key_file_form_reads_back_and_other_text_is_refused()
    {
        using SecretScalar secret = SecretScalar.Random(_random);
        using SecretScalar again = SecretScalar.FromDecimal(secret.ToDecimal());
        again.PublicPoint().ShouldBe(secret.PublicPoint());
        foreach (
            string text in new[]
            {
                "",
                "-1",
                "01",
                "x",
                "7237005577332262213973186563042994240857116359379907606001950938285454250989",
            }
        )
            Should.Throw<FormatException>(() => SecretScalar.FromDecimal(text));
    }

    [Fact]
    public void Sealed_text_opens_only_with_its_key_its_info_its_ballot_and_untouched()
    {
        byte[] key = SealedBox25519.NewKey(_random);
        byte[] info = "hustings/1 pin|x"u8.ToArray();
        byte[] data = new byte[32];
        byte[] box = SealedBox25519.Seal(SealedBox25519.PublicKey(key), info, data, "12345678"u8, _random);
        SealedBox25519.TryOpen(key, info, data, box, out byte[] opened).ShouldBeTrue();
        Encoding.ASCII.GetString(opened).ShouldBe("12345678");

        SealedBox25519.TryOpen(SealedBox25519.NewKey(_random), info, data, box, out _).ShouldBeFalse();
        SealedBox25519.TryOpen(key, "hustings/1 pin|y"u8, data, box, out _).ShouldBeFalse();
        byte[] other = [.. data];
        other[31] = 1;
        SealedBox25519.TryOpen(key, info, other, box, out _).ShouldBeFalse();
        SealedBox25519.TryOpen(key, info, data, box.AsSpan(1), out _).ShouldBeFalse();
        SealedBox25519.TryOpen(key, info, data, [], out _).ShouldBeFalse();
        SealedBox25519.TryOpen(key, info, data, new byte[56], out _).ShouldBeFalse("an ephemeral key of small order");
        for (int i = 0; i < box.Length; i++)
        {
            byte[] touched = [.. box];
            touched[i] ^= 0x10;
            SealedBox25519.TryOpen(key, info, data, touched, out _).ShouldBeFalse($"byte {i}");
        }
    }

    [Fact]
    public void Receipt_signature_holds_only_for_its_key_its_message_and_untouched()
    {
        byte[] seed = SignatureEd25519.NewSeed(_random);
        byte[] key = SignatureEd25519.PublicKey(seed);
        byte[] message = "hustings/1 receipt|u|t|2026-11-22T10:00:00Z"u8.ToArray();
        byte[] signature = SignatureEd25519.Sign(seed, message);
        SignatureEd25519.Sign(seed, message).ShouldBe(signature);
        SignatureEd25519.Verify(key, message, signature).ShouldBeTrue();
        SignatureEd25519
            .Verify(SignatureEd25519.PublicKey(SignatureEd25519.NewSeed(_random)), message, signature)
            .ShouldBeFalse();
        SignatureEd25519.Verify(key, message[..^1], signature).ShouldBeFalse();
        SignatureEd25519.Verify(key, message, signature[..^1]).ShouldBeFalse();
        SignatureEd25519.Verify(key[..^1], message, signature).ShouldBeFalse();
        for (int i = 0; i < signature.Length; i++)
        {
            byte[] touched = [.. signature];
            touched[i] ^= 1;
            SignatureEd25519.Verify(key, message, touched).ShouldBeFalse();
        }
    }

    [Fact]
    public void Discrete_logarithms_are_found_up_to_the_limit_and_not_beyond()
    {
        Prop.ForAll(
                Gen.Choose(0, 5000).ToArbitrary(),
                Gen.Choose(0, 5000).ToArbitrary(),
                (value, max) =>
                {
                    bool found = DiscreteLog.TryFind(Point.MultiplyBase(Scalar.From((ulong)value)), max, out long log);
                    return found == value <= max && (!found || log == value);
                }
            )
            .QuickCheckThrowOnFailure();
        DiscreteLog.TryFind(-Point.Generator, 1_000_000, out _).ShouldBeFalse();
        DiscreteLog.TryFind(Point.MultiplyBase(Scalar.From(171_437)), 172_437, out long large).ShouldBeTrue();
        large.ShouldBe(171_437);
        DiscreteLog.TryFind(Point.MultiplyBase(Scalar.From(5_368_709_119)), 1L << 33, out long larger).ShouldBeTrue();
        larger.ShouldBe(5_368_709_119);
    }

    [Fact]
    public void Choices_that_break_the_rule_are_the_callers_bug()
    {
        using SecretScalar x = SecretScalar.Random(_random);
        ElectionKey key = new(x.PublicPoint());
        foreach (
            (QuestionRule rule, int[] choices) in new (QuestionRule, int[])[]
            {
                (new(3, 1, 1, false), [0, 0, 0]),
                (new(3, 1, 1, false), [1, 1, 0]),
                (new(3, 0, 1, false), [2, 0, 0]),
                (new(3, 0, 1, false), [-1, 1, 0]),
                (new(3, 1, 1, false), [1, 0]),
                (new(3, 1, 1, true), [1, 1, 0, 0]),
                (new(3, 1, 1, true), [0, 0, 0, 0]),
            }
        )
            Should.Throw<ArgumentException>(() => HomomorphicAnswers.Encrypt(key, rule, choices, "p"u8, _random));
    }
}
