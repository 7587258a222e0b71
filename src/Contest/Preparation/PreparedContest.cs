using Hustings.Contest.Casting;
using Hustings.Contest.Officers;
using Hustings.Contest.Roll;
using Hustings.Counting.Rounds.Lots;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Definitions;

namespace Hustings.Contest;

/// <summary>
/// A contest with one stage, ready to be written to two places: the data folder, which the server works with and which
/// holds no secret of a voter, trustee or officer, and the secrets, which go to the registrar, the trustees and the officer.
/// </summary>
/// <param name="Election">As it will be when the stage is prepared with all candidates.</param>
/// <param name="Credentials">As the stage's list will be when it is prepared before any code is void.</param>
/// <param name="TrusteeKeys">One for each trustee, in the order of <paramref name="Trustees"/>.</param>
/// <param name="Lots">Each trustee's part of the lot, 32 bytes.</param>
/// <param name="Officer">The returning officer's passkey.</param>
public sealed record PreparedContest(
    ContestDefinition Definition,
    Election Election,
    TrusteeKeys Trustees,
    PublicCredentials Credentials,
    ServerKeys Keys,
    CodeIssue Issue,
    IReadOnlyList<SecretScalar> TrusteeKeys,
    IReadOnlyList<byte[]> Lots,
    SoftwarePasskey Officer
)
{
    /// <summary>The id of the officer in the definition.</summary>
    public static string OfficerId => OneStageDefinition.Officer;

    /// <summary>The id of the stage in the definition.</summary>
    public static string StageId => OneStageDefinition.Stage;

    /// <summary>The stage's uuid, which is the election's.</summary>
    public string Uuid => Election.Uuid;

    /// <summary>The stage as everybody may know it.</summary>
    public StageInfo Info { get; } = StageInfo.Of(Definition, Definition.Stages[0], Definition.Stages[0].Windows);

    /// <summary>The members' codes in the order of the roll; the record lists credentials in another order.</summary>
    public IReadOnlyList<IssuedCode> Codes { get; } =
    [.. Issue.InStage(Definition.Stages[0].Uuid).Take(Issue.Members.Count)];

    /// <summary>
    /// Writes what the server needs into a new or empty folder. <c>definition.json</c> comes last: a folder without it was
    /// not finished and is not served.
    /// </summary>
    public void WriteDataFolder(string folder) =>
        ContestHome.Write(
            folder,
            Definition,
            Trustees,
            Issue.Table,
            Issue.Pins,
            Keys,
            [.. Lots.Select((lot, i) => Convert.ToHexStringLower(LotCommitment.Commit(Definition.Id, i + 1, lot)))]
        );

    /// <summary>
    /// Writes <c>codes.csv</c> (code, PIN), <c>trustee-N.key</c> (the exponent in decimal), <c>trustee-N.lot</c> (hex) and
    /// <c>officer.passkey</c>, readable by the owner only.
    /// </summary>
    public void WriteSecrets(string folder)
    {
        PrivateFile.CreateFolder(folder);
        PrivateFile.WriteText(
            Path.Combine(folder, "codes.csv"),
            string.Concat(Codes.Select(issued => $"{issued.Code},{issued.Pin}\n").Prepend("code,pin\n"))
        );
        for (var trustee = 0; trustee < TrusteeKeys.Count; trustee++)
        {
            PrivateFile.WriteText(
                Path.Combine(folder, $"trustee-{trustee + 1}.key"),
                TrusteeKeys[trustee].ToDecimal() + "\n"
            );
            PrivateFile.WriteText(
                Path.Combine(folder, $"trustee-{trustee + 1}.lot"),
                Convert.ToHexStringLower(Lots[trustee]) + "\n"
            );
        }

        PrivateFile.WriteText(Path.Combine(folder, "officer.passkey"), Officer.ToText());
    }
}
