namespace Hustings.Counting.Rounds.Lots;

/// <summary>Why a reveal, or a whole lot, is refused. Closed list.</summary>
public enum LotFault
{
    /// <summary>There is no trustee, or the numbers of commitments and contributions differ.</summary>
    TrusteeCount,

    /// <summary>A commitment is not 32 bytes.</summary>
    CommitmentMalformed,

    /// <summary>A contribution is missing or not 32 bytes.</summary>
    ContributionMalformed,

    /// <summary>The contribution is not the one committed to.</summary>
    ContributionNotCommitted,
}

/// <summary>A refused reveal, with a sentence for people.</summary>
/// <param name="Trustee">From 1; 0 if no single trustee is meant.</param>
public sealed record LotRefusal(LotFault Fault, int Trustee)
{
    public string Code => PublishedName.Of(Fault);

    public Bilingual Words =>
        Fault switch
        {
            LotFault.TrusteeCount => new(
                "The lot needs one commitment and one contribution of every trustee.",
                "Le tirage demande un engagement et une contribution de chaque responsable du dépouillement."
            ),
            LotFault.CommitmentMalformed => new(
                $"The commitment of trustee {Trustee} is not 32 bytes.",
                $"L’engagement du responsable {Trustee} ne fait pas 32 octets."
            ),
            LotFault.ContributionMalformed => new(
                $"The contribution of trustee {Trustee} is missing or not 32 bytes.",
                $"La contribution du responsable {Trustee} manque ou ne fait pas 32 octets."
            ),
            _ => new(
                $"The contribution of trustee {Trustee} is not the one committed to.",
                $"La contribution du responsable {Trustee} n’est pas celle de son engagement."
            ),
        };
}
