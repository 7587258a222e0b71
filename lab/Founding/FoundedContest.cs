using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Contest.Roll;
using Hustings.Cryptography;
using Hustings.Record.Definitions;

namespace Hustings.Lab.Founding;

/// <summary>
/// A contest on the day its server starts: definition, trustees' keys, codes and server's keys. The lab plays everybody, so
/// it holds all secrets; the data folder gets what a server gets.
/// </summary>
public sealed record FoundedContest(
    ContestDefinition Definition,
    TrusteeGroup Trustees,
    CodeIssue Issue,
    ServerKeys Keys,
    string RollHash
)
{
    /// <summary>Draws keys for a definition and codes for a frozen roll of so many members.</summary>
    public static FoundedContest Make(
        ContestDefinition definition,
        TrusteeGroup trustees,
        int members,
        string rollHash,
        IRandomSource random
    ) =>
        new(
            definition,
            trustees,
            CodeIssue.Issue(
                definition.Id,
                members,
                [.. definition.Stages.Select(stage => stage.Uuid)],
                CodeIssue.DefaultSpares(members),
                random
            ),
            ServerKeys.Draw(random),
            rollHash
        );

    public StageDefinition Stage(string id) => Definition.Stages.Single(stage => stage.Id == id);

    public void WriteDataFolder(string folder) =>
        ContestHome.Write(folder, Definition, Trustees.Keys, Issue.Table, Issue.Pins, Keys);
}
