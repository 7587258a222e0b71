using System.Text;
using Hustings.Cryptography;
using Hustings.Cryptography.Threshold;
using Hustings.Record.Json;

namespace Hustings.Record.Threshold;

/// <summary>
/// The six steps in which m trustees make a key that any t of them can use (specification, "Pedersen protocol"). Each
/// is a pure function of files; the server only carries them. A trustee's only lasting secret is its seed.
/// </summary>
public static class KeyEstablishment
{
    // Not in the specification's text; read off the reference tool's files.
    private static ReadOnlySpan<byte> KeyField => "{\"decryption_key\":"u8;

    /// <summary>Step 2, everybody: all certificates, complete, in order and for the same key.</summary>
    public static DocumentFault CheckCertificates(
        IReadOnlyList<SignedMessage> certs,
        out IReadOnlyList<Certificate> certificates
    )
    {
        var read = new List<Certificate>();
        certificates = read;
        for (var i = 0; i < certs.Count; i++)
        {
            var fault = Certificate.TryRead(certs[i], out var certificate);
            if (fault != DocumentFault.None)
            {
                return fault;
            }
            var first = read.Count == 0 ? certificate! : read[0];
            if (certificate!.Context != new CertificateContext(certs.Count, first.Context.Threshold, i + 1))
            {
                return DocumentFault.Shape;
            }
            if (read.Any(c => c.Verification == certificate.Verification || c.Encryption == certificate.Encryption))
            {
                return DocumentFault.DuplicateTrustee;
            }
            read.Add(certificate);
        }
        return read.Count == 0 ? DocumentFault.Shape : DocumentFault.None;
    }

    /// <summary>Step 3, a trustee: its polynomial, a share for each trustee, the commitments.</summary>
    /// <exception cref="ArgumentException">The seed is not that of the certificate with this index.</exception>
    public static Polynomial MakePolynomial(
        IReadOnlyList<Certificate> certificates,
        string seed,
        int index,
        IRandomSource random
    )
    {
        using var signing = SigningKeyOf(certificates[index - 1], seed);
        using var polynomial = SharingPolynomial.Random(certificates[0].Context.Threshold, random);
        var commitments = polynomial.Commitments();
        var own = new CanonicalWriter()
            .Raw("{\"polynomial\":"u8)
            .Array(polynomial.Coefficients, (w, a) => w.Plain(a.ToDecimal()))
            .Raw("}"u8);
        var secrets = certificates.Select(certificate =>
        {
            using var share = polynomial.ShareFor(certificate.Context.Index);
            var secret = new CanonicalWriter().Raw("{\"secret\":"u8).Plain(share.ToDecimal()).Raw("}"u8);
            return TrusteeChannel.Send(signing, certificate.Encryption, secret.ToArray(), random);
        });
        return new Polynomial(
            TrusteeChannel.Send(signing, certificates[index - 1].Encryption, own.ToArray(), random),
            [.. secrets],
            SignedMessage.Make(signing, Encoding.UTF8.GetString(Polynomial.WriteCoefexps(commitments)), random),
            MessageSignature.Sign(signing, Polynomial.SignedText(certificates, commitments), random)
        );
    }

    /// <summary>Step 4, the server: sorts what was sent by recipient.</summary>
    public static DocumentFault MakeInputs(
        IReadOnlyList<Certificate> certificates,
        IReadOnlyList<Polynomial> polynomials,
        out IReadOnlyList<VerificationInput> inputs
    )
    {
        inputs = [];
        IReadOnlyList<SignedMessage> coefexps = [.. polynomials.Select(p => p.Coefexps)];
        IReadOnlyList<Proof> signatures = [.. polynomials.Select(p => p.Signature)];
        if (polynomials.Count != certificates.Count || polynomials.Any(p => p.Secrets.Count != certificates.Count))
        {
            return DocumentFault.Shape;
        }
        var fault = CheckCommitments(certificates, coefexps, signatures, out _);
        if (fault == DocumentFault.None)
        {
            inputs =
            [
                .. polynomials.Select(
                    (p, j) =>
                        new VerificationInput(p.Own, [.. polynomials.Select(q => q.Secrets[j])], coefexps, signatures)
                ),
            ];
        }
        return fault;
    }

    /// <summary>
    /// Step 5, a trustee: checks its own polynomial and its shares against everybody's commitments, and makes its key.
    /// </summary>
    public static DocumentFault MakeOutput(
        IReadOnlyList<Certificate> certificates,
        string seed,
        int index,
        VerificationInput input,
        IRandomSource random,
        out VerificationOutput? output
    )
    {
        output = null;
        using var signing = SigningKeyOf(certificates[index - 1], seed);
        using var decryption = TrusteeSeed.DecryptionKey(seed);
        var fault = CheckCommitments(certificates, input.Coefexps, input.Signatures, out var commitments);
        if (fault == DocumentFault.None && input.Secrets.Count != certificates.Count)
        {
            fault = DocumentFault.Shape;
        }
        if (fault == DocumentFault.None)
        {
            fault = CheckOwn(decryption, certificates[index - 1], input.Own, commitments[index - 1]);
        }
        var shares = new List<SecretScalar>();
        for (var i = 0; i < certificates.Count && fault == DocumentFault.None; i++)
        {
            var share = ReceiveShare(decryption, certificates[i].Verification, input.Secrets[i], out fault);
            if (share is null)
            {
                break;
            }
            shares.Add(share);
            if (share.PublicPoint() != Sharing.Evaluate(commitments[i], index))
            {
                fault = DocumentFault.ShareMismatch;
            }
        }
        if (fault == DocumentFault.None)
        {
            using var key = SecretScalar.Sum([.. shares]);
            var text = new CanonicalWriter().Raw(KeyField).Plain(key.ToDecimal()).Raw("}"u8);
            output = new VerificationOutput(
                TrusteeChannel.Send(signing, certificates[index - 1].Encryption, text.ToArray(), random),
                SignedTrusteeKey.Make(key, signing, random)
            );
        }
        shares.ForEach(share => share.Dispose());
        return fault;
    }

