using Hustings.Cryptography;

namespace Hustings.Record.Credentials;

/// <summary>Checks that cells are members of the group, on all cores; the first fault in the order of the file is named.</summary>
internal static class PointCheck
{
    /// <param name="points">Receives the points when there is one column; may be null.</param>
    public static TableFinding Run(int rows, int columns, Func<int, int, CredentialKey> cell, Point[]? points)
    {
        var first = TableFinding.None;
        var gate = new Lock();
        Parallel.For(
            0,
            rows,
            row =>
            {
                for (var column = 0; column < columns; column++)
                {
                    var fault = Check(cell(row, column), out var point);
                    if (fault != TableFault.None)
                    {
                        lock (gate)
                        {
                            first = first.Holds || row < first.Row ? new(fault, row, column) : first;
                        }
                        return;
                    }
                    if (points is not null)
                    {
                        points[row] = point;
                    }
                }
            }
        );
        return first;
    }

    private static TableFault Check(CredentialKey key, out Point point)
    {
        Span<byte> hex = stackalloc byte[Point.HexSize];
        key.WriteHex(hex);
        return Point.CheckHex(hex, out point) switch
        {
            PointFault.None => point.IsIdentity ? TableFault.CredentialIdentity : TableFault.None,
            PointFault.Malformed => TableFault.CellNotHex,
            PointFault.NotCanonical => TableFault.PointNotCanonical,
            PointFault.NotOnCurve => TableFault.PointNotOnCurve,
            PointFault.NotInSubgroup => TableFault.PointNotInSubgroup,
            var other => throw new InvalidOperationException($"unknown point fault {other}"),
        };
    }
}
