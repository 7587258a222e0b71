using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hustings.Record;
using Hustings.Verification.Tests.Toolkit;

namespace Hustings.Verification.Tests.Mutation;

/// <summary>
/// What those could do who hold the secrets: voters, the server, shufflers and trustees who work together, every
/// signature and proof made anew by whoever could make it.
/// </summary>
internal sealed class Forgeries(Specimen specimen, SmallElection election)
{
    private readonly List<Document> documents = [.. Documents.Of(OpenedArchive.Open(specimen.Bytes))];

    public IEnumerable<Mutant> All() =>
        Ballots().Concat(Tallies()).Concat(Shuffles()).Concat(Decryptions()).Concat(Parameters());

    private IEnumerable<Mutant> Ballots()
    {
        foreach (var document in documents.Where(document => document.Kind == "ballot"))
        {
            var ballot = document.Text;
            var own = Leaf.All(ballot).Single(leaf => leaf.Path == ".credential");
            for (var i = 0; i < election.Codes.Count; i++)
            {
                var (voter, credential) = (i, election.CredentialOf(election.Codes[i]).ToString());
                if (credential == own.Raw)
                {
                    continue;
                }
                yield return Mutant(
                    document,
                    "signed with another credential",
                    Expected.By(Check.BallotSignature),
                    () => election.SignAgain(ballot, voter)
                );
                // A copied vote: the proofs name the one who made them.
                yield return Mutant(
                    document,
                    "taken over and signed by another voter",
                    Expected.By(Check.BallotProofs),
                    () => election.SignAgain(own.With(credential), voter)
                );
            }
            var signer = Enumerable
                .Range(0, election.Codes.Count)
                .Single(i => election.CredentialOf(election.Codes[i]).ToString() == own.Raw);
            foreach (
                var leaf in Leaf.All(ballot).Where(leaf => leaf.Path.StartsWith(".answers", StringComparison.Ordinal))
            )
            {
                var other = leaf.Kind == LeafKind.Point ? Elements.PlusGenerator(leaf.Raw) : Elements.PlusOne(leaf.Raw);
                yield return Mutant(
                    document,
                    "changed and signed again",
                    Expected.By(Check.BallotProofs),
                    () => election.SignAgain(leaf.With(other), signer),
                    leaf.Shape
                );
            }
        }
    }

    private IEnumerable<Mutant> Tallies()
    {
        var ballots = ReadBallots();
        var tally = documents.Single(document => document.Kind == "tally");
        var size = documents.Single(document => document.Kind == "tally size");
        var voters = ballots.Select(ballot => ballot.Credential.ToString()).Distinct().ToList();
        foreach (var voter in voters)
        {
            var rest = ballots.Where(ballot => ballot.Credential.ToString() != voter).ToList();
            var less = Encoding.UTF8.GetString(election.TallyOf(rest, out var counted).Bytes.Span);
            yield return Mutant(tally, "leaves one ballot out", Expected.By(Check.EncryptedTally), () => less);
            yield return new Mutant(
                "tally",
                "leaves one ballot out and says so",
                "",
                voter[..8],
                Expected.By(Check.TallyCount).At(tally.Height),
                () =>
                {
                    var opened = OpenedArchive.Open(specimen.Bytes);
                    var data = opened.Steps[tally.Height];
                    data.Replace(tally.Index, less);
                    data.Replace(
                        size.Index,
                        data.Data[size.Index].Replace($":{voters.Count},", $":{counted},", StringComparison.Ordinal)
                    );
                    return opened.Write();
                }
            );
        }
        yield return Mutant(
            tally,
            "counts a replaced ballot",
            Expected.By(Check.EncryptedTally),
            () => Encoding.UTF8.GetString(election.TallyOf([.. ballots.Take(voters.Count)], out _).Bytes.Span)
        );
    }

    private IEnumerable<Mutant> Shuffles()
    {
        var shuffles = documents.FindAll(document => document.Kind == "shuffle");
        foreach (var document in shuffles)
        {
            foreach (var (what, change) in ListChanges())
            {
                yield return Mutant(
                    document,
                    what,
                    Expected.By(Check.ShuffleProof, Check.ShuffleCanonical),
                    () => Edited(document.Text, root => change(root["ciphertexts"]![0]!.AsArray()))
                );
            }
        }
        if (shuffles.Count == 0)
        {
            yield break;
        }
        // An honest proof, but of a shuffle of something else.
        var tally = documents.Single(document => document.Kind == "tally").Text;
        var question = election.Election.Questions.ToList().FindIndex(q => q.Kind == QuestionKind.NonHomomorphic);
        foreach (var (what, change) in ListChanges())
        {
            yield return Mutant(
                shuffles[0],
                what + ", then shuffled and proved",
                Expected.By(Check.ShuffleProof, Check.ShuffleCanonical),
                () =>
                {
                    var other = Edited(tally, root => change(root[question]!.AsArray()));
                    var fault = EncryptedTally.TryRead(
                        Encoding.UTF8.GetBytes(other),
                        election.Election,
                        out var forged
                    );
                    return fault == DocumentFault.None
                        ? Encoding.UTF8.GetString(
                            ShuffleDocument.Make(election.Election, forged!, election.Random).Bytes.Span
                        )
                        : throw new InvalidOperationException($"{fault}");
                }
            );
        }
    }

