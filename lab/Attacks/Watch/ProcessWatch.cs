using System.Globalization;

namespace Hustings.Lab.Attacks.Watch;

/// <summary>What one process used: seconds of CPU since it began, resident bytes now.</summary>
public readonly record struct ProcessUse(double Cpu, long Resident)
{
    // Linux counts in hundredths of a second for every program, whatever the kernel's own clock is.
    private const double Ticks = 100;

    /// <summary>Reads <c>/proc</c>; null if there is no such process any more.</summary>
    public static ProcessUse? Read(int process)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{process}/stat");
            // The name is in parentheses and may hold anything; what follows it is plain.
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            long ticks = Number(fields[11]) + Number(fields[12]);
            return new(ticks / Ticks, Number(fields[21]) * Environment.SystemPageSize);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>Connections of this machine as <c>/proc/net/tcp</c> lists them.</summary>
public static class OpenConnections
{
    private const string Established = "01";
    private static readonly string[] Lists = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <summary>Established connections to a port of this machine, seen from the side that accepted them.</summary>
    public static int To(int port)
    {
        string local = $":{port:X4}";
        int found = 0;
        foreach (string line in Lines())
        {
            string[] fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length > 3 && fields[3] == Established && fields[1].EndsWith(local, StringComparison.Ordinal))
            {
                found++;
            }
        }

        return found;
    }

    private static IEnumerable<string> Lines() => Lists.Where(File.Exists).SelectMany(File.ReadLines);
}
