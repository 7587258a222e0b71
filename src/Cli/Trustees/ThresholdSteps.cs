using Hustings.Cryptography;
using Hustings.Cryptography.Threshold;
using Hustings.Record;
using Hustings.Record.Threshold;

namespace Hustings.Cli.Trustees;

/// <summary>The six steps of a threshold key on files, with words on what to keep and what to send to whom.</summary>
internal sealed class ThresholdSteps(string folder, TextWriter output, IRandomSource random)
{
    private const string Kept = "trustee.kept";

    /// <summary>Step 1, a trustee: its seed and its certificate.</summary>
    public void Certify(CertificateContext context)
    {
        string[] files = New("trustee.seed", "trustee.cert.json");
        string seed = TrusteeSeed.Generate(random);
        Certificate certificate = Certificate.Make(seed, context, random);
        TrusteeFiles.Secret(files[0], seed);
        Line(files[1], certificate.Signed.ToBytes());
        output.WriteLine(
            $"""
            {files[0]}: KEEP SECRET, with a copy on a second medium. Whoever has it acts as you.
            {files[1]}: send to the organiser, who puts all certificates into one file, in order.
            Fingerprint of your certificate: {FingerprintOf(certificate)}
            Tell it to the other trustees yourself: by voice, not through the organiser.
            """
        );
    }

    /// <summary>Step 2, everybody: what to compare. The certificates were checked when they were read.</summary>
    public void Compare(IReadOnlyList<Certificate> certificates)
    {
        output.WriteLine(
            $"{certificates.Count} certificates, complete and properly signed; {certificates[0].Context.Threshold} trustees decrypt together."
        );
        foreach (Certificate certificate in certificates)
            output.WriteLine($"  trustee {certificate.Context.Index}: {FingerprintOf(certificate)}");
        output.WriteLine(
            "Go on only if each fingerprint is the one that trustee told you: else someone else has its place."
        );
    }

    /// <summary>Step 3, a trustee, first half: a share for every trustee, kept back, and a commitment to show.</summary>
    public void Commit(IReadOnlyList<Certificate> certificates, string seed)
    {
        int index = IndexOf(certificates, seed);
        string[] files = New(Kept, "trustee.commitment.json");
        Polynomial made = KeyEstablishment.MakePolynomial(certificates, seed, index, random);
        TrusteeFiles.Secret(files[0], System.Text.Encoding.UTF8.GetString(made.ToBytes()));
        Line(files[1], new KeyCommitment(index, certificates.Count, KeyCommitment.HashOf(made.Coefexps)).ToBytes());
        output.WriteLine(
            $"""
            {files[1]}: send to the organiser, who sends you back those of all trustees. You are trustee {index}.
            {files[0]}: keep it until then; show it to nobody. Then: step 3 again, with --commitments FILE.
            """
        );
    }

    /// <summary>Step 3, a trustee, second half: shows what was kept back, once everybody has committed.</summary>
    public void Contribute(IReadOnlyList<Certificate> certificates, string seed, Commitments commitments)
    {
        int index = IndexOf(certificates, seed);
        string[] files = New("trustee.polynomial.json");
        Polynomial made = TrusteeFiles.One<Polynomial>(new FileInfo(Path.Combine(folder, Kept)), Polynomial.TryRead);
        commitments.MustBe(index, KeyCommitment.HashOf(made.Coefexps));
        Line(files[0], made.ToBytes());
        output.WriteLine(
            $"{files[0]}: send to the organiser. It is encrypted: each trustee can open only its own share. You are trustee {index}."
        );
    }

    /// <summary>Step 4, the organiser: sorts by recipient.</summary>
    public void Distribute(
        IReadOnlyList<Certificate> certificates,
        IReadOnlyList<Polynomial> polynomials,
        Commitments commitments
    )
    {
        commitments.MustBe([.. polynomials.Select(one => KeyCommitment.HashOf(one.Coefexps))]);
        string[] files = New([.. certificates.Select(c => $"trustee-{c.Context.Index}.vinput.json")]);
        DocumentFault fault = KeyEstablishment.MakeInputs(
            certificates,
            polynomials,
            out IReadOnlyList<VerificationInput> inputs
        );
        Require("What the trustees made in step 3", fault);
        for (int i = 0; i < files.Length; i++)
        {
            Line(files[i], inputs[i].ToBytes());
            output.WriteLine($"{files[i]}: send to trustee {i + 1}.");
        }
    }

