using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Hustings.Cryptography;

namespace Hustings.Server.Console;

/// <summary>
/// Who is signed in as which officer. A session comes from a passkey, or, while nobody is enrolled, from the one link that the start
/// prints; that link is spent by whoever brings it first. Everything is in memory: a restart ends all sessions.
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

    /// <summary>Spends the token; false if it is not the token, or was spent.</summary>
    public bool TrySpend(string token)
    {
        byte[] offered = Hash(token);
        lock (gate)
        {
            if (tokenHash is null || !CryptographicOperations.FixedTimeEquals(offered, tokenHash))
            {
                return false;
            }

            tokenHash = null;
            return true;
        }
    }

    /// <summary>Begins a session of an officer.</summary>
    /// <param name="invited">Whether it came from the link, and may enrol the first officer.</param>
    public string Begin(string officer, bool invited = false)
    {
        string session = Secret();
        DateTimeOffset now = time.GetUtcNow();
        sessions[Key(session)] = new Session(officer, invited, now, now);
        return session;
    }

    /// <summary>Whose session this is, if it is alive; using it keeps it alive.</summary>
    public (string Officer, bool Invited)? Find(string session)
    {
        string key = Key(session);
        if (!sessions.TryGetValue(key, out Session? known))
        {
            return null;
        }

        DateTimeOffset now = time.GetUtcNow();
        if (now - known.Began >= Longest || now - known.Used >= Idle)
        {
            sessions.TryRemove(key, out _);
            return null;
        }

        sessions.TryUpdate(key, known with { Used = now }, known);
        return (known.Officer, known.Invited);
    }

    public void Leave(string session) => sessions.TryRemove(Key(session), out _);

    /// <summary>Ends every session of an officer whose key was replaced, and those that the link began.</summary>
    public void EndAll(string officer)
    {
        foreach (var (key, session) in sessions)
        {
            if (session.Officer == officer)
            {
                sessions.TryRemove(key, out _);
            }
        }
    }

    private string Secret()
    {
        Span<byte> bytes = stackalloc byte[32];
        random.Fill(bytes);
        return System.Buffers.Text.Base64Url.EncodeToString(bytes);
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private static string Key(string secret) => Convert.ToHexString(Hash(secret));

    private sealed record Session(string Officer, bool Invited, DateTimeOffset Began, DateTimeOffset Used);
}
