namespace Hustings.Verification.Tests.Toolkit;

/// <summary>Encodings that are no member of the group, and the identity (which only keys and credentials refuse).</summary>
internal static class BadPoints
{
    public const string Identity = "0000000000000000000000000000000000000000000000000000000000000001";

    public static readonly IReadOnlyList<(string What, string Hex)> All =
    [
        ("order 2", "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec"),
        ("order 4", "8000000000000000000000000000000000000000000000000000000000000000"),
        ("order 8", "7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7"),
        ("a member plus a point of order 8", "e583d7dc40f6240a2ae7dd260e6d12c6ce60faa18bf47864aeef871598feb2e9"),
        ("a member plus a point of order 2", "4e3a9c1cd4b82ad078319b9722c952be0f77d4b908540dc2ed3b3b4a60bf9d35"),
        ("not on the curve", "0000000000000000000000000000000000000000000000000000000000000007"),
        ("y not below p", "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffee"),
        ("the identity with a sign", "8000000000000000000000000000000000000000000000000000000000000001"),
        ("upper case", "7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7"),
        ("not hex", "zz00000000000000000000000000000000000000000000000000000000000000"),
        ("short", "01"),
    ];
}
