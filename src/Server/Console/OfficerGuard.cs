namespace Hustings.Server.Console;

/// <summary>
/// Decides whether a request comes from the officer. A program shows its session as a bearer; a browser by a cookie,
/// and then a request that changes something must also come from one of our own pages (its <c>Origin</c>).
/// </summary>
public static class OfficerGuard
{
    public const string Cookie = "hustings-officer";
    private const string Bearer = "Bearer ";

    /// <summary>Signed in: good enough to look.</summary>
    public static bool IsOfficer(HttpContext context) => Session(context) is not null;

    /// <summary>Signed in, and not steered by a foreign page: good enough to order.</summary>
    public static bool MayOrder(HttpContext context) =>
        Session(context) is { } session && (session.Bearer || IsSameOrigin(context.Request));

    /// <summary>
    /// The request comes from a page of this very server. Where a proxy in front ends TLS, the browser's origin is https
    /// and ours http; the other way round it is a page that travelled in the clear, and is refused.
    /// </summary>
    public static bool IsSameOrigin(HttpRequest request) =>
        request.Headers.Origin is [{ } origin]
        && (Is(origin, Uri.UriSchemeHttps, request) || (!request.IsHttps && Is(origin, Uri.UriSchemeHttp, request)));

    /// <summary>The browser speaks TLS, to us or to a proxy in front.</summary>
    public static bool IsSecure(HttpRequest request) =>
        request.IsHttps || (request.Headers.Origin is [{ } origin] && Is(origin, Uri.UriSchemeHttps, request));

    private static bool Is(string origin, string scheme, HttpRequest request) =>
        string.Equals(origin, $"{scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    /// <summary>The session that a request shows, if it is alive.</summary>
    public static OfficerSession? Session(HttpContext context)
    {
        OfficerAccess access = context.RequestServices.GetRequiredService<OfficerAccess>();
        string header = context.Request.Headers.Authorization.ToString();
        bool bearer = header.StartsWith(Bearer, StringComparison.Ordinal);
        string? secret = bearer ? header[Bearer.Length..] : context.Request.Cookies[Cookie];
        return secret is not null && access.Find(secret) is { } known
            ? new OfficerSession(secret, bearer, known.Officer, known.Invited)
            : null;
    }
}

/// <summary>A live session: whose it is, and whether it was shown as a bearer or by the browser's cookie.</summary>
/// <param name="Officer">The officer's id in the definition.</param>
/// <param name="Invited">It came from the one-time link.</param>
public sealed record OfficerSession(string Secret, bool Bearer, string Officer, bool Invited);
