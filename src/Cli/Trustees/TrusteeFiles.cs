using System.Text;
using Hustings.Contest;
using Hustings.Record;
using Hustings.Verification;

namespace Hustings.Cli.Trustees;

/// <summary>A trustee's files: small texts, read with worded refusals, never overwritten.</summary>
internal static class TrusteeFiles
{
    /// <summary>No honest file of the key's establishment is larger.</summary>
    private const long Largest = 16 << 20;

    public delegate DocumentFault Reader<T>(ReadOnlySpan<byte> bytes, out T? document)
        where T : class;

    public static string Text(FileInfo file)
    {
        try
        {
            return file.Exists && file.Length > Largest
                ? throw Unreadable(file, "it is larger than any such file")
                : File.ReadAllText(file.FullName, new UTF8Encoding(false, true)).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw Unreadable(file, e.Message);
        }
    }

    /// <summary>One document, with or without a line feed after it.</summary>
    public static T One<T>(FileInfo file, Reader<T> read)
        where T : class => Parse(file, Text(file), read);

    /// <summary>Documents one a line, in one file or several, in the order given.</summary>
    public static IReadOnlyList<T> All<T>(IEnumerable<FileInfo> files, Reader<T> read)
        where T : class =>
        [
            .. files.SelectMany(file =>
                Text(file)
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(line => Parse(file, line, read))
            ),
        ];

    /// <summary>Refuses before anything is computed if one of these is there already.</summary>
    public static void MustBeNew(params IEnumerable<string> paths)
    {
        foreach (string path in paths.Where(Path.Exists))
            throw new TrusteeRefusedException(
                TrusteeRefusal.FileExists,
                $"{path} is there already. Nothing is overwritten: move it away, or name another place."
            );
    }

    public static void Public(string path, ReadOnlySpan<byte> bytes) =>
        Write(
            path,
            bytes,
            (where, what) =>
            {
                using FileStream stream = new(where, FileMode.CreateNew, FileAccess.Write);
                stream.Write(what);
            }
        );

    /// <summary>For the owner's eyes only.</summary>
    public static void Secret(string path, string text) =>
        Write(path, Encoding.UTF8.GetBytes(text + "\n"), PrivateFile.Write);

    private static void Write(string path, ReadOnlySpan<byte> bytes, Action<string, ReadOnlySpan<byte>> write)
    {
        try
        {
            write(path, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrusteeRefusedException(TrusteeRefusal.FileUnreadable, $"{path} cannot be written: {e.Message}");
        }
    }

    private static T Parse<T>(FileInfo file, string text, Reader<T> read)
        where T : class
    {
        DocumentFault fault = read(Encoding.UTF8.GetBytes(text), out T? document);
        return fault == DocumentFault.None ? document! : throw Refused($"{file}", fault);
    }

    public static TrusteeRefusedException Refused(string what, DocumentFault fault) =>
        new(TrusteeRefusal.FileRefused, $"{what} cannot be used: {FaultWords.Of(fault)}.");

    private static TrusteeRefusedException Unreadable(FileInfo file, string why) =>
        new(TrusteeRefusal.FileUnreadable, $"{file} cannot be read: {why}");
}
