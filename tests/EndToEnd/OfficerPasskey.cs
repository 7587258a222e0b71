using System.Text.Json;
using Hustings.Record.Minutes;
using Hustings.Verification.Officers;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Hustings.EndToEnd;

/// <summary>
/// An order signed in a real browser: Chromium's own WebAuthn with its virtual authenticator (the browser's WebAuthn test domain), checked by the same
/// code that the server and <c>hustings verify</c> use.
/// </summary>
public sealed class OfficerPasskey : IAsyncLifetime
{
    private const string Site = "vote.example.org";
    private const string Origin = $"https://{Site}";

    private static readonly PasskeySite Place = new([Origin], Site);

    private static readonly Order Order = new(
        "9zXk3mQ7RtBv4W",
        new string('a', 64),
        OrderKind.Close,
        "round-1",
        null,
        new OrderDetails.None()
    );

    private Browser browser = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task Order_signed_by_a_browser_with_the_user_verified_holds_for_that_order_alone()
    {
        var (key, signature) = await SignAsync(verified: true);

        Check(signature, Order, key, Place).ShouldBe(AssertionFault.None);
        Check(signature, Order with { Stage = "round-2" }, key, Place).ShouldBe(AssertionFault.Challenge);
        Check(signature, Order, key, Place with { Origins = ["https://vote.example.com"] })
            .ShouldBe(AssertionFault.Origin);
        Check(signature, Order, key, Place with { RelyingParty = "example.org" }).ShouldBe(AssertionFault.RelyingParty);
    }

    [Fact]
    public async Task Order_signed_without_the_user_verified_is_refused()
    {
        var (key, signature) = await SignAsync(verified: false);

        Check(signature, Order, key, Place).ShouldBe(AssertionFault.UserNotVerified);
    }

    private static AssertionFault Check(OrderSignature signature, Order order, OfficerKey key, PasskeySite site) =>
        PasskeyAssertion.Check(signature, Convert.FromHexString(order.Hash), key, site);

    private async Task<(OfficerKey Key, OrderSignature Signature)> SignAsync(bool verified)
    {
        IPage page = await browser.NewPageAsync();
        await page.RouteAsync(
            "**/*",
            route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html><title>o</title>" })
        );
        await page.GotoAsync($"{Origin}/");
        ICDPSession devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>
            {
                ["options"] = new
                {
                    protocol = "ctap2",
                    transport = "internal",
                    hasResidentKey = true,
                    hasUserVerification = verified,
                    isUserVerified = verified,
                    automaticPresenceSimulation = true,
                },
            }
        );
        JsonElement signed = await page.EvaluateAsync<JsonElement>(
            """
            async ([hash, rpId, verification]) => {
              const bytes = hex => Uint8Array.from(hex.match(/../g), two => parseInt(two, 16));
              const hex = buffer => [...new Uint8Array(buffer)].map(one => one.toString(16).padStart(2, "0")).join("");
              const made = await navigator.credentials.create({ publicKey: {
                challenge: bytes("00"), rp: { id: rpId, name: "Hustings" },
                user: { id: bytes("01"), name: "ro", displayName: "ro" },
                pubKeyCredParams: [{ type: "public-key", alg: -7 }],
                authenticatorSelection: { userVerification: verification } } });
              const got = await navigator.credentials.get({ publicKey: {
                challenge: bytes(hash), rpId, userVerification: verification,
                allowCredentials: [{ type: "public-key", id: made.rawId }] } });
              return { key: hex(made.response.getPublicKey()), data: hex(got.response.authenticatorData),
                client: hex(got.response.clientDataJSON), signature: hex(got.response.signature) };
            }
            """,
            new[] { Order.Hash, Site, verified ? "required" : "discouraged" }
        );
        // The key comes as SubjectPublicKeyInfo, which ends in both coordinates.
        string key = signed.GetProperty("key").GetString()![^128..];
        return (
            new OfficerKey(key[..64], key[64..]),
            new OrderSignature("ro", Bytes("data"), Bytes("client"), Bytes("signature"))
        );

        byte[] Bytes(string name) => Convert.FromHexString(signed.GetProperty(name).GetString()!);
    }
}
