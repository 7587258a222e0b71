using Hustings.Record.Archive;

namespace Hustings.Verification.Structure;

/// <summary>
/// Setup, ballots, end of ballots, encrypted tally, shuffles and their end, partial decryptions, result; nothing after
/// the result. Whether shuffles are needed, the questions say: another check.
/// </summary>
internal sealed class EventOrder
{
    private EventType? last;

    /// <summary>What is wrong with this type coming next, or null.</summary>
    public string? Next(EventType type)
    {
        if (!Allowed(type))
        {
            return last is null ? $"{type} before Setup" : $"{type} after {last}";
        }
        last = type;
        return null;
    }

    private bool Allowed(EventType type) =>
        (last, type) switch
        {
            (null, EventType.Setup) => true,
            (EventType.Setup or EventType.Ballot, EventType.Ballot or EventType.EndBallots) => true,
            (EventType.EndBallots, EventType.EncryptedTally) => true,
            (EventType.EncryptedTally, EventType.PartialDecryption) => true,
            (EventType.EncryptedTally or EventType.Shuffle, EventType.Shuffle or EventType.EndShuffles) => true,
            (EventType.EndShuffles, EventType.PartialDecryption) => true,
            (EventType.PartialDecryption, EventType.PartialDecryption or EventType.Result) => true,
            _ => false,
        };
}
