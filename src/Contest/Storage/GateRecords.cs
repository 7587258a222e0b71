namespace Hustings.Contest.Storage;

/// <summary>What test ballots met in one lane in one minute, as it is kept over a restart.</summary>
/// <param name="Lane">The lane's number, which never changes its meaning.</param>
public sealed record StoredProbeMinute(
    DateTimeOffset Start,
    int Lane,
    int Probes,
    int Accepted,
    int SlowestMilliseconds
);

/// <summary>Since when it is watched in a stage whose ballots are put off, and how often that was interrupted.</summary>
/// <param name="Gaps">Starts of the server while the stage was open.</param>
public sealed record PutOffWatch(string Uuid, DateTimeOffset Since, int Gaps);
