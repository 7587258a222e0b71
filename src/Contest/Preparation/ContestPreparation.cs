using System.Globalization;
using Hustings.Contest.Casting;
using Hustings.Contest.Officers;
using Hustings.Contest.Roll;
using Hustings.Cryptography;
using Hustings.Record;

namespace Hustings.Contest;

/// <summary>
/// Generates everything a contest with one stage needs. All random draws are made one after another, so that a repeatable
/// source gives a repeatable contest; what is derived from them uses all cores.
/// </summary>
public static class ContestPreparation
{
    /// <summary>Generates keys, codes, PINs and the election.</summary>
    /// <exception cref="ArgumentException">The specification has problems; all of them are named.</exception>
    public static PreparedContest Prepare(ContestSpec spec, IRandomSource random)
    {
        var problems = SpecProblems.Of(spec);
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", problems), nameof(spec));
        }

        var uuid = VotingCode.NewUuid(random);
        var contest = VotingCode.NewUuid(random);
        var definition = OneStageDefinition.Of(contest, uuid, spec);
        var spares = CodeIssue.DefaultSpares(spec.Members);
        var issue = CodeIssue.Issue(contest, spec.Members, [uuid], spares, random);
        var trusteeKeys = Enumerable.Range(0, spec.Trustees).Select(_ => SecretScalar.Random(random)).ToArray();
        var trustees = TrusteeKeys.Create([.. trusteeKeys.Select(secret => TrusteePublicKey.Make(secret, random))]);
        var lots = trusteeKeys.Select(_ => Bytes(random)).ToArray();
        var keys = ServerKeys.Draw(random);
        if (issue.Table.TryReadPoints(uuid, out var points) is { Holds: false } finding)
        {
            throw new InvalidOperationException($"Our own credential table does not hold: {finding}.");
        }

        return new PreparedContest(
            definition,
            StageElection.Of(
                definition,
                definition.Stages[0],
                [.. definition.Candidates.Select(candidate => candidate.Id)],
                trustees.CombinedKey
            ),
            trustees,
            PublicCredentials.Create([.. points.Take(spec.Members)]),
            keys,
            issue,
            trusteeKeys,
            lots,
            SoftwarePasskey.Create()
        );
    }

    private static byte[] Bytes(IRandomSource random)
    {
        var bytes = new byte[32];
        random.Fill(bytes);
        return bytes;
    }

    internal static Point PublicHalf(string uuid, string code)
    {
        using var secret = VotingCode.DeriveSecret(uuid, code);
        return secret.PublicPoint();
    }

    /// <summary>Eight digits, all equally likely.</summary>
    internal static string NewPin(IRandomSource random)
    {
        const uint Pins = 100_000_000;
        Span<byte> bytes = stackalloc byte[4];
        uint drawn;
        do
        {
            random.Fill(bytes);
            drawn = BitConverter.ToUInt32(bytes);
            // Above the largest multiple some PINs would be likelier than others.
        } while (drawn >= uint.MaxValue / Pins * Pins);

        return (drawn % Pins).ToString("D8", CultureInfo.InvariantCulture);
    }
}
