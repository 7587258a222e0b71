using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Hustings.Record.Minutes;
using Hustings.Verification.Officers;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Officers;

/// <summary>Every input of the check varied, one at a time, and refused for that reason.</summary>
public sealed class PasskeyTests : IDisposable
{
    private const string Site = "vote.example.org";
    private const string Page = "https://vote.example.org";

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] order = SHA256.HashData("an order"u8);

    private OfficerKey Public => Of(key);

    public void Dispose() => key.Dispose();

    [Fact]
    public void Signature_of_an_order_holds() => Check(Sign(Client(), Data())).ShouldBe(AssertionFault.None);

    [Fact]
    public void Fields_that_browsers_add_do_not_matter() =>
        Check(Sign(Client(more: ",\"other_keys_can_be_added_here\":\"do not compare\""), Data()))
            .ShouldBe(AssertionFault.None);

    [Fact]
    public void Extensions_of_the_authenticator_do_not_matter() =>
        Check(Sign(Client(), Data(0x85, more: [0xa0]))).ShouldBe(AssertionFault.None);

    // Put together by another program and signed by another library (vectors/passkey.json).
    [Fact]
    public void Assertion_of_openssl_holds_for_its_challenge_alone()
    {
        var vector = OpensslVector.Read();

        PasskeyAssertion
            .Check(vector.Signature, vector.Challenge, vector.Key, new PasskeySite([vector.Origin], vector.Site))
            .ShouldBe(AssertionFault.None);
        PasskeyAssertion
            .Check(vector.Signature, order, vector.Key, new PasskeySite([vector.Origin], vector.Site))
            .ShouldBe(AssertionFault.Challenge);
    }

    [Fact]
    public void Another_order_is_not_signed() =>
        PasskeyAssertion
            .Check(Sign(Client(), Data()), SHA256.HashData("another"u8), Public, new PasskeySite([Page], Site))
            .ShouldBe(AssertionFault.Challenge);

    [Fact]
    public void Another_officers_key_did_not_sign()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        PasskeyAssertion
            .Check(Sign(Client(), Data()), order, Of(other), new PasskeySite([Page], Site))
            .ShouldBe(AssertionFault.Signature);
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("not hex")]
    public void Key_that_is_no_point_is_refused(string y) =>
        PasskeyAssertion
            .Check(Sign(Client(), Data()), order, Public with { Y = y }, new PasskeySite([Page], Site))
            .ShouldBe(AssertionFault.KeyInvalid);

    [Fact]
    public void Signature_on_another_site_is_refused()
    {
        Check(Sign(Client(origin: "https://vote.example.com"), Data())).ShouldBe(AssertionFault.Origin);
        Check(Sign(Client(origin: "https://vote.example.org:8443"), Data())).ShouldBe(AssertionFault.Origin);
        PasskeyAssertion
            .Check(Sign(Client(), Data()), order, Public, new PasskeySite([], Site))
            .ShouldBe(AssertionFault.Origin);
        PasskeyAssertion
            .Check(Sign(Client(), Data()), order, Public, new PasskeySite([Page], "example.com"))
            .ShouldBe(AssertionFault.RelyingParty);
    }

    [Theory]
    [InlineData(",\"crossOrigin\":true")]
    [InlineData(",\"crossOrigin\":\"no\"")]
    [InlineData(",\"topOrigin\":\"https://evil.example\"")]
    public void Signature_in_a_frame_is_refused(string more) =>
        Check(Sign(Client(more: more), Data())).ShouldBe(AssertionFault.Origin);

    [Fact]
    public void Registration_is_no_signature() =>
        Check(Sign(Client(type: "webauthn.create"), Data())).ShouldBe(AssertionFault.Type);

    [Theory]
    [InlineData("", AssertionFault.ClientDataMalformed)]
    [InlineData("[]", AssertionFault.ClientDataMalformed)]
    [InlineData("{\"type\":\"webauthn.get\"", AssertionFault.ClientDataMalformed)]
    [InlineData("{\"type\":\"webauthn.get\",\"type\":\"webauthn.get\"}", AssertionFault.ClientDataMalformed)]
    [InlineData("{\"type\":\"\\ud800\",\"challenge\":\"x\"}", AssertionFault.ClientDataMalformed)]
    [InlineData("{\"\\ud800\":0,\"type\":\"webauthn.get\",\"challenge\":\"x\"}", AssertionFault.ClientDataMalformed)]
    [InlineData("{}", AssertionFault.Type)]
    [InlineData("{\"type\":1,\"challenge\":\"x\",\"origin\":\"y\"}", AssertionFault.Type)]
    [InlineData("{\"type\":\"webauthn.get\",\"challenge\":null,\"origin\":\"y\"}", AssertionFault.Challenge)]
    public void Client_data_of_another_form_are_refused(string client, AssertionFault fault) =>
        Check(Sign(client, Data())).ShouldBe(fault);

    [Fact]
    public void Client_data_without_end_are_refused() =>
        Check(Sign(Client(more: ",\"x\":\"" + new string('x', 5_000) + "\""), Data()))
            .ShouldBe(AssertionFault.ClientDataMalformed);

    [Theory]
    [InlineData(4096, AssertionFault.None)]
    [InlineData(4097, AssertionFault.ClientDataMalformed)]
    public void Client_data_have_a_longest_length(int length, AssertionFault fault)
    {
        var rest = length - Client(more: ",\"x\":\"\"").Length;
        Check(Sign(Client(more: ",\"x\":\"" + new string('x', rest) + "\""), Data())).ShouldBe(fault);
    }

    [Theory]
    [InlineData(4096, AssertionFault.None)]
    [InlineData(4097, AssertionFault.AuthenticatorDataMalformed)]
    public void Authenticator_data_have_a_longest_length(int length, AssertionFault fault) =>
        Check(Sign(Client(), Data(0x85, new byte[length - Data().Length]))).ShouldBe(fault);

    [Theory]
    [InlineData(0x04, AssertionFault.UserNotVerified)]
    [InlineData(0x01, AssertionFault.UserNotVerified)]
    [InlineData(0x00, AssertionFault.UserNotVerified)]
    [InlineData(0x45, AssertionFault.AuthenticatorDataMalformed)]
    [InlineData(0x85, AssertionFault.AuthenticatorDataMalformed)]
    public void Authenticator_that_did_not_check_who_it_is_is_refused(byte flags, AssertionFault fault) =>
        Check(Sign(Client(), Data(flags))).ShouldBe(fault);

    [Fact]
    public void Authenticator_data_of_another_length_are_refused()
    {
        Check(Sign(Client(), Data()[..36])).ShouldBe(AssertionFault.AuthenticatorDataMalformed);
        Check(Sign(Client(), [])).ShouldBe(AssertionFault.AuthenticatorDataMalformed);
        Check(Sign(Client(), Data(more: [0]))).ShouldBe(AssertionFault.AuthenticatorDataMalformed);
        Check(Sign(Client(), Data(0x85, new byte[5_000]))).ShouldBe(AssertionFault.AuthenticatorDataMalformed);
    }

    [Fact]
    public void Every_bit_of_every_part_is_covered()
    {
        var good = Sign(Client(), Data());
        foreach (var part in new[] { 0, 1, 2 })
        {
            byte[][] parts = [good.AuthenticatorData.ToArray(), good.ClientData.ToArray(), good.Signature.ToArray()];
            for (var bit = 0; bit < parts[part].Length * 8; bit++)
            {
                parts[part][bit / 8] ^= (byte)(1 << (bit % 8));
                Check(new OrderSignature("ro", parts[0], parts[1], parts[2]))
                    .ShouldNotBe(AssertionFault.None, $"part {part} bit {bit}");
                parts[part][bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }

        Check(new OrderSignature("ro", good.AuthenticatorData, good.ClientData, Array.Empty<byte>()))
            .ShouldBe(AssertionFault.Signature);
    }

    private AssertionFault Check(OrderSignature signature) =>
        PasskeyAssertion.Check(signature, order, Public, new PasskeySite(["https://other.example.org", Page], Site));

    private string Client(string type = "webauthn.get", string origin = Page, string more = "") =>
        $"{{\"type\":\"{type}\",\"challenge\":\"{Base64Url.EncodeToString(order)}\",\"origin\":\"{origin}\"{more}}}";

    private static byte[] Data(byte flags = 0x05, byte[]? more = null) =>
        [.. SHA256.HashData(Encoding.UTF8.GetBytes(Site)), flags, 0, 0, 0, 9, .. more ?? []];

    private OrderSignature Sign(string client, byte[] data)
    {
        var bytes = Encoding.UTF8.GetBytes(client);
        byte[] signed = [.. data, .. SHA256.HashData(bytes)];
        return new OrderSignature(
            "ro",
            data,
            bytes,
            key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
        );
    }

    private static OfficerKey Of(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new OfficerKey(Convert.ToHexStringLower(point.X!), Convert.ToHexStringLower(point.Y!));
    }
}
