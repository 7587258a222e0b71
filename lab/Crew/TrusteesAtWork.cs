using System.Text.Json.Nodes;
using Hustings.Counting.Rounds.Lots;
using Hustings.Cryptography;
using Hustings.Lab.Founding;
using Hustings.Lab.Servers;
using Hustings.Record;

namespace Hustings.Lab.Crew;

/// <summary>The trustees: parts of the lot, shuffles, and decryptions with their companions, over HTTP.</summary>
public sealed class TrusteesAtWork(OfficersCrew crew, TrusteeGroup group, string contest, IRandomSource random)
{
    private const int MostPauses = 6000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public TrusteeGroup Group => group;

    /// <summary>Everybody commits to a part of the lot; before the first opening.</summary>
    public async Task CommitLotsAsync()
    {
        for (int trustee = 1; trustee <= group.Lots.Count; trustee++)
        {
            byte[] hash = LotCommitment.Commit(contest, trustee, group.Lots[trustee - 1]);
            await SendAsync($"/api/trustees/{trustee}/lot-commitment", "hash", hash);
        }
    }

    /// <summary>Everybody shows the part of the lot that was committed to; only when a tie needs it.</summary>
    public async Task RevealLotsAsync()
    {
        for (int trustee = 1; trustee <= group.Lots.Count; trustee++)
        {
            await SendAsync($"/api/trustees/{trustee}/lot", "contribution", group.Lots[trustee - 1]);
        }
    }

    /// <summary>So many trustees shuffle the rankings, one after the other.</summary>
    public async Task ShuffleAsync(Election election, int mixers)
    {
        string session = await SessionAsync();
        for (int trustee = 1; trustee <= mixers; trustee++)
        {
            byte[] bytes = await CiphertextsAsync(election.Uuid, session);
            var shuffle = ShuffleDocument.Make(election, Read(bytes, election), random);
            await crew.Api.PostAsync($"/api/stages/{election.Uuid}/shuffles/{trustee}", shuffle.Bytes, session);
        }
    }

    /// <summary>As many trustees as it takes open their share of the total.</summary>
    public async Task DecryptAsync(Election election)
    {
        string session = await SessionAsync();
        string path = $"/api/stages/{election.Uuid}";
        for (int owner = 1; owner <= group.Needed; owner++)
        {
            EncryptedTally tally = Read(await crew.Api.BytesAsync($"{path}/encrypted-tally", session), election);
            JsonNode stage = await crew.Api.GetAsync(path, session);
            string order =
                (string?)stage["decryptionOrder"]
                ?? throw new InvalidDataException("The server does not say what companions are bound to.");
            OpeningPlace place = new(election, tally, order, owner);
            var share = ProvenDecryption.Make(place, group.Secrets[owner - 1], random);
            await crew.Api.PostAsync($"{path}/decryptions/{owner}", share.ToBytes(), session);
        }
    }

    // Orders are answered before the box is sealed: until then there is nothing to shuffle.
    private async Task<byte[]> CiphertextsAsync(string uuid, string session)
    {
        for (int waited = 0; ; waited++)
        {
            try
            {
                return await crew.Api.BytesAsync($"/api/stages/{uuid}/ciphertexts", session);
            }
            catch (RefusedException early) when (early.Code == "not_ready" && waited < MostPauses)
            {
                await Task.Delay(Pause);
            }
        }
    }

    private static EncryptedTally Read(byte[] bytes, Election election) =>
        EncryptedTally.TryRead(bytes, election, out EncryptedTally? tally) == DocumentFault.None && tally is not null
            ? tally
            : throw new InvalidDataException("The encrypted tally cannot be read.");

    private async Task SendAsync(string path, string field, byte[] value) =>
        await crew.Api.PostAsync(
            path,
            new JsonObject { [field] = Convert.ToHexStringLower(value) },
            await SessionAsync()
        );

    private Task<string> SessionAsync() => crew.SessionAsync(crew.Staff.Returning);
}
