using Hustings.Verification.Tests.Toolkit;

namespace Hustings.Verification.Tests.Mutation;

/// <summary>Documents and whole events in the place of those of another election, or of another event of the same one.</summary>
internal static class MovedMutants
{
    /// <param name="donor">Another valid archive.</param>
    public static IEnumerable<Mutant> Of(Specimen specimen, Specimen donor)
    {
        var steps = OpenedArchive.Open(specimen.Bytes).Steps;
        var others = OpenedArchive.Open(donor.Bytes).Steps;
        var given = Documents.Of(OpenedArchive.Open(donor.Bytes)).ToLookup(document => document.Kind);
        foreach (var document in Documents.Of(OpenedArchive.Open(specimen.Bytes)))
        {
            var alike = given[document.Kind].ToList();
            for (var i = 0; i < alike.Count; i++)
            {
                var other = alike[i];
                yield return new Mutant(
                    document.Kind,
                    "from another election",
                    $"{i}",
                    $"event {document.Height}, from event {other.Height} of {donor.Name}",
                    OfForeign(document),
                    () => specimen.With(document, other.Text)
                );
            }
        }
        for (var height = 0; height < steps.Count; height++)
        {
            var (at, type) = (height, steps[height].Type);
            if (steps[at].Data.Count == 0 || others.Find(step => step.Type == type) is not { } foreign)
            {
                continue;
            }
            yield return new Mutant(
                "events",
                "from another election",
                type,
                $"event {at}, from {donor.Name}",
                OfForeignEvent(type),
                () =>
                {
                    var opened = OpenedArchive.Open(specimen.Bytes);
                    opened.Steps[at] = foreign.Copy();
                    return steps[at].Data.SequenceEqual(foreign.Data) ? null : opened.Write();
                }
            );
        }
    }

    /// <summary>Within one archive: each document in the place of each other one of its kind.</summary>
    public static IEnumerable<Mutant> Within(Specimen specimen)
    {
        var documents = Documents.Of(OpenedArchive.Open(specimen.Bytes)).ToList();
        foreach (var (document, other) in documents.SelectMany(one => documents, (one, two) => (one, two)))
        {
            if (document.Kind == other.Kind && document != other)
            {
                yield return new Mutant(
                    document.Kind,
                    "from another event",
                    document.Height < other.Height ? "later" : "earlier",
                    $"event {document.Height}, from event {other.Height}",
                    document.Kind switch
                    {
                        "ballot" => Expected.By(Check.BallotDistinct),
                        "shuffle" => Expected.By(Check.ShuffleProof).At(document.Height),
                        "decryption" => Expected.By(Check.DecryptionProof).At(document.Height),
                        _ => Expected.By(Check.PayloadPresent).At(document.Height),
                    },
                    () => specimen.With(document, other.Text)
                );
            }
        }
    }

    /// <summary>Two voters' weights change places: the total stays.</summary>
    public static IEnumerable<Mutant> Weights(Specimen specimen)
    {
        var list = Documents.Of(OpenedArchive.Open(specimen.Bytes)).Single(document => document.Kind == "credentials");
        var entries = Leaf.All(list.Text).Select(leaf => leaf.Raw).ToList();
        for (var i = 1; i < entries.Count; i++)
        {
            var (first, second) = (entries[i - 1], entries[i]);
            if (first[64..] != second[64..])
            {
                var text = list
                    .Text.Replace(first, first[..64] + second[64..], StringComparison.Ordinal)
                    .Replace(second, second[..64] + first[64..], StringComparison.Ordinal);
                yield return new Mutant(
                    list.Kind,
                    "weights exchanged",
                    "",
                    $"{i - 1} and {i}",
                    Expected.By(Check.EncryptedTally),
                    () => specimen.With(list, text)
                );
            }
        }
    }

    private static Expected OfForeign(Document document) =>
        document.Kind switch
        {
            // Its key is not its trustees'.
            "election" or "trustees" => Expected.By(Check.CombinedKey).At(0),
            "credentials" => Expected.By(Check.CredentialKnown),
            "ballot" => Expected.By(Check.BallotElection, Check.BallotCanonical).At(document.Height),
            "tally" => Expected.By(Check.EncryptedTally, Check.TallyCanonical).At(document.Height),
            "shuffle" => Expected.By(Check.ShuffleProof, Check.ShuffleCanonical).At(document.Height),
            "decryption" => Expected.By(Check.DecryptionProof, Check.DecryptionCanonical).At(document.Height),
            "result" => Expected.By(Check.Result, Check.ResultCanonical).At(document.Height),
            // These name the other's document, which is not there.
            _ => Expected.By(Check.PayloadPresent).At(document.Height),
        };

    private static Expected OfForeignEvent(string type) =>
        type switch
        {
            "Setup" => Expected.By(Check.BallotElection, Check.BallotCanonical),
            "Ballot" => Expected.By(Check.BallotElection, Check.BallotCanonical),
            "EncryptedTally" => Expected.By(Check.TallyCount, Check.EncryptedTally, Check.TallyCanonical),
            "Shuffle" => Expected.By(Check.ShuffleProof, Check.ShuffleCanonical),
            "PartialDecryption" => Expected.By(Check.DecryptionProof, Check.DecryptionOwner, Check.DecryptionCanonical),
            _ => Expected.By(Check.Result, Check.ResultCanonical),
        };
}
