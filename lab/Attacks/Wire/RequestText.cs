using System.Text;

namespace Hustings.Lab.Attacks.Wire;

/// <summary>Requests as bytes.</summary>
public static class RequestText
{
    /// <summary>What a booth sends.</summary>
    /// <param name="more">Further headers, each with its line end.</param>
    public static byte[] Post(string path, ReadOnlySpan<byte> body, string type = "text/plain", string more = "") =>
        [
            .. Encoding.ASCII.GetBytes(
                $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {type}\r\n{more}Content-Length: {body.Length}\r\n\r\n"
            ),
            .. body,
        ];

    public static byte[] Get(string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
}
