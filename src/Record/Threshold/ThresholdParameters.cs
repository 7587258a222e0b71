using Hustings.Cryptography;
using Hustings.Cryptography.Threshold;
using Hustings.Record.Json;

namespace Hustings.Record.Threshold;

/// <summary>
/// The public outcome of a threshold key's establishment (specification, "Threshold parameters"): certificates,
/// everybody's signed commitments, and the verification keys that follow from them.
/// </summary>
public sealed record ThresholdParameters(
    int Threshold,
    IReadOnlyList<SignedMessage> Certs,
    IReadOnlyList<SignedMessage> Coefexps,
    IReadOnlyList<Proof> Signatures,
    IReadOnlyList<SignedTrusteeKey> VerificationKeys
)
{
    public byte[] ToBytes()
    {
        var writer = new CanonicalWriter();
        Write(writer, this);
        return writer.ToArray();
    }

    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, out ThresholdParameters? parameters) =>
        Diagnosis.Read(
            bytes,
            Limits.TrusteesBytes,
            (ReadOnlySpan<byte> text, out ThresholdParameters? read) =>
            {
                var reader = new CanonicalReader(text);
                read = Read(ref reader);
                return reader.End();
            },
            out parameters
        );

    /// <summary>That the lists have one entry per trustee and the commitments can be read; no signature is checked.</summary>
    public DocumentFault CheckForm()
    {
        var size = Certs.Count;
        if (size == 0 || Threshold < 1 || Threshold > size)
        {
            return DocumentFault.Shape;
        }
        if (Coefexps.Count != size || Signatures.Count != size || VerificationKeys.Count != size)
        {
            return DocumentFault.Shape;
        }
        return Coefexps
            .Select(signed => Polynomial.ReadCoefexps(signed, Threshold, out _))
            .FirstOrDefault(fault => fault != DocumentFault.None);
    }

    /// <summary>The commitments of every trustee; only after <see cref="CheckForm"/> said that all is well.</summary>
    public Point[][] Commitments() =>
        [
            .. Coefexps.Select(signed =>
                Polynomial.ReadCoefexps(signed, Threshold, out var commitments) == DocumentFault.None
                    ? commitments
                    : throw new InvalidOperationException("the parameters were not checked")
            ),
        ];

    /// <summary>y = prod A_(z,0), this item's part of the election's key.</summary>
    public Point Key() => Commitments().Aggregate(Point.Identity, (sum, a) => sum + a[0]);

    /// <summary>
    /// Everything that can be checked of them in public: certificates in their places, all signatures, the proofs of
    /// knowledge, and every verification key against the commitments, X_z = prod_i prod_k A_ik^(z^k).
    /// </summary>
    public DocumentFault Check()
    {
        var fault = CheckForm();
        if (fault != DocumentFault.None)
        {
            return fault;
        }
        fault = KeyEstablishment.CheckCertificates(Certs, out var certificates);
        if (fault != DocumentFault.None)
        {
            return fault;
        }
        if (certificates[0].Context.Threshold != Threshold)
        {
            return DocumentFault.Shape;
        }
        var size = certificates.Count;
        fault = KeyEstablishment.CheckCommitments(certificates, Coefexps, Signatures, out var commitments);
        for (var z = 1; z <= size && fault == DocumentFault.None; z++)
        {
            fault = KeyEstablishment.CheckVerificationKey(certificates[z - 1], commitments, VerificationKeys[z - 1]);
        }
        return fault;
    }

    internal static void Write(CanonicalWriter writer, ThresholdParameters parameters)
    {
        writer.Raw("{\"threshold\":"u8).Number(parameters.Threshold);
        writer.Raw(",\"certs\":"u8).Array(parameters.Certs, SignedMessage.Write);
        writer.Raw(",\"coefexps\":"u8).Array(parameters.Coefexps, SignedMessage.Write);
        writer.Raw(",\"signatures\":"u8).Array(parameters.Signatures, (w, s) => w.Proof(s));
        writer.Raw(",\"verification_keys\":"u8).Array(parameters.VerificationKeys, SignedTrusteeKey.Write).Raw("}"u8);
    }

    internal static ThresholdParameters Read(ref CanonicalReader reader)
    {
        reader.Take("{\"threshold\":"u8);
        var threshold = reader.SmallNumber(Limits.Trustees);
        reader.Take(",\"certs\":"u8);
        var certs = reader.List(Limits.Trustees, SignedMessage.Read);
        reader.Take(",\"coefexps\":"u8);
        var coefexps = reader.List(Limits.Trustees, SignedMessage.Read);
        reader.Take(",\"signatures\":"u8);
        var signatures = reader.List(Limits.Trustees, (ref CanonicalReader r) => r.Proof());
        reader.Take(",\"verification_keys\":"u8);
        var keys = reader.List(Limits.Trustees, SignedTrusteeKey.Read);
        reader.Take("}"u8);
        return new ThresholdParameters(threshold, certs, coefexps, signatures, keys);
    }
}
