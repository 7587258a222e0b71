namespace Hustings.Contest.Casting;

/// <summary>What the box knows about a ballot and its credential at the moment it is decided.</summary>
/// <param name="Stored">Whether exactly this ballot is in the box already.</param>
/// <param name="WrongPins">Different wrong PINs counted for the credential since it was last unlocked.</param>
/// <param name="Ballots">Ballots of this credential in the box.</param>
public readonly record struct CastFacts(StageState State, VotePolicy Policy, bool Stored, int WrongPins, int Ballots);

/// <summary>What happens to a ballot.</summary>
public enum CastVerdict
{
    /// <summary>It goes into the box.</summary>
    Accept,

    /// <summary>It is in the box already; the stored answer is given again.</summary>
    AnswerAgain,

    /// <summary>Refused; nothing is stored.</summary>
    Refuse,

    /// <summary>Refused and noted as an attempt.</summary>
    RefuseAndNote,
}

/// <summary>
/// The last decisions about a ballot, taken by the box's single writer once shape, signature, proofs and PIN have been
/// found good (<c>docs/spec/casting.md</c>). A pure step: the writer gathers the facts and does what this says.
/// </summary>
public static class CastRules
{
    /// <summary>So many wrong PINs lock a voting code until the help desk acts.</summary>
    public const int MaxWrongPins = 5;

    /// <summary>Attempts noted for one credential; further ones are refused all the same but leave nothing behind.</summary>
    public const int MaxAttempts = 8;

    /// <summary>Decides a fully valid ballot. The refusal is meaningful for the two refusing verdicts only.</summary>
    public static (CastVerdict Verdict, Refusal Refusal) Decide(CastFacts facts)
    {
        if (facts.Stored)
        {
            return (CastVerdict.AnswerAgain, default);
        }

        if (NotOpen(facts.State) is { } refusal)
        {
            return (CastVerdict.Refuse, refusal);
        }

        // Guesses that were under way together with five wrong ones are not answered, right or wrong.
        if (facts.WrongPins >= MaxWrongPins)
        {
            return (CastVerdict.Refuse, Refusal.PinLocked);
        }

        return facts.Policy == VotePolicy.Once && facts.Ballots > 0
            ? (CastVerdict.RefuseAndNote, Refusal.AlreadyVoted)
            : (CastVerdict.Accept, default);
    }

    /// <summary>Why a stage in this state takes no ballots; null if it does.</summary>
    public static Refusal? NotOpen(StageState state) =>
        state switch
        {
            StageState.Prepared => Refusal.StageNotOpen,
            StageState.Open => null,
            _ => Refusal.StageClosed,
        };

    /// <summary>What an order to open or close does to a stage.</summary>
    public static OrderOutcome Order(StageState from, StageState to) =>
        (from, to) switch
        {
            (StageState.Prepared, StageState.Open) => OrderOutcome.Done,
            (StageState.Open, StageState.Closed) => OrderOutcome.Done,
            (StageState.Closed, StageState.Published) => OrderOutcome.Done,
            (StageState.Published, StageState.Closed) => OrderOutcome.AlreadyDone,
            _ when from == to => OrderOutcome.AlreadyDone,
            _ => OrderOutcome.NotPossible,
        };
}
