namespace Hustings.Verification.Tests.Mutation;

/// <summary>What the verifier must say of a mutant.</summary>
/// <param name="Checks">Whose business it is; empty if the mutant is another valid record.</param>
/// <param name="Height">At which event; null if that is not laid down.</param>
/// <param name="Equivalent">Why the mutant is a valid record all the same; null if it must be refused.</param>
internal sealed record Expected(IReadOnlyList<Check> Checks, long? Height = null, string? Equivalent = null)
{
    public static Expected By(params Check[] checks) => new(checks);

    public static Expected Valid(string reason) => new([], null, reason);

    /// <summary>These checks as well, unless it is a valid record anyway.</summary>
    public Expected Or(params IEnumerable<Check> checks) =>
        Equivalent is null ? this with { Checks = [.. Checks, .. checks] } : this;

    public Expected At(long? height) => Equivalent is null ? this with { Height = height } : this;
}

/// <summary>One change to one archive.</summary>
/// <param name="Document">Which kind of document, or <c>events</c>.</param>
/// <param name="What">The mutator.</param>
/// <param name="Group">Mutants of one group are alike; one of each is always tried.</param>
/// <param name="Make">The archive with the change; null if it would be no change.</param>
internal sealed record Mutant(
    string Document,
    string What,
    string Group,
    string Where,
    Expected Expected,
    Func<byte[]?> Make
)
{
    /// <summary>What stands beside the archive instead of the specimen's own companions.</summary>
    public byte[]? Companions { get; init; }
}

/// <summary>An archive to be mutated.</summary>
/// <param name="Family">Archives of one family have the same groups of mutants.</param>
/// <param name="Every">Beyond one of each group, one in so many mutants is tried.</param>
internal sealed record Specimen(string Name, string Family, byte[] Bytes, uint Every)
{
    /// <summary>What stands beside it; empty if it is not one of ours.</summary>
    public byte[] Companions { get; init; } = [];
}
