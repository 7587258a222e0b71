using Hustings.Contest;
using Hustings.Counting.Rounds.Lots;
using Hustings.Record.Minutes;
using Hustings.Server.Console;
using Hustings.Server.Contests;
using Hustings.Server.Stages;

namespace Hustings.Server.Officers;

/// <summary>What trustees hand in, through an officer's session: shuffles, decryptions, their parts of the lot.</summary>
public static class TrusteeEndpoints
{
    private const int LongestDecryption = 4 * 1024 * 1024;
    private const int LongestShuffle = 64 * 1024 * 1024;

    public static void MapTrustees(this WebApplication app)
    {
        app.MapGet("/api/stages/{uuid}", State);
        app.MapGet("/api/stages/{uuid}/account", Account);
        app.MapGet("/api/stages/{uuid}/encrypted-tally", EncryptedTally);
        app.MapGet("/api/stages/{uuid}/ciphertexts", Ciphertexts);
        app.MapPost("/api/stages/{uuid}/shuffles/{owner:int}", ShuffleAsync);
        app.MapPost("/api/stages/{uuid}/decryptions/{owner:int}", DecryptAsync);
        app.MapPost("/api/trustees/{trustee:int}/lot-commitment", CommitAsync);
        app.MapPost("/api/trustees/{trustee:int}/lot", RevealAsync);
    }

    private static IResult State(HttpContext context, StageDirectory stages, string uuid)
    {
        if (!OfficerGuard.IsOfficer(context))
        {
            return OfficerRequest.Refuse(OfficerFault.NoSession);
        }

        context.Response.Headers.CacheControl = "no-store";
        return stages.TryGet(uuid, out var desk)
            ? OfficerRequest.Json(Describe(desk))
            : OfficerRequest.Refuse(OfficerFault.UnknownStage);
    }

    private static object Describe(StageDesk desk) =>
        new
        {
            uuid = desk.Info.Uuid,
            state = StageWords.Of(desk.Phase),
            registered = desk.Registered,
            accepted = desk.Accepted,
            voted = desk.Voted,
            attempts = desk.Attempts,
            tallyReady = desk.EncryptedTallyBytes is not null,
            decryptionOrder = desk.DecryptionOrder,
            trustees = desk.Decryptions.Select(t => new { owner = t.Owner, decrypted = t.DecryptedAt is not null }),
        };

    private static IResult Account(HttpContext context, StageDirectory stages, string uuid) =>
        !OfficerGuard.IsOfficer(context) ? OfficerRequest.Refuse(OfficerFault.NoSession)
        : !stages.TryGet(uuid, out var desk) ? OfficerRequest.Refuse(OfficerFault.UnknownStage)
        : desk.Account is { } account ? TypedResults.Bytes(account, "application/json")
        : OfficerRequest.Refuse(TrusteeFaults.NotReady);

    // The encrypted tally is part of the public record: no session is needed.
    private static IResult EncryptedTally(StageDirectory stages, string uuid) =>
        !stages.TryGet(uuid, out var desk) ? OfficerRequest.Refuse(OfficerFault.UnknownStage)
        : desk.EncryptedTallyBytes is { } bytes ? TypedResults.Bytes(bytes, "application/json")
        : OfficerRequest.Refuse(TrusteeFaults.NotReady);

    private static IResult Ciphertexts(StageDirectory stages, string uuid) =>
        !stages.TryGet(uuid, out var desk) ? OfficerRequest.Refuse(OfficerFault.UnknownStage)
        : desk.IsPrepared && desk.Count.ToShuffle() is { } tally ? TypedResults.Bytes(tally.Bytes, "application/json")
        : OfficerRequest.Refuse(TrusteeFaults.NotReady);

    private static async Task<IResult> ShuffleAsync(HttpContext context, StageDirectory stages, string uuid, int owner)
    {
        var (desk, body, fault) = await TakeAsync(context, stages, uuid, LongestShuffle).ConfigureAwait(false);
        if (fault is not null)
        {
            return OfficerRequest.Refuse(fault);
        }

        var outcome = desk!.IsPrepared
            ? await desk.Count.AddShuffleAsync(owner, body!).ConfigureAwait(false)
            : ShuffleOutcome.NotReady;
        return TrusteeFaults.Of(outcome) is { } refused
            ? OfficerRequest.Refuse(refused)
            : OfficerRequest.Json(Describe(desk));
    }

