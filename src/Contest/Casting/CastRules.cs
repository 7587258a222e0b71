using Hustings.Record.Minutes;

namespace Hustings.Contest.Casting;

/// <summary>What the box knows about a ballot and its credential at the moment it is decided.</summary>
/// <param name="Closed">Why the box takes no ballot of this channel and arrival; null if it does.</param>
/// <param name="Stored">Whether exactly this ballot is in the box already.</param>
/// <param name="Void">Why the voting code may not vote in this stage; null if it may.</param>
/// <param name="WrongPins">Different wrong PINs counted for the credential since it was last unlocked.</param>
/// <param name="Ballots">Ballots of this credential in the box, whatever channel they came by.</param>
public readonly record struct CastFacts(
    Refusal? Closed,
    VotePolicy Policy,
    bool Stored,
    VoidCause? Void,
    int WrongPins,
    int Ballots
);

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
/// The last decisions about a ballot, taken by the contest's single writer once shape, signature, proofs and PIN have been
/// found good (<c>docs/spec/casting.md</c>). A pure step: the writer gathers the facts and does what this says. Every published
/// policy about who may vote when is enforced here and nowhere else.
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

        if (facts.Closed is { } closed)
        {
            return (CastVerdict.Refuse, closed);
        }

        // Guesses that were under way together with five wrong ones are not answered, right or wrong.
        if (facts.WrongPins >= MaxWrongPins)
        {
            return (CastVerdict.Refuse, Refusal.PinLocked);
        }

        if (facts.Void is { } cause)
        {
            return (CastVerdict.RefuseAndNote, Voided(cause));
        }

        return facts.Policy == VotePolicy.Once && facts.Ballots > 0
            ? (CastVerdict.RefuseAndNote, Refusal.AlreadyVoted)
            : (CastVerdict.Accept, default);
    }

    /// <summary>What somebody is told whose code is void for this reason.</summary>
    public static Refusal Voided(VoidCause cause) =>
        cause switch
        {
            VoidCause.Post => Refusal.VoidedPost,
            VoidCause.Advance => Refusal.VotedInAdvance,
            VoidCause.Void => Refusal.CodeVoid,
            _ => throw new ArgumentOutOfRangeException(nameof(cause)),
        };
}
