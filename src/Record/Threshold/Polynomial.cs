using System.Text;
using Hustings.Cryptography;
using Hustings.Record.Json;

namespace Hustings.Record.Threshold;

/// <summary>
/// What a trustee contributes to a threshold key (specification, "Polynomials"): its polynomial for itself, a share for
/// each trustee, and the commitments for all.
/// </summary>
/// <param name="Own">The polynomial's coefficients, sent to oneself.</param>
/// <param name="Secrets">For each trustee in order its share, sent to it.</param>
/// <param name="Coefexps">The signed commitments A_k = g^(a_k).</param>
/// <param name="Signature">Over all certificates and the commitments.</param>
public sealed record Polynomial(string Own, IReadOnlyList<string> Secrets, SignedMessage Coefexps, Proof Signature)
{
    public byte[] ToBytes()
    {
        var writer = new CanonicalWriter();
        writer.Raw("{\"polynomial\":"u8).String(Own);
        writer.Raw(",\"secrets\":"u8).Array(Secrets, (w, secret) => w.String(secret));
        writer.Raw(",\"coefexps\":"u8);
        SignedMessage.Write(writer, Coefexps);
        return writer.Raw(",\"signature\":"u8).Proof(Signature).Raw("}"u8).ToArray();
    }

    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, out Polynomial? polynomial) =>
        Diagnosis.Read(bytes, Limits.TrusteesBytes, Read, out polynomial);

    private static DocumentFault Read(ReadOnlySpan<byte> bytes, out Polynomial? polynomial)
    {
        var reader = new CanonicalReader(bytes);
        reader.Take("{\"polynomial\":"u8);
        var own = reader.String();
        reader.Take(",\"secrets\":"u8);
        var secrets = reader.List(Limits.Trustees, (ref CanonicalReader r) => r.String());
        reader.Take(",\"coefexps\":"u8);
        var coefexps = SignedMessage.Read(ref reader);
        reader.Take(",\"signature\":"u8);
        var signature = reader.Proof();
        reader.Take("}"u8);
        polynomial = new Polynomial(own, secrets, coefexps, signature);
        return reader.End();
    }

    internal static byte[] WriteCoefexps(IEnumerable<Point> commitments) =>
        new CanonicalWriter().Raw("{\"coefexps\":"u8).Array(commitments, (w, p) => w.Point(p)).Raw("}"u8).ToArray();

    /// <summary>The commitments inside a signed message, exactly <paramref name="threshold"/> of them.</summary>
    internal static DocumentFault ReadCoefexps(SignedMessage signed, int threshold, out Point[] commitments)
    {
        var reader = new CanonicalReader(Encoding.UTF8.GetBytes(signed.Message));
        reader.Take("{\"coefexps\":"u8);
        commitments = reader.List(threshold, (ref CanonicalReader r) => r.Point());
        reader.Take("}"u8);
        if (commitments.Length != threshold)
        {
            reader.Fail(DocumentFault.Shape);
        }
        return reader.End();
    }

    /// <summary>The text M that a polynomial's signature covers.</summary>
    internal static string SignedText(IEnumerable<Certificate> certificates, IEnumerable<Point> commitments)
    {
        var writer = new CanonicalWriter();
        writer.Raw("{\"certs\":"u8).Array(certificates, (w, c) => SignedMessage.Write(w, c.Signed));
        writer.Raw(",\"coefexps\":"u8).Array(commitments, (w, p) => w.Point(p)).Raw("}"u8);
        return "certs_sig|" + Encoding.UTF8.GetString(writer.Written);
    }
}
