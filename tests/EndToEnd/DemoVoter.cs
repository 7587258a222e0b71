namespace Hustings.EndToEnd;

/// <summary>One voter: the code and the PIN, as the secrets' <c>codes.csv</c> lists them.</summary>
public sealed record DemoVoter(string Code, string Pin)
{
    public static IReadOnlyList<DemoVoter> ReadAll(string secrets) =>
        [
            .. File.ReadLines(Path.Combine(secrets, "codes.csv"))
                .Skip(1)
                .Select(line => line.Split(','))
                .Select(fields => new DemoVoter(fields[0], fields[1])),
        ];
}