    private IEnumerable<Mutant> Decryptions()
    {
        foreach (var document in documents.Where(document => document.Kind == "decryption"))
        {
            yield return Mutant(
                document,
                "factors and proofs of two ciphertexts exchanged",
                Expected.By(Check.DecryptionProof),
                () =>
                    Edited(
                        document.Text,
                        root =>
                        {
                            Exchange(root["decryption_factors"]![0]!.AsArray());
                            Exchange(root["decryption_proofs"]![0]!.AsArray());
                        }
                    )
            );
            for (var i = 0; i < election.Trustees.Keys.Count; i++)
            {
                var trustee = i;
                var tally = documents.Single(found => found.Kind == "tally").Text;
                yield return Mutant(
                    document,
                    "of the tally with one ciphertext changed",
                    Expected.By(Check.DecryptionProof),
                    () =>
                    {
                        var other = Edited(tally, root => Exchange(root[0]!.AsArray()));
                        return
                            EncryptedTally.TryRead(Encoding.UTF8.GetBytes(other), election.Election, out var forged)
                            == DocumentFault.None
                            ? Encoding.UTF8.GetString(election.Decrypt(trustee, forged!).Bytes.Span)
                            : throw new InvalidOperationException();
                    },
                    $"{trustee}"
                );
            }
        }
    }

    private IEnumerable<Mutant> Parameters()
    {
        var document = documents.Single(document => document.Kind == "trustees");
        var place = election.Trustees.Items.ToList().FindIndex(item => item is ThresholdTrustees);
        if (place < 0)
        {
            yield break;
        }
        var size = election.Trustees.Items[place].Keys.Count;
        var other = new SmallGroup(2, size, election.Random).Parameters;
        var foreign = Encoding.UTF8.GetString(other.ToBytes());
        foreach (var part in new[] { "certs", "coefexps", "signatures", "verification_keys" })
        {
            yield return Mutant(
                document,
                $"{part} of another establishment",
                Expected.By(Check.ThresholdKeys),
                () =>
                    Edited(document.Text, root => root[place]![1]![part] = JsonNode.Parse(foreign)![part]!.DeepClone())
            );
            for (var i = 0; i < size; i++)
            {
                var item = i;
                yield return Mutant(
                    document,
                    $"one of {part} of another establishment",
                    Expected.By(Check.ThresholdKeys),
                    () =>
                        Edited(
                            document.Text,
                            root => root[place]![1]![part]![item] = JsonNode.Parse(foreign)![part]![item]!.DeepClone()
                        ),
                    $"{item}"
                );
            }
        }
        yield return Mutant(
            document,
            "all parameters of another establishment",
            Expected.By(Check.CombinedKey),
            () => Edited(document.Text, root => root[place]![1] = JsonNode.Parse(foreign))
        );
    }

    private static IEnumerable<(string What, Action<JsonArray> Change)> ListChanges() =>
        [
            ("drops a ciphertext", list => list.RemoveAt(0)),
            ("doubles a ciphertext", list => list.Add(list[0]!.DeepClone())),
            ("doubles a ciphertext in the place of another", list => list[1] = list[0]!.DeepClone()),
            (
                "changes a ciphertext",
                list => list[0]!["beta"] = Elements.PlusGenerator(list[0]!["beta"]!.GetValue<string>())
            ),
        ];

    private static void Exchange(JsonArray list)
    {
        var (first, second) = (list[0]!.DeepClone(), list[1]!.DeepClone());
        (list[0], list[1]) = (second, first);
    }

    private static string Edited(string text, Action<JsonNode> change)
    {
        var root = JsonNode.Parse(text)!;
        change(root);
        return root.ToJsonString(Relaxed);
    }

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private List<Ballot> ReadBallots() =>
        [
            .. documents
                .Where(document => document.Kind == "ballot")
                .Select(document =>
                    Ballot.TryRead(Encoding.UTF8.GetBytes(document.Text), election.Election, out var ballot)
                    == DocumentFault.None
                        ? ballot!
                        : throw new InvalidOperationException("no ballot")
                ),
        ];

    /// <summary>The text is made at once: the election's random numbers come in the same order in every run.</summary>
    private Mutant Mutant(Document document, string what, Expected expected, Func<string> text, string group = "")
    {
        var forged = text();
        return new(
            document.Kind,
            what,
            group,
            $"event {document.Height} {group}",
            expected.At(document.Height),
            () => specimen.With(document, forged)
        );
    }
}
