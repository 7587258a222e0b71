using Hustings.Cryptography;
using Hustings.Cryptography.Threshold;
using Hustings.Record;
using Hustings.Record.Threshold;

namespace Hustings.Cli.Trustees;

/// <summary>A trustee's secret from its files, and which trustee of an election it belongs to.</summary>
/// <param name="Owner">The trustee's number, 1 for the first.</param>
/// <param name="Key">What decrypts; null if only the seed was given.</param>
internal sealed record TrusteeSecret(int Owner, SecretScalar? Key) : IDisposable
{
    public void Dispose() => Key?.Dispose();

    /// <summary>The owner of a single key: a decimal number, with quotes around it as belenios-tool keeps it or without.</summary>
    public static TrusteeSecret OfKey(FileInfo file, TrusteeKeys trustees)
    {
        SecretScalar secret = ReadKey(file);
        Point own = secret.PublicPoint();
        int place = trustees.Keys.Select(key => key.Key).ToList().IndexOf(own);
        if (place >= 0)
            return new TrusteeSecret(place + 1, secret);
        secret.Dispose();
        throw NotATrustee($"The key in {file}");
    }

    /// <summary>A single key: a decimal number, with quotes around it or without.</summary>
    public static SecretScalar ReadKey(FileInfo file)
    {
        string text = TrusteeFiles.Text(file);
        if (text.Length > 1 && text[0] == '"' && text[^1] == '"')
            text = text[1..^1];
        try
        {
            return SecretScalar.FromDecimal(text);
        }
        catch (FormatException)
        {
            // The parser's message is ours, but a word about the file says more than one about numbers.
            throw new TrusteeRefusedException(TrusteeRefusal.FileRefused, $"{file} is not a trustee's key.");
        }
    }

    /// <summary>The owner of a share of a threshold key.</summary>
    /// <param name="decryptionKey">The encrypted decryption key; null where the owner's number is all that is needed.</param>
    public static TrusteeSecret OfSeed(FileInfo seedFile, FileInfo? decryptionKey, TrusteeKeys trustees)
    {
        string seed = ReadSeed(seedFile);
        using SecretScalar signing = TrusteeSeed.SigningKey(seed);
        Point own = signing.PublicPoint();
        int before = 0;
        foreach (TrusteeItem item in trustees.Items)
        {
            if (item is ThresholdTrustees group && Own(group.Parameters, own) is { } certificate)
            {
                int index = certificate.Context.Index;
                return new TrusteeSecret(
                    before + index,
                    decryptionKey is null ? null : Open(certificate, seed, decryptionKey, group.Keys[index - 1].Key)
                );
            }
            before += item.Keys.Count;
        }
        throw NotATrustee($"The seed in {seedFile}");
    }

    public static string ReadSeed(FileInfo file)
    {
        string seed = TrusteeFiles.Text(file);
        return seed.Length == TrusteeSeed.Length && seed.All(VotingCode.Alphabet.Contains)
            ? seed
            : throw new TrusteeRefusedException(TrusteeRefusal.FileRefused, $"{file} is not a trustee's seed.");
    }

    private static Certificate? Own(ThresholdParameters parameters, Point verification) =>
        KeyEstablishment.CheckCertificates(parameters.Certs, out IReadOnlyList<Certificate> certificates)
        == DocumentFault.None
            ? certificates.FirstOrDefault(certificate => certificate.Verification == verification)
            : null;

    private static SecretScalar Open(Certificate own, string seed, FileInfo file, Point publicKey)
    {
        SecretScalar? key = KeyEstablishment.OpenKey(own, seed, TrusteeFiles.Text(file), out DocumentFault fault);
        if (key is null)
            throw TrusteeFiles.Refused($"{file}", fault);
        if (key.PublicPoint() == publicKey)
            return key;
        key.Dispose();
        throw NotATrustee($"The key in {file}");
    }

    private static TrusteeRefusedException NotATrustee(string what) =>
        new(TrusteeRefusal.NotATrustee, $"{what} belongs to no trustee of this election.");
}
