using System.Text.Json;
using Hustings.Record.Minutes;

namespace Hustings.Verification.Tests.Officers;

/// <summary><c>vectors/passkey.json</c>: an assertion put together and signed with the openssl command.</summary>
internal sealed record OpensslVector(
    byte[] Challenge,
    OfficerKey Key,
    string Site,
    string Origin,
    OrderSignature Signature
)
{
    public static OpensslVector Read()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Vectors.Root, "vectors", "passkey.json")));
        var root = json.RootElement;
        byte[] Bytes(string name) => Convert.FromHexString(root.GetProperty(name).GetString()!);
        string Text(string name) => root.GetProperty(name).GetString()!;
        return new OpensslVector(
            Bytes("challenge"),
            new OfficerKey(Text("x"), Text("y")),
            Text("relyingParty"),
            Text("origin"),
            new OrderSignature("ro", Bytes("authenticatorData"), Bytes("clientData"), Bytes("signature"))
        );
    }
}
