using Hustings.Cryptography;
using Hustings.Cryptography.Proofs;

namespace Hustings.Record;

/// <summary>What one trustee's companion is bound to besides the factors (docs/spec/companion-proofs.md).</summary>
/// <param name="Election">One that is marked as ours.</param>
/// <param name="Tally">As the last shuffle left it.</param>
/// <param name="Order">Hash of the event before the first partial decryption, 64 hex digits.</param>
/// <param name="Owner">Which trustee, 1 for the first.</param>
public sealed record OpeningPlace(Election Election, EncryptedTally Tally, string Order, int Owner)
{
    /// <exception cref="InvalidOperationException">The election is not marked; the caller's bug.</exception>
    internal OpeningContext Context() =>
        new(
            Election.Mark?.Contest
                ?? throw new InvalidOperationException("companions belong to elections that are marked as ours"),
            Convert.FromHexString(Election.Hash),
            Election.PublicKey.Point,
            0,
            0,
            Owner,
            Convert.FromHexString(Order)
        );

    /// <summary>All ciphertexts' first halves and all factors, question by question.</summary>
    internal (Point[] Alphas, Point[] Factors) Lists(PartialDecryption decryption) =>
        (
            [.. Tally.Questions.SelectMany(question => question).Select(ciphertext => ciphertext.Alpha)],
            [.. decryption.Factors.SelectMany(question => question)]
        );
}
