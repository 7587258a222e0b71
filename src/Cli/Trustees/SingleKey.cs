using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Threshold;

namespace Hustings.Cli.Trustees;

/// <summary>A key that is always needed, in two steps: everybody commits, then everybody shows.</summary>
internal sealed class SingleKey(string folder, TextWriter output, IRandomSource random)
{
    private string KeyFile => Path.Combine(folder, "trustee.key");
    private string PublicFile => Path.Combine(folder, "trustee.pub.json");
    private string CommitmentFile => Path.Combine(folder, "trustee.commitment.json");

    /// <summary>Makes the key and commits to it; a trustee who is alone has nobody to wait for and shows it at once.</summary>
    public void Make(int trustee, int of, string? name)
    {
        TrusteeFiles.MustBeNew(KeyFile, PublicFile, CommitmentFile);
        using SecretScalar secret = SecretScalar.Random(random);
        // In quotes, a JSON string, as belenios-tool keeps it; files of the one-machine path have none, and both are read.
        TrusteeFiles.Secret(KeyFile, $"\"{secret.ToDecimal()}\"");
        KeyCommitment commitment = new(trustee, of, KeyCommitment.HashOf(secret.PublicPoint()));
        TrusteeFiles.Public(CommitmentFile, [.. commitment.ToBytes(), (byte)'\n']);
        output.WriteLine(
            $"""
            {KeyFile}: KEEP SECRET. Whoever has it acts as you. Keep a copy on a second medium: without it there is no result.
            {CommitmentFile}: send to whoever sets the election up, who sends you back those of all trustees.
            """
        );
        if (of == 1)
            Write(secret, name);
        else
            output.WriteLine(
                "Then: hustings trustee keygen --single --commitments FILE. Your public key is not shown before."
            );
    }

    /// <summary>Shows the public key, once everybody has committed.</summary>
    public void Show(Commitments commitments, string? name)
    {
        TrusteeFiles.MustBeNew(PublicFile);
        using SecretScalar secret = TrusteeSecret.ReadKey(new FileInfo(KeyFile));
        KeyCommitment own = TrusteeFiles.One<KeyCommitment>(new FileInfo(CommitmentFile), KeyCommitment.TryRead);
        commitments.MustBe(own.Trustee, KeyCommitment.HashOf(secret.PublicPoint()));
        Write(secret, name);
    }

    private void Write(SecretScalar secret, string? name)
    {
        TrusteePublicKey key = TrusteePublicKey.Make(secret, random, name);
        TrusteeFiles.Public(PublicFile, [.. key.ToBytes(), (byte)'\n']);
        output.WriteLine(
            $"""
            {PublicFile}: send to whoever sets the election up.
            Fingerprint of your public key: {key.Fingerprint}
            Note it on paper. When the election is set up, compare it with what hustings verify prints for your number.
            """
        );
    }
}
