using System.Text;
using Hustings.Contest.Casting;

namespace Hustings.Contest;

/// <summary><c>pins.csv</c>: a line <c>credential,mac</c> in hex for each voting code, in the order of the record's list.</summary>
internal static class PinFile
{
    public static void Write(string path, byte[] pinKey, string uuid, IReadOnlyList<IssuedCode> codes)
    {
        var lines = new string[codes.Count];
        Parallel.For(
            0,
            codes.Count,
            i =>
            {
                var issued = codes[i];
                if (!Credential.TryParse(issued.PublicCredential, out var credential))
                {
                    throw new InvalidOperationException("A public credential is not 64 hex digits.");
                }

                var mac = PinVault.Mac(pinKey, uuid, credential, Encoding.ASCII.GetBytes(issued.Pin));
                lines[i] = $"{issued.PublicCredential},{Convert.ToHexStringLower(mac)}\n";
            }
        );
        Array.Sort(lines, StringComparer.Ordinal);
        PrivateFile.WriteText(path, string.Concat(lines));
    }

    /// <exception cref="InvalidDataException">A line is not as written above.</exception>
    public static Dictionary<Credential, byte[]> Read(string path)
    {
        var macs = new Dictionary<Credential, byte[]>();
        foreach (var line in File.ReadLines(path))
        {
            if (line.Length != 129 || line[64] != ',' || !Credential.TryParse(line.AsSpan(0, 64), out var credential))
            {
                throw new InvalidDataException($"{path} has a line that is not credential,mac.");
            }

            macs[credential] = Convert.FromHexString(line.AsSpan(65));
        }

        return macs;
    }
}