    /// <summary>Step 6, the server: the public parameters, checked as everybody will check them.</summary>
    public static DocumentFault MakeParameters(
        IReadOnlyList<Certificate> certificates,
        IReadOnlyList<Polynomial> polynomials,
        IReadOnlyList<VerificationOutput> outputs,
        out ThresholdParameters? parameters
    )
    {
        var made = new ThresholdParameters(
            certificates[0].Context.Threshold,
            [.. certificates.Select(c => c.Signed)],
            [.. polynomials.Select(p => p.Coefexps)],
            [.. polynomials.Select(p => p.Signature)],
            [.. outputs.Select(o => o.PublicKey)]
        );
        var fault = made.Check();
        parameters = fault == DocumentFault.None ? made : null;
        return fault;
    }

    /// <summary>A trustee's decryption key from what step 5 left with the server.</summary>
    public static SecretScalar? OpenKey(Certificate own, string seed, string encryptedKey, out DocumentFault fault)
    {
        using var decryption = TrusteeSeed.DecryptionKey(seed);
        var bytes = TrusteeChannel.Receive(decryption, own.Verification, encryptedKey, out fault);
        return bytes is null ? null : ReadSecret(bytes, KeyField, "}"u8, out fault);
    }

    internal static DocumentFault CheckCommitments(
        IReadOnlyList<Certificate> certificates,
        IReadOnlyList<SignedMessage> coefexps,
        IReadOnlyList<Proof> signatures,
        out Point[][] commitments
    )
    {
        commitments = new Point[certificates.Count][];
        if (coefexps.Count != certificates.Count || signatures.Count != certificates.Count)
        {
            return DocumentFault.Shape;
        }
        for (var i = 0; i < certificates.Count; i++)
        {
            var certificate = certificates[i];
            var fault = Polynomial.ReadCoefexps(coefexps[i], certificate.Context.Threshold, out commitments[i]);
            if (fault != DocumentFault.None)
            {
                return fault;
            }
            var text = Polynomial.SignedText(certificates, commitments[i]);
            if (
                !coefexps[i].SignedBy(certificate.Verification)
                || !MessageSignature.Verify(certificate.Verification, text, signatures[i])
            )
            {
                return DocumentFault.SignatureInvalid;
            }
        }
        return DocumentFault.None;
    }

    internal static DocumentFault CheckVerificationKey(
        Certificate certificate,
        Point[][] commitments,
        SignedTrusteeKey key
    )
    {
        var index = certificate.Context.Index;
        var expected = commitments.Aggregate(Point.Identity, (sum, a) => sum + Sharing.Evaluate(a, index));
        if (key.Key.Key != expected)
        {
            return DocumentFault.ShareMismatch;
        }
        if (key.Key.Key.IsIdentity)
        {
            return DocumentFault.KeyIdentity;
        }
        return key.Key.ProofHolds() && key.SignedBy(certificate.Verification)
            ? DocumentFault.None
            : DocumentFault.SignatureInvalid;
    }

    private static SecretScalar? ReceiveShare(
        SecretScalar decryption,
        Point sender,
        string secret,
        out DocumentFault fault
    )
    {
        var bytes = TrusteeChannel.Receive(decryption, sender, secret, out fault);
        return bytes is null ? null : ReadSecret(bytes, "{\"secret\":"u8, "}"u8, out fault);
    }

    /// <summary>
    /// That what is shown under this trustee's name is what it contributed: its signature alone would also stand under values of
    /// an earlier attempt.
    /// </summary>
    private static DocumentFault CheckOwn(SecretScalar decryption, Certificate own, string sent, Point[] commitments)
    {
        var bytes = TrusteeChannel.Receive(decryption, own.Verification, sent, out var fault);
        if (bytes is null)
        {
            return fault;
        }
        var reader = new CanonicalReader(bytes);
        reader.Take("{\"polynomial\":"u8);
        var coefficients = reader.List(Limits.Trustees, (ref CanonicalReader r) => r.Scalar());
        reader.Take("}"u8);
        fault = reader.End();
        if (fault != DocumentFault.None)
        {
            return fault;
        }
        var same = coefficients.Length == commitments.Length;
        for (var k = 0; same && k < coefficients.Length; k++)
        {
            using var secret = SecretScalar.FromPublic(coefficients[k]);
            same = secret.PublicPoint() == commitments[k];
        }
        return same ? DocumentFault.None : DocumentFault.PolynomialMismatch;
    }

    private static SecretScalar? ReadSecret(
        byte[] bytes,
        ReadOnlySpan<byte> before,
        ReadOnlySpan<byte> after,
        out DocumentFault fault
    )
    {
        var reader = new CanonicalReader(bytes);
        reader.Take(before);
        var value = reader.Scalar();
        reader.Take(after);
        fault = reader.End();
        return fault == DocumentFault.None ? SecretScalar.FromPublic(value) : null;
    }

    private static SecretScalar SigningKeyOf(Certificate certificate, string seed)
    {
        var signing = TrusteeSeed.SigningKey(seed);
        if (signing.PublicPoint() == certificate.Verification)
        {
            return signing;
        }
        signing.Dispose();
        throw new ArgumentException("this seed does not belong to that certificate", nameof(seed));
    }
}
