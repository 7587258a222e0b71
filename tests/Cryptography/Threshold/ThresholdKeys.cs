using System.Text;
using System.Text.Json;
using Hustings.Cryptography.Tests.Vectors;
using Hustings.Cryptography.Threshold;
using Shouldly;
using Xunit;

namespace Hustings.Cryptography.Tests.Threshold;

public class ThresholdKeys
{
    private readonly SeededRandom _random = new("threshold"u8);
    private readonly JsonElement _vector = VectorFile.Read("threshold.json");

    [Fact]
    public void Keys_of_a_seed_and_signatures_are_those_of_the_reference_tool()
    {
        string seed = _vector.GetProperty("seed").GetString()!;
        JsonElement cert = _vector.GetProperty("cert");
        string message = cert.GetProperty("message").GetString()!;
        using SecretScalar signing = TrusteeSeed.SigningKey(seed);
        using SecretScalar decryption = TrusteeSeed.DecryptionKey(seed);
        message.ShouldContain($"\"verification\":\"{signing.PublicPoint()}\"");
        message.ShouldContain($"\"encryption\":\"{decryption.PublicPoint()}\"");
        Proof signature = ProofOf(cert.GetProperty("signature"));
        MessageSignature.Verify(signing.PublicPoint(), message, signature).ShouldBeTrue();
        MessageSignature.Verify(decryption.PublicPoint(), message, signature).ShouldBeFalse();
        MessageSignature.Verify(signing.PublicPoint(), message + " ", signature).ShouldBeFalse();
    }

    [Fact]
    public void Message_encrypted_by_the_reference_tool_is_read_and_one_touched_is_not()
    {
        using SecretScalar key = TrusteeSeed.DecryptionKey(_vector.GetProperty("seed").GetString()!);
        EncryptedMessage message = MessageOf(_vector.GetProperty("decryptionKey"));
        MessageEncryption.TryDecrypt(key, message, out string text).ShouldBeTrue();
        text.ShouldStartWith("{\"message\":\"{\\\"recipient\\\":");
        byte[] touched = [.. message.Data];
        touched[3] ^= 1;
        MessageEncryption.TryDecrypt(key, message with { Data = touched }, out _).ShouldBeFalse();
        MessageEncryption
            .TryDecrypt(key, message with { Beta = message.Beta + Point.Generator }, out _)
            .ShouldBeFalse();
        MessageEncryption.TryDecrypt(key, message with { Alpha = -message.Alpha }, out _).ShouldBeFalse();
        MessageEncryption.TryDecrypt(key, message with { Data = [1, 2, 3] }, out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(65535 + 8)]
    [InlineData(65536 + 8)]
    [InlineData(500_000)]
    public void Nonsense_of_any_length_in_the_place_of_a_message_is_not_read(int length)
    {
        using SecretScalar key = SecretScalar.Random(_random);
        EncryptedMessage message = MessageEncryption.Encrypt(key.PublicPoint(), "text", _random);
        MessageEncryption.TryDecrypt(key, message with { Data = new byte[length] }, out string text).ShouldBeFalse();
        text.ShouldBe("");
    }

    [Fact]
    public void Message_without_text_is_read()
    {
        using SecretScalar key = SecretScalar.Random(_random);
        EncryptedMessage message = MessageEncryption.Encrypt(key.PublicPoint(), "", _random);
        message.Data.Length.ShouldBe(8);
        MessageEncryption.TryDecrypt(key, message, out string text).ShouldBeTrue();
        text.ShouldBe("");
    }

    [Fact]
    public void Message_encrypted_here_is_read_only_by_its_key()
    {
        using SecretScalar key = SecretScalar.Random(_random);
        using SecretScalar other = SecretScalar.Random(_random);
        EncryptedMessage message = MessageEncryption.Encrypt(key.PublicPoint(), "à lire seul", _random);
        MessageEncryption.TryDecrypt(key, message, out string text).ShouldBeTrue();
        text.ShouldBe("à lire seul");
        MessageEncryption.TryDecrypt(other, message, out _).ShouldBeFalse();
    }

    [Fact]
    public void Verification_keys_of_the_reference_tool_follow_from_its_commitments()
    {
        JsonElement coefexps = _vector.GetProperty("coefexps");
        for (int j = 1; j <= 3; j++)
        {
            Point key = Point.Identity;
            foreach (JsonElement polynomial in coefexps.EnumerateArray())
                key += Sharing.Evaluate([.. polynomial.EnumerateArray().Select(PointOf)], j);
            key.ShouldBe(PointOf(_vector.GetProperty("verificationKeys")[j - 1]));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 5)]
    public void Any_threshold_of_shares_gives_the_secret_and_one_less_does_not(int threshold, int trustees)
    {
        using SharingPolynomial f = SharingPolynomial.Random(threshold, _random);
        Point[] commitments = f.Commitments();
        Point[] shares = new Point[trustees + 1];
        for (int i = 1; i <= trustees; i++)
        {
            using SecretScalar share = f.ShareFor(i);
            shares[i] = share.PublicPoint();
            shares[i].ShouldBe(Sharing.Evaluate(commitments, i));
        }
        for (int subset = 1; subset < 1 << trustees; subset++)
        {
            int[] indices = [.. Enumerable.Range(1, trustees).Where(i => (subset & (1 << (i - 1))) != 0)];
            Point combined = Point.Identity;
            foreach (int i in indices)
                combined += Point.Multiply(Sharing.Lagrange(i, indices), shares[i]);
            (combined == commitments[0]).ShouldBe(indices.Length >= threshold);
        }
    }

    [Fact]
    public void Trustees_count_from_one()
    {
        using SharingPolynomial f = SharingPolynomial.Random(2, _random);
        Should.Throw<ArgumentOutOfRangeException>(() => f.ShareFor(0));
        Should.Throw<ArgumentOutOfRangeException>(() => Sharing.Evaluate(f.Commitments(), 0));
        Should.Throw<ArgumentOutOfRangeException>(() => SharingPolynomial.Random(0, _random));
    }

    private static EncryptedMessage MessageOf(JsonElement m) =>
        new(
            PointOf(m.GetProperty("alpha")),
            PointOf(m.GetProperty("beta")),
            Convert.FromHexString(m.GetProperty("data").GetString()!)
        );

    private static Proof ProofOf(JsonElement p) =>
        new(ScalarOf(p.GetProperty("challenge")), ScalarOf(p.GetProperty("response")));

    private static Point PointOf(JsonElement hex)
    {
        Point.CheckHex(Encoding.ASCII.GetBytes(hex.GetString()!), out Point p).ShouldBe(PointFault.None);
        return p;
    }

    private static Scalar ScalarOf(JsonElement text)
    {
        Scalar.CheckDecimal(Encoding.ASCII.GetBytes(text.GetString()!), out Scalar s).ShouldBe(ScalarFault.None);
        return s;
    }
}
