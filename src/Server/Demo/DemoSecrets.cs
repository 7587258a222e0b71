using Hustings.Cryptography;

namespace Hustings.Server.Demo;

/// <summary>One voter of the demo: the code and the PIN that a real server never sees together.</summary>
public sealed record DemoVoter(string Code, string Pin);

/// <summary>
/// What a real contest hands to voters and trustees and keeps from the server. The demo keeps it in its own data
/// folder, in a subfolder whose name says so.
/// </summary>
public static class DemoSecrets
{
    /// <summary>The subfolder, as written by <c>PreparedContest.WriteSecrets</c>.</summary>
    public const string Folder = "DEMO-secrets";

    public static string PathIn(string dataFolder) => Path.Combine(dataFolder, Folder);

    public static IReadOnlyList<DemoVoter> Voters(string dataFolder) =>
        [
            .. File.ReadLines(Path.Combine(PathIn(dataFolder), "codes.csv"))
                .Skip(1)
                .Select(line => line.Split(','))
                .Select(fields => new DemoVoter(fields[0], fields[1])),
        ];

    /// <summary>The secret of trustee <paramref name="owner"/>, counted from 1.</summary>
    public static SecretScalar TrusteeKey(string dataFolder, int owner) =>
        SecretScalar.FromDecimal(File.ReadAllText(Path.Combine(PathIn(dataFolder), $"trustee-{owner}.key")).Trim());
}