    private static async Task<IResult> DecryptAsync(HttpContext context, StageDirectory stages, string uuid, int owner)
    {
        var (desk, body, fault) = await TakeAsync(context, stages, uuid, LongestDecryption).ConfigureAwait(false);
        if (fault is not null)
        {
            return OfficerRequest.Refuse(fault);
        }

        var outcome = await desk!.AddPartialDecryptionAsync(owner, body).ConfigureAwait(false);
        context.RequestServices.GetRequiredService<ContestWork>().Wake();
        return TrusteeFaults.Of(outcome) is { } refused
            ? OfficerRequest.Refuse(refused)
            : OfficerRequest.Json(Describe(desk));
    }

    private static async Task<(StageDesk? Desk, byte[]? Body, OfficerFault? Fault)> TakeAsync(
        HttpContext context,
        StageDirectory stages,
        string uuid,
        int longest
    )
    {
        if (OfficerRights.Fault(context, OfficerRights.Trustees) is { } forbidden)
        {
            return (null, null, forbidden);
        }

        if (!stages.TryGet(uuid, out var desk))
        {
            return (null, null, OfficerFault.UnknownStage);
        }

        return await OfficerRequest.ReadAsync(context, longest).ConfigureAwait(false) is { } body
            ? (desk, body, null)
            : (null, null, OfficerFault.TooLarge);
    }

    private static Task<IResult> CommitAsync(HttpContext context, ContestOffice office, int trustee) =>
        NoteAsync(
            context,
            office,
            trustee,
            "hash",
            hash => new Note.LotCommitment(trustee, hash),
            (state, _) => !state.LotCommitments.ContainsKey(trustee),
            (state, hash) => state.LotCommitments.GetValueOrDefault(trustee) == hash
        );

    // Nobody shows a part before all have committed: the last one could choose.
    private static Task<IResult> RevealAsync(HttpContext context, ContestOffice office, int trustee) =>
        NoteAsync(
            context,
            office,
            trustee,
            "contribution",
            contribution => new Note.LotReveal(trustee, contribution),
            (state, contribution) =>
                !state.LotReveals.ContainsKey(trustee)
                && state.LotCommitments.Count == state.Definition.Trustees.Count
                && LotCommitment.CheckReveal(
                    state.Definition.Id,
                    trustee,
                    Convert.FromHexString(state.LotCommitments[trustee]),
                    Convert.FromHexString(contribution)
                )
                    is null,
            (state, contribution) => state.LotReveals.GetValueOrDefault(trustee) == contribution
        );

    private static async Task<IResult> NoteAsync(
        HttpContext context,
        ContestOffice office,
        int trustee,
        string field,
        Func<string, Note> note,
        Func<Contest.Orders.ContestState, string, bool> isDue,
        Func<Contest.Orders.ContestState, string, bool> stands
    )
    {
        if (OfficerRights.Fault(context, OfficerRights.Trustees) is { } forbidden)
        {
            return OfficerRequest.Refuse(forbidden);
        }

        if (trustee < 1 || trustee > office.State.Definition.Trustees.Count)
        {
            return OfficerRequest.Refuse(TrusteeFaults.UnknownTrustee);
        }

        var (body, fault) = await OfficerRequest.JsonAsync(context).ConfigureAwait(false);
        using (body)
        {
            if (
                body is null
                || OfficerRequest.Text(body.RootElement, field) is not { Length: 64 } hex
                || !hex.All(char.IsAsciiHexDigitLower)
            )
            {
                return OfficerRequest.Refuse(fault ?? OfficerFault.Malformed);
            }

            try
            {
                await office.NoteAsync(note(hex), state => isDue(state, hex)).ConfigureAwait(false);
            }
            catch (Contest.Storage.StorageUnavailableException)
            {
                return OfficerRequest.Refuse(OfficerFault.Storage);
            }

            return stands(office.State, hex)
                ? OfficerRequest.Json(new { status = "recorded" })
                : OfficerRequest.Refuse(TrusteeFaults.LotRefused);
        }
    }
}
