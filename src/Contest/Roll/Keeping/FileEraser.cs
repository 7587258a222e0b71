namespace Hustings.Contest.Roll;

/// <summary>Overwrites and deletes files, and keeps count. It never follows a link out of the folder.</summary>
internal sealed class FileEraser
{
    private const int BlockBytes = 1 << 16;

    private readonly SortedDictionary<string, (int Files, long Bytes)> erased = new(StringComparer.Ordinal);
    private readonly List<NotErased> left = [];

    public IReadOnlyList<ErasedFiles> Erased =>
        [.. erased.Select(pair => new ErasedFiles(pair.Key, pair.Value.Files, pair.Value.Bytes))];

    public IReadOnlyList<NotErased> Left => left;

    public void EraseFolder(string what, string folder)
    {
        var here = new DirectoryInfo(folder);
        if (here.LinkTarget is not null)
        {
            left.Add(new(what, "a link to another place; erase that place too"));
            Try(what, here.Delete);
            return;
        }

        if (!here.Exists)
        {
            return;
        }

        foreach (var inner in here.GetDirectories())
        {
            EraseFolder(what, inner.FullName);
        }

        foreach (var file in here.GetFiles())
        {
            EraseFile(what, file, delete: true);
        }

        if (here.GetFileSystemInfos().Length == 0)
        {
            Try(what, here.Delete);
        }
    }

    /// <summary>Overwrites a file and leaves it with no content.</summary>
    public void Empty(string what, string path)
    {
        var file = new FileInfo(path);
        if (file.Exists && (file.Length > 0 || file.LinkTarget is not null))
        {
            EraseFile(what, file, delete: false);
        }
    }

    private void EraseFile(string what, FileInfo file, bool delete)
    {
        if (file.LinkTarget is not null)
        {
            left.Add(new(what, "a link to another place; erase that place too"));
            Try(what, file.Delete);
            return;
        }

        var length = file.Length;
        Try(
            what,
            () =>
            {
                Overwrite(file, length);
                if (delete)
                {
                    file.Delete();
                }

                var (files, bytes) = erased.GetValueOrDefault(what);
                erased[what] = (files + 1, bytes + length);
            }
        );
    }

    private static void Overwrite(FileInfo file, long length)
    {
        file.IsReadOnly = false;
        using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Write, FileShare.None);
        var zeros = new byte[BlockBytes];
        for (var done = 0L; done < length; done += BlockBytes)
        {
            stream.Write(zeros, 0, (int)Math.Min(BlockBytes, length - done));
        }

        stream.Flush(flushToDisk: true);
        stream.SetLength(0);
        stream.Flush(flushToDisk: true);
    }

    private void Try(string what, Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The other files are still erased; the report and the exit code say that this one is not. No path: it may hold a name.
            left.Add(new(what, fault is UnauthorizedAccessException ? "no permission" : "in use, or the disk failed"));
        }
    }
}
