using System.Globalization;
using Hustings.Contest.Casting;
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
        var definition = OneStageDefinition.Write(contest, uuid, spec);
        var drawn = new (string Code, string Pin)[spec.Members];
        for (var member = 0; member < drawn.Length; member++)
        {
            drawn[member] = (VotingCode.Generate(random), NewPin(random));
        }

        var trusteeKeys = Enumerable.Range(0, spec.Trustees).Select(_ => SecretScalar.Random(random)).ToArray();
        var trustees = TrusteeKeys.Create([.. trusteeKeys.Select(secret => TrusteePublicKey.Make(secret, random))]);
        var keys = ServerKeys.Draw(random);
        var points = new Point[drawn.Length];
        Parallel.For(0, drawn.Length, member => points[member] = PublicHalf(uuid, drawn[member].Code));
        return new PreparedContest(
            new StageInfo(
                uuid,
                spec.Contest,
                spec.Title,
                spec.Question,
                spec.Opens,
                spec.Closes,
                spec.TimeZone,
                spec.Policy,
                spec.Help,
                spec.Demo
            ),
            NewElection(spec, uuid, trustees.CombinedKey, new ElectionMark(contest, Fingerprint.Hex(definition))),
            definition,
            trustees,
            PublicCredentials.Create(points),
            keys,
            [.. drawn.Zip(points, (code, point) => new IssuedCode(code.Code, code.Pin, point.ToString()))],
            trusteeKeys
        );
    }

    private static Election NewElection(ContestSpec spec, string uuid, Point publicKey, ElectionMark mark) =>
        Election.Create(
            uuid,
            Both(spec.Contest),
            Both(spec.Title),
            publicKey,
            [new Question(Both(spec.Question), [.. spec.Candidates], spec.Min, spec.Max, spec.Blank)],
            mark.ToString()
        );

    internal static Point PublicHalf(string uuid, string code)
    {
        using var secret = VotingCode.DeriveSecret(uuid, code);
        return secret.PublicPoint();
    }

    // The Belenios election has room for one wording.
    private static string Both(Text text) => text.En == text.Fr ? text.En : $"{text.En} / {text.Fr}";

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
