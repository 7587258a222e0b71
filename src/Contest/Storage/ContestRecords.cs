using Hustings.Record.Minutes;

namespace Hustings.Contest.Storage;

/// <summary>An order that waits for a second officer: the exact bytes that are signed, and what was said with the first signature.</summary>
/// <param name="Hash">SHA-256 of the order's bytes, 64 lower-case hex digits.</param>
/// <param name="Proposer">Id of the officer who signed first; nobody else may take the order back.</param>
/// <param name="Signatures">The signatures so far, in the form of the minutes.</param>
public sealed record WaitingOrder(
    string Hash,
    ReadOnlyMemory<byte> Order,
    string Proposer,
    ReadOnlyMemory<byte> Signatures,
    DateTimeOffset Time
);

/// <summary>A line of <c>minutes.jsonl</c> or <c>voids.jsonl</c>, without its line feed.</summary>
public sealed record StoredLine(int Height, ReadOnlyMemory<byte> Line);

/// <summary>A ballot that its voter's postal ballot replaced and that two officers are to strike.</summary>
public sealed record DueStrike(string Stage, int Row, ReadOnlyMemory<byte> Ballot);

/// <summary>Why a row of the credential table is void, and for which stage (null: for every one).</summary>
public readonly record struct RowVoid(VoidCause Cause, string? Stage);

/// <summary>Where a batch of notices to members stands.</summary>
/// <param name="Id">What the minutes call it.</param>
/// <param name="Done">The batch is finished, and the minutes say so.</param>
public sealed record NoticeBatch(
    string Id,
    string SubjectEn,
    string SubjectFr,
    string WordsEn,
    string WordsFr,
    DateTimeOffset Time,
    int Recipients,
    int Sent,
    int Failed,
    bool Done
);

/// <summary>One notice that was tried: to whom (a place in the list of contacts, never an address), how often, and what became of it.</summary>
public sealed record NoticeTry(int Recipient, int Tries, bool Sent, string? Failure);