    /// <summary>Step 5, a trustee: checks its shares and makes its key.</summary>
    public void Derive(
        IReadOnlyList<Certificate> certificates,
        string seed,
        VerificationInput input,
        Commitments commitments
    )
    {
        commitments.MustBe([.. input.Coefexps.Select(KeyCommitment.HashOf)]);
        int index = IndexOf(certificates, seed);
        string[] files = New("trustee.voutput.json", "trustee.dkey");
        DocumentFault fault = KeyEstablishment.MakeOutput(
            certificates,
            seed,
            index,
            input,
            random,
            out VerificationOutput? made
        );
        if (fault == DocumentFault.PolynomialMismatch)
            throw new TrusteeRefusedException(
                TrusteeRefusal.OwnPolynomialDiffers,
                "What is shown under your name is not what you contributed. Stop, and tell the other trustees."
            );
        Require("What the others sent you (stop, and tell the other trustees)", fault);
        Line(files[0], made!.ToBytes());
        TrusteeFiles.Secret(files[1], made.PrivateKey);
        output.WriteLine(
            $"""
            Every share is the one its sender is committed to. You are trustee {index}.
            {files[0]}: send to the organiser.
            {files[
                1
            ]}: keep it with your seed. It is encrypted, and only your seed opens it; the organiser gets the same.
            Fingerprint of your public key: {made.PublicKey.Key.Fingerprint}
            Note it on paper. When the election is set up, compare it with what hustings verify prints for your number.
            """
        );
    }

    /// <summary>Step 6, the organiser: the public parameters.</summary>
    public void Conclude(
        IReadOnlyList<Certificate> certificates,
        IReadOnlyList<Polynomial> polynomials,
        IReadOnlyList<VerificationOutput> outputs,
        Commitments commitments
    )
    {
        commitments.MustBe([.. polynomials.Select(one => KeyCommitment.HashOf(one.Coefexps))]);
        string[] keys = New([.. certificates.Select(c => $"trustee-{c.Context.Index}.dkey")]);
        string[] files = New("threshold.json");
        if (outputs.Count != certificates.Count)
            Require("What the trustees made in step 5", DocumentFault.Shape);
        DocumentFault fault = KeyEstablishment.MakeParameters(
            certificates,
            polynomials,
            outputs,
            out ThresholdParameters? parameters
        );
        Require("What the trustees made", fault);
        Line(files[0], parameters!.ToBytes());
        for (int i = 0; i < keys.Length; i++)
            TrusteeFiles.Secret(keys[i], outputs[i].PrivateKey);
        output.WriteLine(
            $"""
            {files[0]}: public, for whoever sets the election up. Send it to every trustee too.
            trustee-N.dkey: each trustee's key, encrypted so that only its seed opens it. Keep them for trustees who lose theirs.
            """
        );
    }

    internal static int IndexOf(IReadOnlyList<Certificate> certificates, string seed)
    {
        using SecretScalar signing = TrusteeSeed.SigningKey(seed);
        Point own = signing.PublicPoint();
        return certificates.FirstOrDefault(c => c.Verification == own)?.Context.Index
            ?? throw new TrusteeRefusedException(
                TrusteeRefusal.SeedOfNobody,
                "None of the certificates belongs to this seed. Is the list the right one, and the seed yours?"
            );
    }

    private static string FingerprintOf(Certificate certificate) => Fingerprint.Compact(certificate.Signed.ToBytes());

    private static void Line(string path, byte[] document) => TrusteeFiles.Public(path, [.. document, (byte)'\n']);

    private static void Require(string what, DocumentFault fault)
    {
        if (fault != DocumentFault.None)
            throw TrusteeFiles.Refused(what, fault);
    }

    private string[] New(params string[] names)
    {
        string[] paths = [.. names.Select(name => Path.Combine(folder, name))];
        TrusteeFiles.MustBeNew(paths);
        return paths;
    }
}
