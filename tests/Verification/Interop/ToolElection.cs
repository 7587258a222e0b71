using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hustings.Verification.Tests.Interop;

/// <summary>An election made entirely by belenios-tool, step by step.</summary>
internal sealed class ToolElection : IDisposable
{
    private readonly ReferenceTool tool = new();
    private readonly string uuid;
    private readonly List<string> codes;

    /// <param name="questions">The JSON array of questions.</param>
    /// <param name="voters">Lines of the voters' file: a name, or <c>mail,name,weight</c>.</param>
    public ToolElection(string questions, IReadOnlyList<string> voters, int trustees = 2)
    {
        uuid = tool.Run("setup", "generate-token").Trim();
        tool.Write("voters.txt", string.Join('\n', voters) + "\n");
        tool.Run("setup", "generate-credentials", "--uuid", uuid, "--group", "Ed25519", "--file", "voters.txt");
        File.Move(tool.Files("*.pubcreds")[0], tool.PathOf("public_creds.json"));
        File.Move(tool.Files("*.privcreds")[0], tool.PathOf("private_creds.json"));
        codes =
        [
            .. JsonNode
                .Parse(tool.Read("private_creds.json"))!
                .AsObject()
                .Select(entry => entry.Value!.GetValue<string>()),
        ];
        for (var i = 0; i < trustees; i++)
        {
            tool.Run("setup", "generate-trustee-key", "--group", "Ed25519");
        }
        tool.Write("public_keys.jsons", string.Concat(tool.Files("*.pubkey").Select(File.ReadAllText)));
        tool.Run("setup", "make-trustees");
        tool.Write(
            "template.json",
            $$"""{"description":"Made by the tool","name":"Élection","questions":{{questions}}}"""
        );
        tool.Run("setup", "make-election", "--uuid", uuid, "--group", "Ed25519", "--template", "template.json");
        tool.Run("archive", "init");
    }

    public void Dispose() => tool.Dispose();

    public byte[] Archive => tool.Read(uuid + ".bel");

    public void Vote(int voter, string choices)
    {
        tool.Write("code", codes[voter] + "\n");
        tool.Write("choice", choices + "\n");
        var ballot = tool.Run("election", "generate-ballot", "--privcred", "code", "--choice", "choice");
        Add("Ballot", ballot);
    }

    public void End() => Add("EndBallots", "");

    public void Tally() => Add("EncryptedTally", tool.Run("election", "compute-encrypted-tally"));

    public void Decrypt()
    {
        var number = 1;
        foreach (var key in tool.Files("*.privkey"))
        {
            var part = tool.Run("election", "decrypt", "--privkey", key, "--trustee-id", $"{number}");
            Add("PartialDecryption", part);
            number++;
        }
    }

    public JsonElement Publish()
    {
        var result = tool.Run("election", "compute-result");
        Add("Result", result);
        return JsonDocument.Parse(result).RootElement.GetProperty("result");
    }

    private void Add(string type, string payload) => tool.Feed(payload, "archive", "add-event", $"--type={type}");
}
