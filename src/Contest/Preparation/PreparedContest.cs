using Hustings.Contest.Casting;
using Hustings.Cryptography;
using Hustings.Record;

namespace Hustings.Contest;

/// <summary>
/// A contest with one stage, ready to be written to two places: the data folder, which the server works with and which
/// holds no secret of a voter or trustee, and the secrets, which go to the registrar and the trustees.
/// </summary>
/// <param name="DefinitionBytes">What the election's mark names by its hash.</param>
/// <param name="Codes">In the order of the roll; the record lists credentials in another order.</param>
/// <param name="TrusteeKeys">One for each trustee, in the order of <paramref name="Trustees"/>.</param>
public sealed record PreparedContest(
    StageInfo Info,
    Election Election,
    ReadOnlyMemory<byte> DefinitionBytes,
    TrusteeKeys Trustees,
    PublicCredentials Credentials,
    ServerKeys Keys,
    IReadOnlyList<IssuedCode> Codes,
    IReadOnlyList<SecretScalar> TrusteeKeys
)
{
    /// <summary>The stage's uuid, which is the election's.</summary>
    public string Uuid => Info.Uuid;

    /// <summary>
    /// Writes what the server needs into a new or empty folder. <c>contest.json</c> comes last: a folder without it was
    /// not finished and is not served.
    /// </summary>
    public void WriteDataFolder(string folder)
    {
        var stage = ContestFolder.StagePath(folder, Uuid);
        PrivateFile.CreateFolder(folder);
        PrivateFile.CreateFolder(Path.GetDirectoryName(stage)!);
        PrivateFile.CreateFolder(stage);
        PrivateFile.Write(Path.Combine(stage, "election.json"), Election.Bytes.Span);
        PrivateFile.Write(Path.Combine(stage, "trustees.json"), Trustees.Bytes.Span);
        PrivateFile.Write(Path.Combine(stage, "credentials.json"), Credentials.Bytes.Span);
        PrivateFile.Write(ContestFolder.DefinitionPath(folder), DefinitionBytes.Span);
        PinFile.Write(Path.Combine(stage, "pins.csv"), Keys.Pin, Uuid, Codes);
        var keys = ContestFolder.KeysPath(folder);
        PrivateFile.CreateFolder(keys);
        PrivateFile.WriteText(Path.Combine(keys, "intake.key"), Convert.ToHexStringLower(Keys.Intake) + "\n");
        PrivateFile.WriteText(Path.Combine(keys, "receipt.key"), Convert.ToHexStringLower(Keys.ReceiptSeed) + "\n");
        PrivateFile.WriteText(Path.Combine(keys, "pin.key"), Convert.ToHexStringLower(Keys.Pin) + "\n");
        ContestFile.Write(ContestFolder.ContestPath(folder), [Info]);
    }

    /// <summary>Writes <c>codes.csv</c> (code, PIN) and <c>trustee-N.key</c> (the exponent in decimal), readable by the owner only.</summary>
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
        }
    }
}
