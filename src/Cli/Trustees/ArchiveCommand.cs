using System.CommandLine;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Verification;

namespace Hustings.Cli.Trustees;

/// <summary>
/// <c>hustings trustee shuffle</c> and <c>decrypt</c>: what a trustee makes from an archive, after checking all of it.
/// </summary>
internal static class ArchiveCommand
{
    private static readonly Argument<FileInfo> Archive = new("ARCHIVE")
    {
        Description = "The election's .bel archive.",
    };

    private static readonly Option<FileInfo?> Key = new("--key")
    {
        Description = "A single trustee's key, trustee.key.",
        HelpName = "FILE",
    };

    private static readonly Option<FileInfo?> Seed = new("--seed")
    {
        Description = "The seed of a trustee of a threshold key, trustee.seed.",
        HelpName = "FILE",
    };

    private static readonly Option<FileInfo?> DecryptionKey = new("--decryption-key")
    {
        Description = "With --seed: the encrypted decryption key, trustee.dkey.",
        HelpName = "FILE",
    };

    private static readonly Option<FileInfo> Output = new("--output")
    {
        Description = "A new file for what is made.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<FileInfo?> Companions = new("--companions")
    {
        Description = "The companions of decryptions made before, if they are not beside the archive.",
        HelpName = "FILE",
    };

    public static Command CreateDecrypt()
    {
        Command command = new("decrypt", "Check an archive, then make this trustee's partial decryption of its tally.")
        {
            Archive,
            Key,
            Seed,
            DecryptionKey,
            Companions,
            Output,
        };
        command.SetStep(Decrypt);
        return command;
    }

    public static Command CreateShuffle()
    {
        Command command = new("shuffle", "Check an archive, then shuffle its ballots for this trustee.")
        {
            Archive,
            Key,
            Seed,
            Output,
        };
        command.SetStep(Shuffle);
        return command;
    }

    private static void Decrypt(ParseResult line, TextWriter output)
    {
        string path = OutputPath(line);
        string beside = Path.ChangeExtension(path, null) + ".companion.jsonl";
        TrusteeFiles.MustBeNew(beside);
        RequireSecret(line);
        if (line.GetValue(Seed) is not null && line.GetValue(DecryptionKey) is null)
            throw Misused("--seed needs --decryption-key FILE, the trustee.dkey of the key's making.");
        CheckedArchive archive = CheckedArchive.Read(line.GetValue(Archive)!, line.GetValue(Companions));
        using TrusteeSecret secret = SecretOf(line, archive.Work.Trustees);
        EncryptedTally tally = archive.ForDecryption(secret.Owner);
        Point own = archive.Work.Trustees.Keys[secret.Owner - 1].Key;
        PartialDecryption made = PartialDecryption.Make(archive.Election, tally, secret.Key!, SodiumRandom.Instance);
        if (!made.Verify(archive.Election, tally, own))
            throw new InvalidOperationException("our own decryption does not verify; nothing was written");
        Companion? companion = archive.Election.Mark is null ? null : CompanionOf(archive, tally, secret, made);
        TrusteeFiles.Public(path, made.Bytes.Span);
        if (companion is not null)
            TrusteeFiles.Public(beside, CompanionLines.Join([companion.ToBytes()]));
        archive.Describe(output);
        output.WriteLine(
            $"{path}: the partial decryption of trustee {secret.Owner}. Send it to the returning officer."
        );
        if (companion is not null)
            output.WriteLine(
                $"{beside}: the proof that it opens this very tally rightly. Send it along; without it the decryption is refused."
            );
        output.WriteLine(
            "Decrypt once only. If you are asked again, and for another last event, ask why in public before you do."
        );
    }

    private static Companion CompanionOf(
        CheckedArchive archive,
        EncryptedTally tally,
        TrusteeSecret secret,
        PartialDecryption made
    )
    {
        OpeningPlace place = new(archive.Election, tally, archive.Work.Order, secret.Owner);
        Companion companion = Companion.Make(place, made, secret.Key!, SodiumRandom.Instance);
        return companion.Verify(place, made, archive.Work.Trustees.Keys[secret.Owner - 1].Key)
            ? companion
            : throw new InvalidOperationException("our own companion does not verify; nothing was written");
    }

    private static void Shuffle(ParseResult line, TextWriter output)
    {
        string path = OutputPath(line);
        RequireSecret(line);
        CheckedArchive archive = CheckedArchive.Read(line.GetValue(Archive)!);
        using TrusteeSecret secret = SecretOf(line, archive.Work.Trustees);
        EncryptedTally tally = archive.ForShuffle(secret.Owner);
        ShuffleDocument made = ShuffleDocument.Make(archive.Election, tally, SodiumRandom.Instance);
        if (!made.Verify(archive.Election, tally))
            throw new InvalidOperationException("our own shuffle does not verify; nothing was written");
        TrusteeFiles.Public(path, made.Bytes.Span);
        archive.Describe(output);
        output.WriteLine(
            $"{path}: the shuffle of trustee {secret.Owner}. Send it to the returning officer before anybody else shuffles."
        );
        output.WriteLine("How the ballots were permuted was kept nowhere: nobody, not even you, can undo it.");
    }

    private static string OutputPath(ParseResult line)
    {
        string path = line.GetValue(Output)!.FullName;
        TrusteeFiles.MustBeNew(path);
        return path;
    }

    private static void RequireSecret(ParseResult line)
    {
        if (line.GetValue(Key) is null == line.GetValue(Seed) is null)
            throw Misused("Say either --key FILE (a single key) or --seed FILE (a threshold key).");
        if (line.GetValue(Key) is not null && line.GetValue(DecryptionKey) is not null)
            throw Misused("--decryption-key belongs to --seed, not to --key.");
    }

    private static TrusteeSecret SecretOf(ParseResult line, TrusteeKeys trustees) =>
        line.GetValue(Key) is { } key
            ? TrusteeSecret.OfKey(key, trustees)
            : TrusteeSecret.OfSeed(line.GetValue(Seed)!, line.GetValue(DecryptionKey), trustees);

    private static TrusteeRefusedException Misused(string words) => new(TrusteeRefusal.CommandLine, words);
}
