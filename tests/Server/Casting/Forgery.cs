using System.Security.Cryptography;
using System.Text;
using Hustings.Cryptography;
using Hustings.Cryptography.Proofs;
using Hustings.Record;
using Hustings.Server.Tests.Hosting;

namespace Hustings.Server.Tests.Casting;

/// <summary>Ballots that an attacker with a valid voting code could make: altered, and signed again if wanted.</summary>
public static class Forgery
{
    private const string SignatureStart = ",\"signature\":";

    /// <summary>The ballot with its JSON text altered; the signature stays as it was.</summary>
    public static byte[] Altered(Ballot ballot, Func<string, string> alter) =>
        Encoding.UTF8.GetBytes(alter(Encoding.UTF8.GetString(ballot.Bytes.Span)));

    /// <summary>The ballot with its signed part altered, and then signed properly with the voter's own code.</summary>
    public static byte[] Resigned(RunningServer server, int voter, Ballot ballot, Func<string, string> alter)
    {
        var text = Encoding.UTF8.GetString(ballot.Bytes.Span);
        var signed = alter(text[..text.IndexOf(SignatureStart, StringComparison.Ordinal)]);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(signed + "}"))).TrimEnd('=');
        using var secret = VotingCode.DeriveSecret(server.Contest.Uuid, server.Contest.Codes[voter].Code);
        var proof = BallotSignature.Sign(secret, Encoding.ASCII.GetBytes(hash), new SeededRandom("forgery"u8));
        return Encoding.UTF8.GetBytes(
            $"{signed}{SignatureStart}{{\"hash\":\"{hash}\",\"proof\":{{\"challenge\":\"{proof.Challenge}\",\"response\":\"{proof.Response}\"}}}}}}"
        );
    }

    /// <summary>The text with its first value of a key replaced.</summary>
    public static string WithFirst(string text, string key, string value)
    {
        var start = text.IndexOf($"\"{key}\":\"", StringComparison.Ordinal) + key.Length + 4;
        var end = text.IndexOf('"', start);
        return text[..start] + value + text[end..];
    }
}
