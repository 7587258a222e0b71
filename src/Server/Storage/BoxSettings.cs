using Hustings.Contest;

namespace Hustings.Server.Storage;

/// <summary>What storage must know of a stage: its name, its policy, and the first parent of its log (32 bytes).</summary>
public sealed record BoxSettings(string Uuid, VotePolicy Policy, ReadOnlyMemory<byte> Genesis);
