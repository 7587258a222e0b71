using System.Text;
using Hustings.Contest;
using Hustings.Cryptography;

namespace Hustings.Server.Gate;

/// <summary>
/// The gate's keys in the folder <c>keys/</c>, 32 bytes as 64 hex digits each: <c>gate.key</c>, from which seeds follow and which every edge has too, and
/// <c>pass.key</c>, under which the help desk's passes are made. Drawn at the first start.
/// </summary>
internal static class GateKeys
{
    public const string SeedFile = "gate.key";
    public const string PassFile = "pass.key";

    /// <exception cref="InvalidDataException">The file holds no key.</exception>
    public static byte[] ReadOrDraw(string dataFolder, string name, IRandomSource random)
    {
        var folder = Path.Combine(dataFolder, "keys");
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            PrivateFile.CreateFolder(folder);
            var key = new byte[32];
            random.Fill(key);
            PrivateFile.WriteText(path, Convert.ToHexStringLower(key) + "\n");
        }

        var hex = File.ReadAllText(path, Encoding.ASCII).Trim();
        return hex.Length == 64 && hex.All(char.IsAsciiHexDigitLower)
            ? Convert.FromHexString(hex)
            : throw new InvalidDataException($"{path} does not hold 64 hex digits.");
    }
}
