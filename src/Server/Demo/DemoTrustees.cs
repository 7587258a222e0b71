using Hustings.Contest;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;
using Hustings.Server.Stages;

namespace Hustings.Server.Demo;

/// <summary>
/// The demo's officer and trustees, played by this process: the stage is open from the start, and once it is closed
/// the trustees open the total one after the other. Real trustees do this on machines of their own.
/// </summary>
public sealed class DemoTrustees(
    StageDirectory stages,
    ContestFiles files,
    ContestWork work,
    DemoOfficer officer,
    ServerOptions options,
    IRandomSource random,
    ILogger<DemoTrustees> log
) : BackgroundService
{
    // Long enough to be seen on the waiting page, short enough not to bore.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(700);

    /// <summary>Opens the stage before anybody is told that the server listens.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await officer.OpenAsync(files, work).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(Pause, options.Time);
        while (await rounds.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            StageDesk desk = stages.All[0];
            switch (desk.Phase)
            {
                case StageState.Closed:
                    await officer.TallyAsync().ConfigureAwait(false);
                    break;
                case StageState.Tallying:
                    await NextAsync(desk).ConfigureAwait(false);
                    break;
                case StageState.Counted when desk.Account is { } account:
                    await officer
                        .OrderAsync(OrderKind.Publish, desk.Id, new OrderDetails.Publish(Fingerprint.Hex(account)))
                        .ConfigureAwait(false);
                    break;
            }
        }
    }

    /// <summary>Lets the first trustee who has not decrypted do so.</summary>
    private async Task NextAsync(StageDesk desk)
    {
        TrusteeProgress? next = desk.Decryptions.FirstOrDefault(t => t.DecryptedAt is null);
        if (next is null || desk.EncryptedTallyBytes is not { } bytes || desk.DecryptionOrder is not { } order)
        {
            return;
        }

        Election election = desk.Election;
        if (EncryptedTally.TryRead(bytes.Span, election, out EncryptedTally? tally) != DocumentFault.None)
        {
            throw new InvalidOperationException("The server's own encrypted tally cannot be read.");
        }

        using SecretScalar key = DemoSecrets.TrusteeKey(options.DataFolder, next.Owner);
        var share = ProvenDecryption.Make(new(election, tally!, order, next.Owner), key, random);
        DecryptionOutcome outcome = await desk.AddPartialDecryptionAsync(next.Owner, share.ToBytes())
            .ConfigureAwait(false);
        work.Wake();
        if (outcome is not (DecryptionOutcome.Accepted or DecryptionOutcome.Opened))
        {
            log.LogError("Trustee {Owner} of the demo was refused: {Outcome}", next.Owner, outcome);
        }
    }
}
