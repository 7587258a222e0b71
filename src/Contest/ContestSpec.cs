namespace Hustings.Contest;

/// <summary>
/// What a returning officer decides before anything is generated: one contest with one stage.
/// A voter selects at least <paramref name="Min"/> and at most <paramref name="Max"/> of the candidates,
/// or, when <paramref name="Blank"/> is true, hands in a blank ballot. <paramref name="Members"/> voting codes are
/// issued, and <paramref name="Trustees"/> trustees must all take part in the count.
/// </summary>
public sealed record ContestSpec(
    Text Contest,
    Text Title,
    Text Question,
    IReadOnlyList<string> Candidates,
    bool Blank,
    int Min,
    int Max,
    int Members,
    int Trustees,
    VotePolicy Policy,
    DateTimeOffset? Opens,
    DateTimeOffset? Closes,
    string TimeZone,
    HelpLine? Help,
    bool Demo
);

/// <summary>A voting code as issued: the code, its PIN, and the public half that stands in the record (64 hex digits).</summary>
public sealed record IssuedCode(string Code, string Pin, string PublicCredential);
