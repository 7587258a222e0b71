using System.Text;
using Hustings.Record;
using Hustings.Record.Archive;
using Hustings.Verification.Tests.Toolkit;

namespace Hustings.Verification.Tests.Mutation;

/// <summary>The archives that are mutated, each with another one to take documents from.</summary>
internal static class Specimens
{
    private const uint Every = 97;

    /// <summary>With the secrets where they are ours; they are gone when the next one is asked for.</summary>
    public static IEnumerable<(Specimen Specimen, Specimen Donor, SmallElection? Secrets)> All()
    {
        using (var full = SmallElection.Full())
        using (var other = SmallElection.Full("other"))
        {
            yield return (Of("full", full), Of("full 2", other), full);
        }
        using (var ours = new SmallElection(seed: "ours", marked: true))
        using (var other = new SmallElection(seed: "ours 2", marked: true))
        {
            yield return (Of("ours", ours), Of("ours 2", other), ours);
        }
        using (var small = new SmallElection())
        using (var other = new SmallElection(seed: "other"))
        {
            var donor = new Specimen("small 2", "small", other.Archive(), Every);
            yield return (new("small", "small", small.Archive(), Every), donor, small);
            yield return (new("weighted", "weighted", Weighted(small), Every), donor, null);
        }
        var recorded = Directory
            .GetFiles(Vectors.BeleniosTool, "*.bel")
            .Order(StringComparer.Ordinal)
            .Select(file => new Specimen(
                Path.GetFileNameWithoutExtension(file),
                "recorded",
                File.ReadAllBytes(file),
                Every
            ))
            .ToList();
        for (var i = 0; i < recorded.Count; i++)
        {
            yield return (recorded[i], recorded[(i + 1) % recorded.Count], null);
        }
    }

    private static Specimen Of(string name, SmallElection election)
    {
        var archive = election.Archive();
        return new(name, name.Split(' ')[0], archive, Every) { Companions = election.Companions };
    }

    /// <summary>The same election with voters who count twice, three times and so on.</summary>
    private static byte[] Weighted(SmallElection election)
    {
        var list = string.Join(',', election.Credentials.Points.Select((point, i) => $"\"{point},{i + 2}\""));
        Require(PublicCredentials.TryRead(Encoding.ASCII.GetBytes($"[{list}]"), out var credentials) == default);
        var ballots = election.Ballots();
        var sum = new TallySum(election.Election);
        foreach (var last in ballots.GroupBy(ballot => ballot.Credential.ToString()).Select(group => group.Last()))
        {
            sum.Add(last, credentials!.WeightOf(credentials.IndexOf(last.Credential)));
        }
        using var stream = new MemoryStream();
        var writer = new ArchiveWriter(stream, 1_795_340_678);
        writer.AppendSetup(election.Election, election.Trustees, credentials!);
        foreach (var ballot in ballots)
        {
            writer.AppendBallot(ballot.Bytes.Span);
        }
        writer.AppendEndBallots();
        var tally = sum.ToTally();
        writer.AppendEncryptedTally(tally, sum.Ballots, sum.Weight);
        var parts = SmallElection.ByOwner([election.Decrypt(0, tally), election.Decrypt(1, tally)]);
        foreach (var (owner, part) in parts)
        {
            writer.AppendPartialDecryption(owner, part.Bytes.Span);
        }
        Require(
            ElectionResult.TryCompute(election.Election, election.Trustees, tally, parts, sum.Weight, out var result)
        );
        writer.AppendResult(result!.Bytes.Span);
        return stream.ToArray();
    }

    private static void Require(bool good)
    {
        if (!good)
        {
            throw new InvalidOperationException("the weighted election could not be made");
        }
    }
}
