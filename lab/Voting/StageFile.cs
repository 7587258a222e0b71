using System.Text.Json.Nodes;

namespace Hustings.Lab.Voting;

/// <summary>What a voting client needs of <c>stage.json</c>.</summary>
public sealed record StageFile(
    string Uuid,
    string State,
    string ElectionHash,
    byte[] IntakeKey,
    byte[] ReceiptKey,
    string CastPath
)
{
    public static StageFile Read(string json)
    {
        JsonNode stage = JsonNode.Parse(json) ?? throw new InvalidDataException("stage.json is empty.");
        string Field(string name) =>
            (string?)stage[name] ?? throw new InvalidDataException($"stage.json has no {name}.");
        return new StageFile(
            Field("uuid"),
            Field("state"),
            Field("electionHash"),
            Convert.FromHexString(Field("intakeKey")),
            Convert.FromHexString(Field("receiptKey")),
            (string?)stage["cast"]?[0] ?? throw new InvalidDataException("stage.json has no address to cast at.")
        );
    }
}
