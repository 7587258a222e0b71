using Hustings.Record.Json;

namespace Hustings.Record;

/// <summary>What reading and checking one ballot of several gave.</summary>
/// <param name="Fault">As <see cref="Ballot.TryRead(ReadOnlySpan{byte}, Election, out Ballot?)"/> names it.</param>
/// <param name="Ballot">Null if there is a fault.</param>
/// <param name="SignatureHolds">As <see cref="Ballot.SignatureHolds"/>; false if there is a fault.</param>
/// <param name="ProofsHold">As <see cref="Ballot.ProofsHold"/>; false if there is a fault.</param>
public sealed record CheckedDocument(DocumentFault Fault, Ballot? Ballot, bool SignatureHolds, bool ProofsHold);

/// <summary>
/// Several ballots read and checked side by side: each gets the verdicts it would get alone, sooner. A few dozen at a time are enough.
/// </summary>
public static class BallotBatch
{
    /// <param name="known">The list of credentials; its points were checked when it was read. May be null.</param>
    public static CheckedDocument[] Check(
        IReadOnlyList<ReadOnlyMemory<byte>> documents,
        Election election,
        PublicCredentials? known
    )
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(election);
        var ahead = new PointsAhead(known);
        foreach (var document in documents)
        {
            ahead.Collect(document.Span, Elements(election));
        }
        ahead.Run();
        var faults = new DocumentFault[documents.Count];
        var ballots = new Ballot?[documents.Count];
        for (var i = 0; i < faults.Length; i++)
        {
            faults[i] = Ballot.TryRead(documents[i].Span, election, ahead, out ballots[i]);
        }
        var verdicts = election.Protocol.CheckBallots(ballots, election);
        return
        [
            .. verdicts.Select((v, i) => new CheckedDocument(faults[i], ballots[i], v.SignatureHolds, v.ProofsHold)),
        ];
    }

    /// <summary>Points in a ballot: the credential and two for each ciphertext.</summary>
    internal static int Elements(Election election)
    {
        var count = 1;
        foreach (var question in election.Questions)
        {
            count += question.Kind == QuestionKind.Homomorphic ? 2 * question.Choices : 2;
        }
        return count;
    }
}

/// <summary>The verdicts on one ballot that could be read.</summary>
internal readonly record struct BallotVerdict(bool SignatureHolds, bool ProofsHold);
