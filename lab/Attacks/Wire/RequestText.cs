using System.Text;

namespace Hustings.Lab.Attacks.Wire;

/// <summary>Requests as bytes.</summary>
public static class RequestText
{
    /// <summary>What a booth sends.</summary>
    public static byte[] Post(string path, ReadOnlySpan<byte> body, string type = "text/plain") =>
        [
            .. Encoding.ASCII.GetBytes(
                $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n"
            ),
            .. body,
        ];

    public static byte[] Get(string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
}
