using System.Buffers.Binary;
using Hustings.Record;
using Hustings.Record.Credentials;

namespace Hustings.Server.Contests;

/// <summary>Finds the member's row for a public credential that somebody reads off a paper.</summary>
internal static class CredentialFinder
{
    private const int ShortestPrefix = 10;

    /// <summary>The row of a code, -1 if there is none, or several begin so.</summary>
    /// <param name="typed">Public half of the code in any stage, or at least the first ten of its digits.</param>
    public static (int Row, bool Several) Find(CredentialTable table, string typed)
    {
        var credential = typed.Trim().ToLowerInvariant();
        if (credential.Length is < ShortestPrefix or > 64 || !credential.All(char.IsAsciiHexDigitLower))
        {
            return (-1, false);
        }

        if (credential.Length == 64)
        {
            return CredentialKey.TryRead(System.Text.Encoding.ASCII.GetBytes(credential), out var key)
                ? (table.RowOf(key), false)
                : (-1, false);
        }

        // A beginning is compared with every cell, which for a million takes milliseconds.
        // The first 16 digits are the first number of a key in the order of its bytes; shorter beginnings leave low bits open.
        var digits = Math.Min(credential.Length, 16);
        var shift = 64 - (4 * digits);
        var wanted = Convert.ToUInt64(credential[..digits], 16);
        var found = -1;
        for (var row = 0; row < table.Rows; row++)
        {
            for (var column = 0; column < table.Stages.Count; column++)
            {
                var cell = table.Cell(row, column);
                if (
                    BinaryPrimitives.ReverseEndianness(cell.A) >> shift != wanted
                    || !cell.ToString().StartsWith(credential, StringComparison.Ordinal)
                    || found == row
                )
                {
                    continue;
                }

                if (found >= 0)
                {
                    return (-1, true);
                }

                found = row;
            }
        }

        return (found, false);
    }
}
