namespace Hustings.Server.Declarations;

/// <summary>One piece of a page, in the order in which it is read.</summary>
public abstract record DeclarationBlock
{
    private DeclarationBlock() { }

    public sealed record Heading(string Words, int Level) : DeclarationBlock;

    /// <param name="Strong">In larger letters.</param>
    public sealed record Paragraph(string Words, bool Strong = false) : DeclarationBlock;

    /// <summary>A fingerprint in full, with its name.</summary>
    public sealed record Fact(string Name, string Value) : DeclarationBlock;

    /// <summary>The first row holds the heads of the columns; every column but the first holds figures.</summary>
    public sealed record Table(IReadOnlyList<IReadOnlyList<string>> Rows) : DeclarationBlock;
}

/// <summary>A declaration in one language.</summary>
/// <param name="Language">Its tag: <c>en</c>, <c>fr</c>.</param>
public sealed record DeclarationText(string Language, string Title, IReadOnlyList<DeclarationBlock> Blocks);
