using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hustings.Verification.Tests.Interop;

/// <summary>An election made entirely by belenios-tool, step by step.</summary>
internal sealed class ToolElection : IDisposable
{
    private readonly ReferenceTool tool = new();
    private readonly string uuid;
    private readonly List<string> codes;
    private readonly int singles;
    private string[] members = [];

    /// <param name="questions">The JSON array of questions.</param>
    /// <param name="voters">Lines of the voters' file: a name, or <c>mail,name,weight</c>.</param>
    /// <param name="group">A further threshold group of that many, any two of whom decrypt; 0 for none.</param>
    public ToolElection(string questions, IReadOnlyList<string> voters, int trustees = 2, int group = 0)
    {
        singles = trustees;
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
        if (group > 0)
        {
            MakeGroup(group);
        }
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

    public void Shuffle(int owner) => Add("Shuffle", tool.Run("election", "shuffle", $"--trustee-id={owner}"));

    public void EndShuffles() => Add("EndShuffles", "");

    /// <summary>These members of the threshold group (from 1) decrypt.</summary>
    public void DecryptInGroup(params int[] who)
    {
        foreach (var i in who)
        {
            var id = members[i - 1];
            string[] keys = ["--key", $"{id}.key", "--decryption-key", $"{id}.dkey"];
            Add(
                "PartialDecryption",
                tool.Run(["election", "decrypt-threshold", .. keys, "--trustee-id", $"{singles + i}"])
            );
        }
    }

    public JsonElement Publish()
    {
        var result = tool.Run("election", "compute-result");
        Add("Result", result);
        return JsonDocument.Parse(result).RootElement.GetProperty("result");
    }

    /// <summary>The tool's six steps of a threshold key, any two of whose trustees decrypt.</summary>
    private void MakeGroup(int size)
    {
        string[] command = ["setup", "generate-trustee-key-threshold", "--group", "Ed25519"];
        string Step(params string[] more) => tool.Run([.. command, .. more]);
        members =
        [
            .. Enumerable
                .Range(1, size)
                .Select(i => Step("--threshold-context", $"{i}/2/{size}", "--step", "1").Trim()),
        ];
        tool.Write("certs.jsons", Joined(members.Select(id => tool.Text($"{id}.cert"))));
        Step("--certs", "certs.jsons", "--step", "2");
        var polynomials = members.Select(
            (id, i) =>
                Step(
                    "--threshold-context",
                    $"{i + 1}/2/{size}",
                    "--certs",
                    "certs.jsons",
                    "--key",
                    $"{id}.key",
                    "--step",
                    "3"
                )
        );
        tool.Write("polynomials.jsons", Joined(polynomials));
        Step("--certs", "certs.jsons", "--step", "4", "--polynomials", "polynomials.jsons");
        var outputs = members.Select(id =>
            tool.Feed(
                tool.Text($"{id}.vinput"),
                [.. command, "--certs", "certs.jsons", "--key", $"{id}.key", "--step", "5"]
            )
        );
        var threshold = tool.Feed(
            Joined(outputs),
            [.. command, "--certs", "certs.jsons", "--step", "6", "--polynomials", "polynomials.jsons"]
        );
        tool.Write("threshold.json", threshold);
    }

    private static string Joined(IEnumerable<string> documents) =>
        string.Concat(documents.Select(document => document.Trim() + "\n"));

    private void Add(string type, string payload) => tool.Feed(payload, "archive", "add-event", $"--type={type}");
}
