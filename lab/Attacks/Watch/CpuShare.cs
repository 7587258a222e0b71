using System.Diagnostics;
using System.Globalization;

namespace Hustings.Lab.Attacks.Watch;

/// <summary>
/// A limit on the CPU that some processes use together: a control group where this user may make one, else a low priority. Which of the two
/// it is stands in the report.
/// </summary>
public sealed class CpuShare : IDisposable
{
    private const int Period = 100_000;
    private readonly string? folder;

    private CpuShare(string name, double cores, string? folder)
    {
        this.folder = folder;
        Words = folder is null
            ? $"{name}: no control group here, only a lower priority (nice 10)"
            : string.Create(CultureInfo.InvariantCulture, $"{name}: at most {cores:0.##} cores, by control group");
    }

    /// <summary>What limits these processes, for the report.</summary>
    public string Words { get; }

    /// <summary>A new limit; on machines without control groups of version 1 or 2 that may be written it is only a priority.</summary>
    public static CpuShare Make(string name, double cores)
    {
        string group = $"hustings-lab-{Environment.ProcessId}-{name}";
        int quota = (int)(cores * Period);
        return new(
            name,
            cores,
            Try($"/sys/fs/cgroup/cpu/{group}", "cpu.cfs_quota_us", $"{quota}")
                ?? Try($"/sys/fs/cgroup/{group}", "cpu.max", $"{quota} {Period}")
        );
    }

    /// <summary>Puts a process with all its threads under the limit.</summary>
    public void Add(Process process)
    {
        if (folder is null)
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
            return;
        }

        try
        {
            File.WriteAllText(Path.Combine(folder, "cgroup.procs"), $"{process.Id}");
        }
        catch (IOException) when (process.HasExited)
        {
            // It was done before we were.
        }
    }

    public void Dispose()
    {
        // A group goes once its last process is gone, which the kernel may notice a moment later.
        for (int tries = 0; folder is not null && Directory.Exists(folder) && tries < 50; tries++)
        {
            try
            {
                Directory.Delete(folder);
            }
            catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(20);
            }
        }
    }

    private static string? Try(string folder, string file, string limit)
    {
        if (!Directory.Exists(Path.GetDirectoryName(folder)))
        {
            return null;
        }

        try
        {
            Directory.CreateDirectory(folder);
            if (File.Exists(Path.Combine(folder, file)))
            {
                File.WriteAllText(Path.Combine(folder, file), limit);
                return folder;
            }

            Directory.Delete(folder);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
