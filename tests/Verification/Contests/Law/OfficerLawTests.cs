using System.Globalization;
using System.Text;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Hustings.Verification.Tests.Toolkit;
using Xunit;

namespace Hustings.Verification.Tests.Contests.Law;

/// <summary>Who may sign which order, alone and together, with more and more officers enrolled (<c>officers.txt</c>).</summary>
public sealed class OfficerLawTests
{
    private static readonly string[] Everybody = ["ro", "deputy", "registrar", "desk", "eve"];
    private static readonly OfficerKey Key = new(new string('a', 64), new string('b', 64));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Order_of_every_kind_is_signed_by_those_who_may_and_by_enough_of_them(int enrolled)
    {
        var definition = SampleSteps.All[0].Definition;
        var story = new ContestStory(definition);
        foreach (var officer in Everybody.Take(enrolled))
        {
            story.Officers[officer] = Key;
        }
        var text = new StringBuilder();
        foreach (var (what, kind, details) in Kinds())
        {
            var order = new Order(definition.Id, "", kind, null, null, details);
            var answers = Signers()
                .GroupBy(
                    signers => OfficerLaw.Officers(story, order, [.. signers.Select(Signature)]) ?? "ENOUGH",
                    signers => string.Join('+', signers),
                    StringComparer.Ordinal
                );
            foreach (var answer in answers)
            {
                text.Append(CultureInfo.InvariantCulture, $"{what}, {answer.Key}: {string.Join(' ', answer)}\n");
            }
        }
        Known.ShouldBe($"{enrolled} enrolled", text.ToString(), "Contests", "Law", "officers.txt");
    }

    private static OrderSignature Signature(string officer) =>
        new(officer, ReadOnlyMemory<byte>.Empty, ReadOnlyMemory<byte>.Empty, ReadOnlyMemory<byte>.Empty);

    private static IEnumerable<(string, OrderKind, OrderDetails)> Kinds()
    {
        foreach (var kind in Enum.GetValues<OrderKind>().Where(kind => kind != OrderKind.EnrolOfficer))
        {
            yield return ($"{kind}", kind, new OrderDetails.None());
        }
        foreach (var officer in Everybody)
        {
            var enrol = new OrderDetails.EnrolOfficer(officer, Key, "AAAA");
            yield return ($"EnrolOfficer {officer}", OrderKind.EnrolOfficer, enrol);
        }
    }

    /// <summary>Nobody, everybody alone, every pair in one order, one who signs twice, and three.</summary>
    private static IEnumerable<string[]> Signers()
    {
        yield return [];
        for (var i = 0; i < Everybody.Length; i++)
        {
            yield return [Everybody[i]];
            for (var j = i + 1; j < Everybody.Length; j++)
            {
                yield return [Everybody[i], Everybody[j]];
            }
        }
        yield return ["ro", "ro"];
        yield return ["ro", "deputy", "registrar"];
        yield return ["ro", "deputy", "desk"];
    }
}
