using System.Globalization;

namespace Hustings.Lab.Reports;

/// <summary>Figures as a reader wants them: thousands apart, a sign before changes, memory in megabytes.</summary>
public static class Shown
{
    public static string Of(long figure) => figure.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Change(long figure) => figure.ToString("+#,0;−#,0;0", CultureInfo.InvariantCulture);

    public static string Seconds(double seconds) => seconds.ToString("#,0.0", CultureInfo.InvariantCulture);

    /// <summary>Short times, to the hundredth.</summary>
    public static string Seconds2(double seconds) => seconds.ToString("#,0.00", CultureInfo.InvariantCulture);

    public static string Megabytes(long bytes) => bytes == 0 ? "not known" : $"{Of(bytes / (1 << 20))} MB";

    /// <summary>With two decimals, as turnouts are published.</summary>
    public static string Percent2(double part, double whole) =>
        whole == 0 ? "" : (100 * part / whole).ToString("0.00", CultureInfo.InvariantCulture) + "%";

    /// <summary>A share with one decimal.</summary>
    public static string Percent1(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    public static string Clock(DateTimeOffset time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Utc(DateTimeOffset time) =>
        time.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
