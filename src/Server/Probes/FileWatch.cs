using System.Text.Json;
using Hustings.Record;
using Hustings.Record.Minutes;
using Hustings.Server.PublicFiles;

namespace Hustings.Server.Probes;

/// <summary>How the files that a server serves compare with its minutes.</summary>
public enum FileState
{
    /// <summary>Not known: the server could not be reached, or its minutes cannot be read.</summary>
    Unknown,

    /// <summary>The minutes name no files.</summary>
    NotNoted,
    Same,
    Different,
}

/// <summary>What a comparison found.</summary>
/// <param name="Differing">Paths whose bytes are not those of the minutes, or that are not served.</param>
/// <param name="Noted">The minute that names the files, by its hash; empty if there is none.</param>
public sealed record FileFinding(DateTimeOffset Time, FileState State, IReadOnlyList<string> Differing, string Noted);

/// <summary>
/// Gets the booth and its scripts as a voter's browser does, from wherever the probe stands, and compares the bytes with the hashes in the
/// minutes. A cache, a proxy or a server that hands out another booth is seen here.
/// </summary>
public sealed class FileWatch(HttpClient http, TimeProvider time)
{
    public async Task<FileFinding> LookAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (
            await ProbeHttp.BytesAsync(http, "/public/minutes.jsonl", time, cancel).ConfigureAwait(false)
            is not { } minutes
        )
        {
            return new(now, FileState.Unknown, [], "");
        }

        if (LastNote(minutes) is not { } noted)
        {
            return new(now, FileState.NotNoted, [], "");
        }

        if (await FirstStageAsync(cancel).ConfigureAwait(false) is not { } stage)
        {
            return new(now, FileState.Unknown, [], noted.Hash);
        }

        var differing = new List<string>();
        foreach (var file in ((Note.SiteFiles)noted.Note!).All)
        {
            var path = file.Path == WebFiles.BoothPath ? file.Path + stage : file.Path;
            var bytes = await ProbeHttp.BytesAsync(http, path, time, cancel).ConfigureAwait(false);
            if (
                bytes is null
                && await ProbeHttp.BytesAsync(http, "/public/contest.json", time, cancel).ConfigureAwait(false) is null
            )
            {
                // The server went away meanwhile: that says nothing about the file.
                return new(now, FileState.Unknown, [], noted.Hash);
            }

            if (bytes is null || Fingerprint.Hex(bytes) != file.Hash)
            {
                differing.Add(file.Path);
            }
        }

        return new(now, differing.Count == 0 ? FileState.Same : FileState.Different, differing, noted.Hash);
    }

    /// <summary>The last minute that names files; null if none does.</summary>
    private static Minute? LastNote(ReadOnlySpan<byte> minutes)
    {
        Minute? last = null;
        foreach (var range in minutes.Split((byte)'\n'))
        {
            var line = minutes[range];
            if (
                line.IndexOf("\"note\":{\"kind\":\"files\""u8) >= 0
                && Minute.TryRead(line, out var minute) == DocumentFault.None
                && minute!.Note is Note.SiteFiles
            )
            {
                last = minute;
            }
        }

        return last;
    }

    private async Task<string?> FirstStageAsync(CancellationToken cancel)
    {
        if (
            await ProbeHttp.BytesAsync(http, "/public/contest.json", time, cancel).ConfigureAwait(false)
            is not { } bytes
        )
        {
            return null;
        }

        try
        {
            using var contest = JsonDocument.Parse(bytes);
            return contest.RootElement.GetProperty("stages")[0].GetProperty("uuid").GetString();
        }
        catch (Exception fault)
            when (fault
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or IndexOutOfRangeException
            )
        {
            return null;
        }
    }
}
