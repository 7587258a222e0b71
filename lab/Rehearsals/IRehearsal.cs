using Hustings.Lab.Reports;

namespace Hustings.Lab.Rehearsals;

/// <summary>A scenario that can be rehearsed with the real server.</summary>
public interface IRehearsal
{
    /// <summary>Runs it from the empty folder to the verified record.</summary>
    /// <param name="program">The server's program.</param>
    Task<Report> RunAsync(string program, string folder, CancellationToken cancellation);
}
