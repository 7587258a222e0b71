using System.Text;
using Hustings.Record;
using Hustings.Verification.Tests.Toolkit;

namespace Hustings.Verification.Tests.Mutation;

/// <summary>The companions of one of our archives changed in every way, and what they make of changes of the archive.</summary>
internal sealed class CompanionMutants
{
    private const string Kind = "companion";

    private readonly Specimen specimen;
    private readonly string[] lines;

    private CompanionMutants(Specimen specimen)
    {
        this.specimen = specimen;
        lines = LinesOf(specimen);
    }

    /// <summary>
    /// Companions are bound to the whole record before the first decryption, so no other record of the same election fits them; only the
    /// result stands after them.
    /// </summary>
    public static Mutant Bound(Mutant mutant)
    {
        var decryptions =
            mutant.What is "dropped" or "exchanged" or "doubled"
            && mutant.Group.Contains("PartialDecryption", StringComparison.Ordinal);
        return mutant.Expected.Equivalent is not null
            ? mutant is { What: "dropped", Group: "Result" }
                ? mutant
                : mutant with
                {
                    Expected = Expected.By(Check.CompanionProof, Check.CompanionPresent),
                }
            : decryptions
                ? mutant with
                {
                    Expected = mutant.Expected.Or(Check.CompanionPresent),
                }
                : mutant;
    }

    public static IEnumerable<Mutant> Of(Specimen specimen, Specimen donor, SmallElection? secrets)
    {
        var mutants = new CompanionMutants(specimen);
        return mutants
            .Leaves()
            .Concat(mutants.Lists())
            .Concat(mutants.Foreign(donor))
            .Concat(secrets is null ? [] : mutants.Forged(secrets));
    }

    private IEnumerable<Mutant> Leaves()
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var next = Leaf.All(lines[(i + 1) % lines.Length]);
            foreach (var found in Leaf.All(lines[i]))
            {
                // The only 64 hex digits in it are a hash.
                var leaf = found.Kind == LeafKind.Point ? found with { Kind = LeafKind.Hash } : found;
                var sibling = next.Single(other => other.Path == leaf.Path).Raw;
                foreach (var change in LeafChanges.Of(leaf, sibling))
                {
                    yield return With(
                        change.What,
                        leaf.Path,
                        $"line {i}",
                        OfLeaf(leaf, change),
                        Put(i, leaf.With(change.Raw))
                    );
                }
            }
        }
    }

    private static Expected OfLeaf(Leaf leaf, Change change)
    {
        var meaning = leaf.Path switch
        {
            ".hustings" => Check.CompanionCanonical,
            ".owner" or ".decryption" => Check.CompanionPresent,
            _ => Check.CompanionProof,
        };
        return change.What == "the next one's value"
            ? Expected.By(meaning)
            : change.Outcome switch
            {
                Outcome.Meaning => Expected.By(meaning),
                Outcome.Any => Expected.By(meaning, Check.CompanionCanonical),
                _ => Expected.By(Check.CompanionCanonical),
            };
    }

    private IEnumerable<Mutant> Lists()
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var at = i;
            yield return Present("dropped", $"{at}", [.. lines.Where((_, j) => j != at)]);
            yield return Present("doubled", $"{at}", [.. lines[..at], lines[at], .. lines[at..]]);
            for (var j = at + 1; j < lines.Length; j++)
            {
                yield return Present("exchanged", $"{at} and {j}", Exchanged(at, j, (_, other) => other));
                // Each trustee's proof under the other's name.
                yield return With(
                    "proofs exchanged",
                    "",
                    $"{at} and {j}",
                    Expected.By(Check.CompanionProof),
                    Exchanged(at, j, ProofOf)
                );
            }
        }
        yield return Present("all dropped", "", []);
    }

    private IEnumerable<Mutant> Foreign(Specimen donor)
    {
        var others = LinesOf(donor);
        yield return Present("all from another election", "", others);
        for (var i = 0; i < Math.Min(lines.Length, others.Length); i++)
        {
            yield return Present("from another election", $"{i}", Put(i, others[i]));
            yield return With(
                "proof from another election",
                "",
                $"{i}",
                Expected.By(Check.CompanionProof),
                Put(i, ProofOf(lines[i], others[i]))
            );
        }
    }

    /// <summary>Wrong factors with version 1 proofs that pass, and every companion that their trustee can make for them.</summary>
    private IEnumerable<Mutant> Forged(SmallElection election)
    {
        var report = Verifying.Verify(specimen.Bytes, specimen.Companions);
        var (tally, order) = (report.Work!.Tally!, report.Work.Order);
        var decryptions = Documents
            .Of(OpenedArchive.Open(specimen.Bytes))
            .Where(document => document.Kind == "decryption")
            .ToList();
        for (var i = 0; i < decryptions.Count; i++)
        {
            var (document, at) = (decryptions[i], i);
            var owner = CompanionOf(lines[at]).Owner;
            var forged = ForgedFactors.Of(election, owner - 1, tally);
            var archive = specimen.With(document, Encoding.UTF8.GetString(forged.Bytes.Span));
            var made = election.Companion(owner - 1, new(election.Election, tally, order, owner), forged);
            yield return Wrong("the honest factors' companion", Check.CompanionPresent, lines[at]);
            yield return Wrong(
                "the honest factors' companion under the new hash",
                Check.CompanionProof,
                Text(CompanionOf(lines[at]) with { Decryption = forged.Hash })
            );
            yield return Wrong("a companion made for them", Check.CompanionProof, Text(made));

            Mutant Wrong(string beside, Check check, string line) =>
                new(
                    "decryption",
                    $"wrong factors with proofs that pass, {beside}",
                    "",
                    $"event {document.Height}",
                    Expected.By(check).At(document.Height),
                    () => archive
                )
                {
                    Companions = FileOf(Put(at, line)),
                };
        }
    }

    private string[] Put(int at, string line) => [.. lines[..at], line, .. lines[(at + 1)..]];

    private string[] Exchanged(int i, int j, Func<string, string, string> take)
    {
        string[] changed = [.. lines];
        (changed[i], changed[j]) = (take(lines[i], lines[j]), take(lines[j], lines[i]));
        return changed;
    }

    /// <summary>One line's owner and decryption with another's proof.</summary>
    private static string ProofOf(string line, string other) =>
        line[..line.IndexOf(",\"challenge\"", StringComparison.Ordinal)]
        + other[other.IndexOf(",\"challenge\"", StringComparison.Ordinal)..];

    private Mutant Present(string what, string where, string[] changed) =>
        With(what, "", where, Expected.By(Check.CompanionPresent), changed);

    private Mutant With(string what, string group, string where, Expected expected, string[] changed) =>
        new(Kind, what, group, where, expected, () => changed.SequenceEqual(lines) ? null : specimen.Bytes)
        {
            Companions = FileOf(changed),
        };

    private static string[] LinesOf(Specimen specimen) =>
        Encoding.ASCII.GetString(specimen.Companions).Split('\n')[..^1];

    private static byte[] FileOf(IEnumerable<string> lines) =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));

    private static Companion CompanionOf(string line) =>
        Companion.TryRead(Encoding.ASCII.GetBytes(line), out var read) == DocumentFault.None
            ? read!
            : throw new InvalidOperationException("no companion");

    private static string Text(Companion companion) => Encoding.ASCII.GetString(companion.ToBytes());
}
