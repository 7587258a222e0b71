using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Contest.Storage;
using Hustings.Gate;
using Hustings.Gate.Admission;
using Hustings.Gate.Limits;
using Hustings.Gate.Work;
using Hustings.Server.Gate;
using Hustings.Server.Incidents;
using Hustings.Server.Stages;

namespace Hustings.Server.Casting;

/// <summary>A request's answer.</summary>
/// <param name="Worked">It was in the lane with work.</param>
/// <param name="Probe">It was for the probes' box: nobody's vote.</param>
/// <param name="Fresh">A ballot that is newly in the box, not one sent again.</param>
public readonly record struct CastDecision(
    CastAnswer Answer,
    bool Worked = false,
    bool Probe = false,
    bool Fresh = false
);

/// <summary>
/// A ballot's way from the whole request to its answer (docs/spec/gate.md, "In the server"): a cheap look, the lane, the address's heat, the waiting
/// room, and on a check thread credential, signature, the credential's turn, proofs and PIN; then the commit.
/// </summary>
public sealed class CastingPath(
    ServerOptions options,
    LaneClaims claims,
    AddressHeat heat,
    SeedEpochs seeds,
    CheckCrew checks,
    CredentialGate<Credential> turns,
    AnswerMemory<string, CastAnswer> memory,
    HelpPass passes,
    CastCounters counters,
    PutOffBook putOff
)
{
    private readonly GateLimits limits = options.Gate;

    /// <summary>Decides a request. The answer says nothing that is not on disk.</summary>
    public async Task<CastDecision> DecideAsync(StageDesk desk, byte[] sent, AddressKey sender)
    {
        var intake = desk.Parts.Intake;
        using var place = intake.Line.Enter();
        var arrived = options.Time.GetUtcNow();
        var claim = claims.Read(desk, sent);
        if (claim.Refusal is { } refused)
        {
            return new(CastAnswer.Refused(refused));
        }

        using (claim)
        {
            try
            {
                var step = intake.Look(claim.Request, claim.Channel, arrived);
                if (step is not IntakeStep.ToCheck toCheck)
                {
                    return new(await intake.SettleAsync(step).ConfigureAwait(false));
                }

                var decision = await AdmitAsync(intake, toCheck, claim, sender).ConfigureAwait(false);
                if (PutOffBook.IsLackOfRoom(decision.Answer))
                {
                    putOff.PutOff(desk.Info.Uuid, desk.Credentials, toCheck);
                }
                else if (decision.Answer.Receipt is not null)
                {
                    putOff.Voted(desk.Info.Uuid, toCheck);
                }

                return decision;
            }
            catch (StorageUnavailableException)
            {
                return new(CastAnswer.Refused(Refusal.StorageUnavailable));
            }
        }
    }

    private async Task<CastDecision> AdmitAsync(
        BallotIntake intake,
        IntakeStep.ToCheck request,
        LaneClaim claim,
        AddressKey sender
    )
    {
        var key = $"{request.Channel} {Convert.ToHexString(request.RequestHash())}";
        if (memory.Find(key) is { } known)
        {
            return new(await known.ConfigureAwait(false));
        }

        // Only now: a ballot in the box is answered whatever became of its pass.
        var pass = (Row: -1, Ends: 0L);
        if (claim.Pass is { } shown)
        {
            pass.Row = intake.RowOf(request);
            if (pass.Row < 0 || !passes.Holds(shown, pass.Row, out pass.Ends))
            {
                return new(CastAnswer.Refused(Refusal.PassInvalid));
            }
        }

        var worth = seeds.Worth(request.Hash.Span, request.Head.Work.Span);
        if (claim.Lane is null && worth < limits.HotWork && heat.IsHot(sender))
        {
            return new(CastAnswer.Refused(Refusal.WorkRequired));
        }

        var lane = claim.Lane ?? claims.LaneFor(worth);
        // Digits that are worth nothing are no work: they must not look like an attack on the lane with work.
        var worked = lane == Lane.Work;
        var check = await checks.RunAsync(lane, worth, () => Check(intake, request, key, worked)).ConfigureAwait(false);
        var answer = check switch
        {
            null => CastAnswer.Refused(Refusal.Busy),
            { Twin: { } twin } => await twin.ConfigureAwait(false),
            _ => await SettleAsync(intake, check, key, worked).ConfigureAwait(false),
        };
        if (claim.Pass is not null && answer.Receipt is not null)
        {
            passes.Spend(pass.Row, pass.Ends);
        }

        // A ballot sent again is answered with its receipt as well, and is worth nothing to an address: it costs its sender nothing.
        var fresh = check is { Twin: null, Step: IntakeStep.Valid } && answer.Receipt is not null;
        return new(answer, worked, Fresh: fresh);
    }

    // On a check thread. While it waited, the same ballot may have been stored, or the same request taken up.
    private CheckedRequest Check(BallotIntake intake, IntakeStep.ToCheck request, string key, bool worked)
    {
        if (memory.Begin(key) is { } twin)
        {
            return new CheckedRequest(new IntakeStep.Refused(Refusal.Busy), null, twin);
        }

        try
        {
            if (intake.LookAgain(request) is { } stored)
            {
                return new CheckedRequest(stored, null, null);
            }

            var step = intake.CheckSignature(request);
            counters.CountLooked(worked, step is IntakeStep.Refused { Refusal: not Refusal.PinLocked });
            return step is IntakeStep.Signed signed ? InTurn(intake, signed) : new CheckedRequest(step, null, null);
        }
        catch (Exception failure)
        {
            memory.Fail(key, failure);
            throw;
        }
    }

    private CheckedRequest InTurn(BallotIntake intake, IntakeStep.Signed signed)
    {
        if (!turns.TryEnter(signed.Credential))
        {
            return new CheckedRequest(new IntakeStep.Refused(Refusal.OneAtATime), null, null);
        }

        try
        {
            return new CheckedRequest(intake.CheckProofs(signed), signed.Credential, null);
        }
        catch
        {
            turns.Leave(signed.Credential, TurnEnd.Harmless);
            throw;
        }
    }

    private async Task<CastAnswer> SettleAsync(BallotIntake intake, CheckedRequest check, string key, bool worked)
    {
        CastAnswer answer;
        try
        {
            answer = await intake.SettleAsync(check.Step).ConfigureAwait(false);
        }
        catch (StorageUnavailableException)
        {
            answer = CastAnswer.Refused(Refusal.StorageUnavailable);
        }
        catch (Exception bug)
        {
            memory.Fail(key, bug);
            Leave(check, TurnEnd.Refused);
            throw;
        }

        var accepted = answer.Receipt is not null;
        // What the box accepted it answers itself from now on. What nobody signed is worth remembering only if somebody worked for it: one proof of
        // work buys one check, however often it is sent.
        var dear = check.Entered is not null || worked;
        memory.End(key, answer, keep: dear && !accepted && !IsPassing(answer.Refusal));
        Leave(
            check,
            accepted ? TurnEnd.Accepted
                : RefusalWeight.IsHarmless(answer.Refusal) ? TurnEnd.Harmless
                : TurnEnd.Refused
        );
        return answer;
    }

    private void Leave(CheckedRequest check, TurnEnd end)
    {
        if (check.Entered is { } credential)
        {
            turns.Leave(credential, end);
        }
    }

    // These change without the voter: the next try may have another answer.
    private static bool IsPassing(Refusal refusal) => refusal != Refusal.PinWrong && RefusalWeight.IsHarmless(refusal);

    /// <param name="Entered">The credential whose turn it is until the answer is known.</param>
    /// <param name="Twin">The same request was faster: its answer.</param>
    private sealed record CheckedRequest(IntakeStep Step, Credential? Entered, Task<CastAnswer>? Twin);
}
