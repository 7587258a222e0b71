using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Hustings.Cryptography;

namespace Hustings.Server.Console;

/// <summary>
/// Who may give orders. The start of the server prints one link that holds a token; whoever brings it first gets a
/// session, and the token is spent. Everything is in memory: a restart ends all sessions and prints a new link.
/// </summary>
public sealed class OfficerAccess(IRandomSource random, TimeProvider time)
{
    /// <summary>A session ends this long after it began, whatever happens.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>A session ends when it is not used for this long.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(2);

    // Sessions are kept by the hash of their secret: looking one up tells nothing about the secret by its timing.
    private readonly ConcurrentDictionary<string, Session> sessions = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private byte[]? tokenHash;

    /// <summary>Makes the one-time token (43 characters, URL-safe). A new one replaces the one before.</summary>
    public string NewToken()
    {
        string token = Secret();
        lock (gate)
        {
            tokenHash = Hash(token);
        }

        return token;
    }

    /// <summary>Spends the token for a session; false if it is not the token, or was spent.</summary>
    public bool TryEnter(string token, out string session)
    {
        session = "";
        byte[] offered = Hash(token);
        lock (gate)
        {
            if (tokenHash is null || !CryptographicOperations.FixedTimeEquals(offered, tokenHash))
            {
                return false;
            }

            tokenHash = null;
        }

        session = Secret();
        DateTimeOffset now = time.GetUtcNow();
        sessions[Key(session)] = new Session(now, now);
        return true;
    }

    /// <summary>Whether this session is alive; using it keeps it alive.</summary>
    public bool IsAlive(string session)
    {
        string key = Key(session);
        if (!sessions.TryGetValue(key, out Session? known))
        {
            return false;
        }

        DateTimeOffset now = time.GetUtcNow();
        if (now - known.Began >= Longest || now - known.Used >= Idle)
        {
            sessions.TryRemove(key, out _);
            return false;
        }

        sessions.TryUpdate(key, known with { Used = now }, known);
        return true;
    }

    public void Leave(string session) => sessions.TryRemove(Key(session), out _);

    private string Secret()
    {
        Span<byte> bytes = stackalloc byte[32];
        random.Fill(bytes);
        return System.Buffers.Text.Base64Url.EncodeToString(bytes);
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private static string Key(string secret) => Convert.ToHexString(Hash(secret));

    private sealed record Session(DateTimeOffset Began, DateTimeOffset Used);
}
