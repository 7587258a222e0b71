using Hustings.Verification.Tests.Toolkit;

namespace Hustings.Verification.Tests.Mutation;

/// <summary>Every value of every document changed in every way.</summary>
internal static class LeafMutants
{
    public static IEnumerable<Mutant> Of(Specimen specimen, Business business)
    {
        foreach (var document in Documents.Of(OpenedArchive.Open(specimen.Bytes)))
        {
            // In the structures between events and data 64 hex digits are a hash.
            var hashes = Business.Form(document.Kind).Contains(Check.PayloadCanonical);
            var byShape = Leaf.All(document.Text)
                .Select(leaf => hashes && leaf.Kind == LeafKind.Point ? leaf with { Kind = LeafKind.Hash } : leaf)
                .ToLookup(leaf => leaf.Shape);
            foreach (var shape in byShape)
            {
                var alike = shape.ToList();
                for (var i = 0; i < alike.Count; i++)
                {
                    var (leaf, next) = (alike[i], alike[(i + 1) % alike.Count]);
                    foreach (var change in Changes(document, leaf, next))
                    {
                        yield return new Mutant(
                            document.Kind,
                            change.What,
                            shape.Key,
                            $"event {document.Height}, {leaf.Path}",
                            business.Of(document, leaf, change),
                            () => specimen.With(document, Changed(leaf, next, change))
                        );
                    }
                }
            }
        }
    }

    private static IEnumerable<Change> Changes(Document document, Leaf leaf, Leaf next)
    {
        var changes = LeafChanges.Of(leaf, next.Raw);
        return document.Kind == "credentials" ? changes.Concat(LeafChanges.OfWeight(leaf.Raw)) : changes;
    }

    /// <summary>A value of the next one's goes both ways: the two change places.</summary>
    private static string Changed(Leaf leaf, Leaf next, Change change)
    {
        var changed = leaf.With(change.Raw);
        if (change.What != "the next one's value")
        {
            return changed;
        }
        var other = Leaf.All(changed).Single(found => found.Path == next.Path);
        return other.With(leaf.Raw);
    }
}
