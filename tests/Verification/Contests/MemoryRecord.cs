using System.Text;
using Hustings.Verification.Contests;

namespace Hustings.Verification.Tests.Contests;

/// <summary>A contest's record in memory, by path.</summary>
internal sealed class MemoryRecord(IEnumerable<KeyValuePair<string, byte[]>> files) : IContestRecord
{
    private readonly Dictionary<string, byte[]> files = new(files, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, byte[]> Files => files;

    public Stream? Open(string path) =>
        files.TryGetValue(path, out var bytes) ? new MemoryStream(bytes, writable: false) : null;

    public string Text(string path) => Encoding.UTF8.GetString(files[path]);

    /// <summary>A copy with one file changed; null takes it away.</summary>
    public MemoryRecord With(string path, byte[]? bytes)
    {
        var copy = new Dictionary<string, byte[]>(files, StringComparer.Ordinal);
        copy.Remove(path);
        if (bytes is not null)
        {
            copy[path] = bytes;
        }
        return new MemoryRecord(copy);
    }

    public MemoryRecord With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));
}
