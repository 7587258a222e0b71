namespace Hustings.Contest.Authoring;

/// <summary>Something the author of a <c>contest.yaml</c> must mend or should look at again.</summary>
/// <param name="Line">From 1; 0 where the file as a whole is meant.</param>
/// <param name="Words">A sentence for the author, who writes the file in English keys.</param>
/// <param name="Problem">False for what may stay as it is.</param>
public sealed record AuthoringFinding(int Line, string Words, bool Problem = true);

/// <summary>What an author's file says.</summary>
/// <param name="Definition">Null as long as there are problems.</param>
/// <param name="Findings">In the order of the lines.</param>
/// <param name="Photos">Bytes of the candidates' pictures by the SHA-256 that stands in the definition.</param>
public sealed record AuthoredContest(
    Record.Definitions.ContestDefinition? Definition,
    IReadOnlyList<AuthoringFinding> Findings,
    IReadOnlyDictionary<string, byte[]> Photos
);
