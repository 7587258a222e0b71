using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text.Json;
using Hustings.Cryptography;
using Hustings.Record.Json;
using Hustings.Record.Minutes;
using Hustings.Server.Console;
using Hustings.Server.Contests;
using Hustings.Verification.Officers;

namespace Hustings.Server.Officers;

/// <summary>Enrolling the first officer, signing in with a passkey, signing out (docs/spec/officers-api.md, "Sessions").</summary>
public static class LoginEndpoints
{
    public static void MapLogin(this WebApplication app)
    {
        app.MapPost("/api/officer/enrol", EnrolAsync);
        app.MapPost("/api/officer/session", EnterAsync);
        app.MapPost("/api/officer/login/options", OptionsAsync);
        app.MapPost("/api/officer/login", LoginAsync);
        app.MapPost("/api/officer/logout", Logout);
    }

    /// <summary>Sets the browser's cookie beside the answer.</summary>
    private static IResult Begun(HttpContext context, string session, string officer)
    {
        SetCookie(context, session);
        context.Response.Headers.CacheControl = "no-store";
        var state = context.RequestServices.GetRequiredService<ContestOffice>().State;
        var role = state.Definition.Officers.First(one => one.Id == officer).Role;
        return OfficerRequest.Json(
            new
            {
                session,
                officer,
                role = RecordName.Of(role),
            }
        );
    }

    private static void SetCookie(HttpContext context, string session) =>
        context.Response.Cookies.Append(
            OfficerGuard.Cookie,
            session,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = OfficerGuard.IsSecure(context.Request),
                Path = "/",
            }
        );

    // The link begins a session that may enrol the first officer, and look around; every order needs a passkey all the same.
    private static async Task<IResult> EnterAsync(HttpContext context, OfficerAccess access, ContestOffice office)
    {
        const int LongestToken = 100;
        var body = await OfficerRequest.ReadAsync(context, LongestToken).ConfigureAwait(false);
        var token = body is null ? "" : System.Text.Encoding.UTF8.GetString(body).Trim();
        if (!access.TrySpend(token))
        {
            return OfficerRequest.Refuse(OfficerFault.LinkSpent);
        }

        var first = FirstOfficer(office);
        return Begun(context, access.Begin(first, invited: true), first);
    }

    private static async Task<IResult> EnrolAsync(
        HttpContext context,
        OfficerAccess access,
        ContestOffice office,
        OrderDesk desk
    )
    {
        var (body, fault) = await OfficerRequest.JsonAsync(context).ConfigureAwait(false);
        using (body)
        {
            if (
                body is null
                || OrderEndpoints.OrderBytes(body.RootElement) is not { } order
                || OrderEndpoints.Signatures(body.RootElement) is not { } signatures
            )
            {
                return OfficerRequest.Refuse(fault ?? OfficerFault.Malformed);
            }

            var invited = OfficerGuard.Session(context) is { Invited: true };
            if (!invited && !access.TrySpend(OfficerRequest.Text(body.RootElement, "token") ?? ""))
            {
                return OfficerRequest.Refuse(OfficerFault.LinkSpent);
            }

            var answer = await desk.SubmitAsync(order, signatures, invited: true).ConfigureAwait(false);
            if (answer is not OrderAnswer.Recorded)
            {
                // A slip must not lock everybody out until a restart: whoever brought the link may try again.
                var again = access.Begin(FirstOfficer(office), invited: true);
                context.Response.Headers["Hustings-Session"] = again;
                return OrderEndpoints.Answer(answer);
            }

            var session = access.Begin(signatures[0].Officer);
            SetCookie(context, session);
            return OrderEndpoints.Answer(answer, session);
        }
    }

    private static async Task<IResult> OptionsAsync(
        HttpContext context,
        LoginChallenges challenges,
        ContestOffice office
    )
    {
        var (body, fault) = await OfficerRequest.JsonAsync(context).ConfigureAwait(false);
        using (body)
        {
            if (body is null || OfficerRequest.Text(body.RootElement, "officer") is not { } officer)
            {
                return OfficerRequest.Refuse(fault ?? OfficerFault.Malformed);
            }

            // Whether an officer is enrolled stands in the public minutes: there is nothing to hide.
            var allowed = office.State.Officers.TryGetValue(officer, out var enrolled)
                ? new[] { new { type = "public-key", id = enrolled.Credential } }
                : [];
            return OfficerRequest.Json(
                new
                {
                    challenge = challenges.New(officer),
                    rpId = office.State.Definition.RelyingParty,
                    allowCredentials = allowed,
                    userVerification = "required",
                    timeout = (int)LoginChallenges.Lifetime.TotalMilliseconds,
                }
            );
        }
    }

    private static async Task<IResult> LoginAsync(
        HttpContext context,
        LoginChallenges challenges,
        OfficerAccess access,
        ContestOffice office
    )
    {
        var (body, fault) = await OfficerRequest.JsonAsync(context).ConfigureAwait(false);
        using (body)
        {
            if (
                body is null
                || OfficerRequest.Text(body.RootElement, "id") is not { } credential
                || !body.RootElement.TryGetProperty("response", out var response)
                || response.ValueKind != JsonValueKind.Object
                || Bytes(response, "authenticatorData") is not { } data
                || Bytes(response, "clientDataJSON") is not { } client
                || Bytes(response, "signature") is not { } signature
            )
            {
                return OfficerRequest.Refuse(fault ?? OfficerFault.Malformed);
            }

            var state = office.State;
            var enrolled = state.Officers.Values.FirstOrDefault(one => one.Credential == credential);
            if (enrolled is null || challenges.Take(enrolled.Officer, client) is not { } challenge)
            {
                return OfficerRequest.Refuse(OfficerFault.SignatureInvalid);
            }

            var site = new PasskeySite(state.Definition.Origins, state.Definition.RelyingParty);
            var made = new OrderSignature(enrolled.Officer, data, client, signature);
            return PasskeyAssertion.Check(made, challenge, enrolled.Key, site) == AssertionFault.None
                ? Begun(context, access.Begin(enrolled.Officer), enrolled.Officer)
                : OfficerRequest.Refuse(OfficerFault.SignatureInvalid);
        }
    }

    private static IResult Logout(HttpContext context, OfficerAccess access)
    {
        if (!OfficerGuard.MayOrder(context))
        {
            return OfficerRequest.Refuse(OfficerFault.NoSession);
        }

        access.Leave(OfficerGuard.Session(context)!.Secret);
        context.Response.Cookies.Delete(OfficerGuard.Cookie);
        return TypedResults.NoContent();
    }

    private static string FirstOfficer(ContestOffice office) =>
        office.State.Definition.Officers.First(one => one.Role == Record.Definitions.OfficerRole.ReturningOfficer).Id;

    private static byte[]? Bytes(JsonElement response, string name) =>
        OfficerRequest.Text(response, name) is { } text && Base64Url.IsValid(text)
            ? Base64Url.DecodeFromChars(text)
            : null;
}

