using System.Globalization;

namespace Hustings.Lab.Servers;

/// <summary>What Linux says about a process's memory.</summary>
public static class ProcessMemory
{
    /// <summary>Peak resident memory in bytes, 0 if there is no such process or no <c>/proc</c>.</summary>
    public static long Peak(int process)
    {
        string file = $"/proc/{process}/status";
        try
        {
            string? line = File.Exists(file)
                ? File.ReadLines(file).FirstOrDefault(one => one.StartsWith("VmHWM:", StringComparison.Ordinal))
                : null;
            return line is null
                ? 0
                : 1024 * long.Parse(line["VmHWM:".Length..].Replace("kB", ""), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It ended while we looked.
            return 0;
        }
    }
}
