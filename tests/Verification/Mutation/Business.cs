using System.Globalization;
using Hustings.Record;

namespace Hustings.Verification.Tests.Mutation;

/// <summary>Which check's business a change of a value is.</summary>
internal sealed class Business
{
    private readonly HashSet<string> voted;
    private readonly int trustees;
    private readonly bool weightless;

    /// <param name="archive">The archive before any change.</param>
    public Business(IReadOnlyList<Document> archive, VerificationReport report)
    {
        voted =
        [
            .. archive
                .Where(document => document.Kind == "ballot")
                .Select(document => Leaf.All(document.Text).Single(leaf => leaf.Path == ".credential").Raw),
        ];
        trustees = report.Counts.Trustees;
        weightless = report.Election!.Questions.Any(question => question.Kind == QuestionKind.NonHomomorphic);
    }

    public Expected Of(Document document, Leaf leaf, Change change)
    {
        var form = Form(document.Kind);
        var element = Element(document.Kind);
        if (leaf.Path.Contains(".certs", StringComparison.Ordinal) && leaf.Path.Contains('>', StringComparison.Ordinal))
        {
            // A certificate is text for the list of trustees; only who checks its signature reads it.
            (form, element) = ([Check.ThresholdKeys], [Check.ThresholdKeys]);
        }
        else if (leaf.Kind == LeafKind.Scalar && document.Kind == "trustees")
        {
            element = form;
        }
        // What the setup says is first missed where a ballot is held against it.
        long? height = document.Kind is "election" or "credentials" ? null : document.Height;
        return change.Outcome switch
        {
            Outcome.Form => Expected.By(form).At(document.Height),
            Outcome.Element => Expected.By(element).At(document.Height),
            Outcome.Meaning when change.What == "the identity" => Meaning(document, leaf, change)
                .Or(element)
                .At(height),
            Outcome.Meaning => Meaning(document, leaf, change).At(height),
            _ => Meaning(document, leaf, change).Or(form).Or(element).At(height),
        };
    }

    /// <summary>Not written as such a document is written.</summary>
    public static Check[] Form(string kind) =>
        kind switch
        {
            "election" => [Check.ElectionCanonical],
            "trustees" => [Check.TrusteesCanonical],
            "credentials" => [Check.CredentialsCanonical],
            "ballot" => [Check.BallotCanonical],
            "tally" => [Check.TallyCanonical],
            "shuffle" => [Check.ShuffleCanonical],
            "decryption" => [Check.DecryptionCanonical],
            "result" => [Check.ResultCanonical],
            _ => [Check.PayloadCanonical],
        };

    /// <summary>Points outside the group, numbers not below its order.</summary>
    public static Check[] Element(string kind) =>
        kind switch
        {
            "election" => [Check.ElectionKey],
            "trustees" => [Check.TrusteeKey],
            "credentials" => [Check.CredentialsValid],
            "ballot" => [Check.BallotElements],
            _ => Form(kind),
        };

    /// <summary>A well-formed document that says something else.</summary>
    private Expected Meaning(Document document, Leaf leaf, Change change) =>
        document.Kind switch
        {
            "setup" => Expected.By(Check.PayloadPresent),
            "election" => OfElection(leaf),
            "trustees" => OfTrustees(leaf),
            "credentials" => OfCredential(leaf, change),
            "ballot" => leaf.Path switch
            {
                ".election_uuid" or ".election_hash" => Expected.By(Check.BallotElection),
                ".credential" => Expected.By(Check.CredentialKnown, Check.BallotSignature),
                _ => Expected.By(Check.BallotSignature),
            },
            "tally" => Expected.By(Check.EncryptedTally),
            "tally size" => Expected.By(leaf.Path == ".encrypted_tally" ? Check.PayloadPresent : Check.TallyCount),
            "shuffle" => Expected.By(Check.ShuffleProof),
            "shuffle owner" => OfShuffler(leaf, change),
            "decryption" => Expected.By(Check.DecryptionProof),
            "decryption owner" => leaf.Path == ".owner"
                ? Expected.By(Check.DecryptionOwner, Check.DecryptionProof)
                : Expected.By(Check.PayloadPresent),
            // A rank has one byte.
            "result" => Expected.By(change.Raw == "256" ? Check.ResultCanonical : Check.Result),
            var other => throw new ArgumentException(other),
        };

    private static Expected OfElection(Leaf leaf)
    {
        // Numbers and kinds of questions: what cannot be, and then ballots that do not fit.
        if (leaf.Path == ".public_key")
        {
            return Expected.By(Check.CombinedKey);
        }
        var words =
            leaf.Path is ".name" or ".description" or ".credential_authority"
            || leaf.Shape.EndsWith("question", StringComparison.Ordinal)
            || leaf.Shape.EndsWith("answers[]", StringComparison.Ordinal);
        return leaf.Path == ".administrator" ? Expected.By(Check.BallotElection, Check.ElectionMark)
            : words ? Expected.By(Check.BallotElection)
            : leaf.Path == ".uuid" ? Expected.By(Check.BallotElection, Check.ElectionCanonical)
            : Expected.By(Check.BallotElection, Check.BallotCanonical, Check.ElectionCanonical);
    }

    private static Expected OfTrustees(Leaf leaf)
    {
        bool Within(string part) => leaf.Path.Contains(part, StringComparison.Ordinal);
        return leaf.Kind == LeafKind.Text && !Within("message") ? Expected.By(Check.TrusteesCanonical)
            : leaf.Shape.StartsWith("[][].pok", StringComparison.Ordinal) || leaf.Shape == "[][].public_key"
                ? Expected.By(Check.TrusteeProof)
            : Within("verification_keys") && !Within("signature")
                // The proof of the key, and its place among the commitments: whichever is looked at first.
                ? Expected.By(Check.TrusteeProof, Check.ThresholdKeys)
            : leaf.Path.EndsWith("[1].threshold", StringComparison.Ordinal)
            || leaf.Path.EndsWith("message", StringComparison.Ordinal)
                // With other commitments, or another number of them, the text can no longer be read for what it was.
                ? Expected.By(Check.ThresholdKeys, Check.TrusteesCanonical)
            : Expected.By(Check.ThresholdKeys);
    }

    private Expected OfCredential(Leaf leaf, Change change)
    {
        if (change.What == "the next one's value")
        {
            return Expected.Valid("the list of credentials is a set: the same ones in another order");
        }
        if (voted.Contains(leaf.Raw[..64]))
        {
            return change.What == "another weight"
                ? Expected.By(Check.TallyCount, Check.CredentialsWeights)
                : Expected.By(Check.CredentialKnown, Check.CredentialsDistinct);
        }
        return change.What is "the identity" or "bit flip" ? Expected.By(Check.CredentialsValid)
            : weightless && change.What == "another weight" ? Expected.By(Check.CredentialsWeights)
            : Expected.Valid("nobody voted with this credential: only the list's fingerprint tells");
    }

    private Expected OfShuffler(Leaf leaf, Change change)
    {
        if (leaf.Path != ".owner")
        {
            return Expected.By(Check.PayloadPresent);
        }
        return
            int.TryParse(change.Raw, NumberStyles.None, CultureInfo.InvariantCulture, out var owner)
            && owner >= 1
            && owner <= trustees
            && change.Raw[0] != '0'
            ? Expected.Valid("the proof of a shuffle does not say whose it is: the report names whom the record names")
            : Expected.By(Check.ShuffleOwner);
    }
}