/// <summary>
/// Challenges that were handed out for signing in, each good once and for five minutes. They are longer than a hash, so that a signature made for
/// signing in can never stand under an order.
/// </summary>
public sealed class LoginChallenges(IRandomSource random, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private const int Size = 48;
    private const int Most = 1000;
    private readonly ConcurrentDictionary<string, (string Officer, DateTimeOffset Made)> open = new(
        StringComparer.Ordinal
    );

    /// <summary>Draws a challenge, base64url.</summary>
    public string New(string officer)
    {
        var now = time.GetUtcNow();
        foreach (var (key, made) in open)
        {
            if (now - made.Made > Lifetime || open.Count > Most)
            {
                open.TryRemove(key, out _);
            }
        }

        var challenge = new byte[Size];
        random.Fill(challenge);
        var text = Base64Url.EncodeToString(challenge);
        open[text] = (officer, now);
        return text;
    }

    /// <summary>The challenge that this client data answers, if it was handed out for this officer; it is spent.</summary>
    public byte[]? Take(string officer, ReadOnlyMemory<byte> clientData)
    {
        using var document = OfficerRequest.Object(clientData);
        var text = document is null ? null : OfficerRequest.Text(document.RootElement, "challenge");
        return
            text is not null
            && open.TryRemove(text, out var made)
            && made.Officer == officer
            && time.GetUtcNow() - made.Made <= Lifetime
            ? Base64Url.DecodeFromChars(text)
            : null;
    }
}
