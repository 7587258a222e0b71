using Hustings.Lab.Figures;
using Hustings.Lab.Reports;

namespace Hustings.Lab.Rehearsals;

/// <summary>How fast a rehearsal goes, and where it notes what it took.</summary>
/// <param name="Concurrency">Voters casting at the same time.</param>
/// <param name="Shortest">Seconds that a live round takes at least.</param>
public sealed record LivePace(
    int Concurrency,
    double Shortest,
    ProgressLine Progress,
    StepTimes Steps,
    CastTimes Booths
)
{
    // Voters come at half the pace that two cores can take while they also run the voters.
    private const double BallotsPerSecond = 150;

    public TimeSpan LengthFor(int ballots) => TimeSpan.FromSeconds(Math.Max(Shortest, ballots / BallotsPerSecond));
}
