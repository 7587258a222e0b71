using Hustings.Record;
using Hustings.Record.Threshold;

namespace Hustings.Cli.Trustees;

/// <summary>
/// Everybody's commitments, collected before anybody's values are shown: whoever saw the others' values first could choose its
/// own by them.
/// </summary>
internal sealed class Commitments
{
    private readonly IReadOnlyList<KeyCommitment> all;

    private Commitments(IReadOnlyList<KeyCommitment> all) => this.all = all;

    public IReadOnlyList<string> Hashes => [.. all.Select(one => one.Hash)];

    public static Commitments Read(IEnumerable<FileInfo> files)
    {
        KeyCommitment[] read =
        [
            .. TrusteeFiles.All<KeyCommitment>(files, KeyCommitment.TryRead).OrderBy(one => one.Trustee),
        ];
        int of = read.Length == 0 ? 0 : read[0].Of;
        if (read.Any(one => one.Of != of))
            throw Incomplete("The commitments are not all of the same group of trustees.");
        int[] missing = [.. Enumerable.Range(1, of).Except(read.Select(one => one.Trustee))];
        if (of == 0 || missing.Length > 0)
            throw Incomplete(
                $"Not everybody has committed yet; missing: trustee {string.Join(", ", missing.DefaultIfEmpty(1))}. Nothing is shown before all have."
            );
        if (read.Length != of)
            throw Incomplete("A trustee's commitment is there twice.");
        if (read.Select(one => one.Hash).Distinct().Count() != of)
            throw Incomplete("Two trustees committed to the same value.");
        return new(read);
    }

    /// <summary>Refuses values that are not those committed to, naming whose.</summary>
    /// <param name="hashes">One for each trustee, in order.</param>
    public void MustBe(IReadOnlyList<string> hashes)
    {
        if (hashes.Count != all.Count)
            throw Incomplete($"There are {all.Count} commitments and values of {hashes.Count} trustees.");
        for (int i = 0; i < hashes.Count; i++)
            MustBe(i + 1, hashes[i]);
    }

    public void MustBe(int trustee, string hash)
    {
        if (trustee > all.Count || all[trustee - 1].Hash != hash)
            throw new TrusteeRefusedException(
                TrusteeRefusal.CommitmentBroken,
                $"What trustee {trustee} shows is not what it committed to. Stop, and tell the other trustees."
            );
    }

    private static TrusteeRefusedException Incomplete(string words) => new(TrusteeRefusal.CommitmentsIncomplete, words);
}
