using System.Net;
using System.Text;
using Hustings.Lab.Attacks.Flood;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Wire;
using Hustings.Lab.Reports;
using Hustings.Lab.Voting;

namespace Hustings.Lab.Attacks.Rows;

/// <summary>After the attack with stolen codes: one of their ballots again, twice, gets one and the same receipt.</summary>
public static class SameReceipt
{
    private const int Waits = 20;

    public static Func<Stand, CancellationToken, Task> Look(Bench bench, List<Check> checks) =>
        async (stand, cancellation) =>
        {
            var material = FloodMaterial.Read(Path.Combine(bench.Folder, "material.json"));
            string first = await CastAsync(stand, material.Valid[0], cancellation);
            string second = await CastAsync(stand, material.Valid[0], cancellation);
            checks.Add(new("The same ballot sent again gets the same receipt", first, second));
            checks.Add(
                Check.Holds(
                    "and that receipt is signed",
                    first.Length > 0 && Receipt.Read(first).IsSignedBy(stand.File.ReceiptKey)
                )
            );
        };

    // Its code may still be in the pause of the gate behind the signature.
    private static async Task<string> CastAsync(Stand stand, byte[] ballot, CancellationToken cancellation)
    {
        for (int wait = 0; wait < Waits; wait++)
        {
            using HttpWire wire = await HttpWire.ConnectAsync(stand.Inside, IPAddress.Loopback, cancellation);
            await wire.SendAsync(RequestText.Post(stand.Inside.Path, ballot), cancellation);
            Answer answer = await wire.ReadAsync(cancellation);
            if (answer.Status == 200)
            {
                return Encoding.UTF8.GetString(answer.Body.Span);
            }

            await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
        }

        return "";
    }
}
