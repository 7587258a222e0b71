using System.Net;

namespace Hustings.Lab.Servers;

/// <summary>The server refused, with its reason.</summary>
public sealed class RefusedException(HttpStatusCode status, string code, string message, string what)
    : InvalidOperationException($"{what} was refused: {(int)status} {code} {message}")
{
    public HttpStatusCode Status => status;

    /// <summary>From the closed list, such as <c>stale</c>; empty if the answer was none of ours.</summary>
    public string Code => code;
}
