using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests;

public sealed partial class RefusalWordsTests
{
    private static readonly Refusal[] All = Enum.GetValues<Refusal>();

    [Fact]
    public void Every_refusal_has_a_status_a_code_of_its_own_and_a_sentence_in_both_languages()
    {
        foreach (var refusal in All)
        {
            var (status, code, message) = RefusalWords.For(refusal);
            status.ShouldBeInRange(400, 503);
            code.ShouldBe(SnakeCase(refusal.ToString()));
            message.En.ShouldEndWith(".");
            message.Fr.ShouldEndWith(".");
            message.En.ShouldNotBe(message.Fr);
        }

        All.Select(refusal => RefusalWords.For(refusal).Code).Distinct().Count().ShouldBe(All.Length);
    }

    [Fact]
    public void A_refused_voter_is_never_left_to_think_that_the_vote_was_recorded()
    {
        foreach (var refusal in All.Except([Refusal.UnknownStage]))
        {
            RefusalWords.For(refusal).Message.En.ShouldMatch("not (yet )?(recorded|confirmed)|is not recorded");
            RefusalWords.For(refusal).Message.Fr.ShouldMatch("n’a pas été enregistré|n’est pas encore");
        }
    }

    private static string SnakeCase(string name) => Capital().Replace(name, "_$0").TrimStart('_').ToLowerInvariant();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
