using System.Globalization;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Reports;

namespace Hustings.Lab.Attacks.Rows;

/// <summary>G5: what refusals leave on the disk.</summary>
public static class LogRow
{
    private const double MostPerMinute = 1;
    private const double Megabyte = 1 << 20;

    /// <summary>Growth of logs and data folder beyond that of the same voters without attack, a minute.</summary>
    public static Check Growth(RunFound quiet, RunFound attack)
    {
        double minutes = (attack.Until - attack.From) / 60;
        double more = attack.LogGrowth + attack.DiskGrowth - quiet.LogGrowth - quiet.DiskGrowth;
        double perMinute = Math.Max(0, more) / Megabyte / minutes;
        return new(
            "Disk used a minute beyond the ballots’ own",
            $"at most {MostPerMinute:0} MB",
            string.Create(CultureInfo.InvariantCulture, $"{perMinute:0.00} MB"),
            perMinute <= MostPerMinute
        );
    }
}
