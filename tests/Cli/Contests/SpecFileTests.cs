using Hustings.Cli.Contests;
using Hustings.Contest;
using Shouldly;
using Xunit;

namespace Hustings.Cli.Tests.Contests;

public class SpecFileTests
{
    public const string Good = """
        {
          "contest": { "en": "Maple Party", "fr": "Parti de l’érable" },
          "title": { "en": "Leadership", "fr": "Direction" },
          "question": { "en": "Who should lead?", "fr": "Qui devrait diriger?" },
          "candidates": ["A", "B", "C"],
          "blank": true,
          "min": 1, "max": 2,
          "members": 4, "trustees": 2,
          "policy": "last",
          "opens": "2026-11-22T09:00-05:00", "closes": "2026-11-22T18:00:00Z",
          "timeZone": "America/Toronto",
          "help": { "phone": "1 800 555 0100", "hours": { "en": "9 to 5", "fr": "de 9 h à 17 h" } }
        }
        """;

    [Fact]
    public void A_whole_specification_is_read_field_by_field()
    {
        SpecFile.TryRead(Good, out ContestSpec spec).ShouldBeEmpty();
        spec.Contest.ShouldBe(new Text("Maple Party", "Parti de l’érable"));
        spec.Title.Fr.ShouldBe("Direction");
        spec.Question.En.ShouldBe("Who should lead?");
        spec.Candidates.ShouldBe(["A", "B", "C"]);
        (spec.Blank, spec.Min, spec.Max, spec.Members, spec.Trustees).ShouldBe((true, 1, 2, 4, 2));
        spec.Policy.ShouldBe(VotePolicy.Last);
        spec.Opens.ShouldBe(new DateTimeOffset(2026, 11, 22, 14, 0, 0, TimeSpan.Zero));
        spec.Closes.ShouldBe(new DateTimeOffset(2026, 11, 22, 18, 0, 0, TimeSpan.Zero));
        spec.TimeZone.ShouldBe("America/Toronto");
        spec.Help!.Hours.Fr.ShouldBe("de 9 h à 17 h");
        spec.Demo.ShouldBeFalse();
    }

    [Fact]
    public void What_may_be_left_out_has_a_plain_standard()
    {
        const string Short = """
            { "contest": "C", "title": "T", "question": "Q", "candidates": ["A"], "members": 1, "trustees": 1, "policy": "once" }
            """;
        SpecFile.TryRead(Short, out ContestSpec spec).ShouldBeEmpty();
        (spec.Blank, spec.Min, spec.Max, spec.Opens, spec.Closes, spec.Help).ShouldBe((false, 1, 1, null, null, null));
        spec.TimeZone.ShouldBe("Etc/UTC");
    }

    [Theory]
    [InlineData("contest")]
    [InlineData("title")]
    [InlineData("question")]
    [InlineData("candidates")]
    [InlineData("members")]
    [InlineData("trustees")]
    [InlineData("policy")]
    public void A_field_that_must_be_there_is_missed_by_name(string field) =>
        SpecFile
            .TryRead(Good.Replace($"\"{field}\":", $"\"x-{field}\":", StringComparison.Ordinal), out _)
            .ShouldContain(problem => problem.StartsWith($"\"{field}\" must be"));

    [Theory]
    [InlineData("\"members\": 4", "\"members\": \"4\"", "members")]
    [InlineData("\"members\": 4", "\"members\": 4.5", "members")]
    [InlineData("\"members\": 4", "\"members\": 99999999999", "members")]
    [InlineData("\"blank\": true", "\"blank\": \"yes\"", "blank")]
    [InlineData("\"policy\": \"last\"", "\"policy\": \"first\"", "policy")]
    [InlineData("[\"A\", \"B\", \"C\"]", "\"A\"", "candidates")]
    [InlineData("[\"A\", \"B\", \"C\"]", "[\"A\", 2]", "candidates")]
    [InlineData("\"2026-11-22T09:00-05:00\"", "\"2026-11-22T09:00\"", "opens")]
    [InlineData("\"2026-11-22T09:00-05:00\"", "\"tomorrow\"", "opens")]
    [InlineData("\"2026-11-22T09:00-05:00\"", "9", "opens")]
    [InlineData("\"America/Toronto\"", "5", "timeZone")]
    [InlineData("\"phone\"", "\"telephone\"", "help")]
    [InlineData("\"fr\": \"de 9 h à 17 h\"", "\"de\": \"9 bis 17 Uhr\"", "help.hours")]
    [InlineData("\"fr\": \"Direction\"", "\"fr\": 1", "title")]
    public void A_field_of_the_wrong_kind_is_named(string good, string bad, string field)
    {
        Good.ShouldContain(good);
        SpecFile
            .TryRead(Good.Replace(good, bad, StringComparison.Ordinal), out _)
            .ShouldContain(problem => problem.StartsWith($"\"{field}\" must be"));
    }

    [Fact]
    public void All_problems_are_named_at_once() =>
        SpecFile
            .TryRead("""{ "contest": 1, "members": "x", "colour": "red" }""", out _)
            .Count.ShouldBe(
                8,
                "contest, title, question, candidates, members, trustees, policy, and a field unheard of"
            );

    [Theory]
    [InlineData("[\"A\", \"B\", \"C\"]", "[\"A\", \"A\", \"C\"]", "same name")]
    [InlineData("\"max\": 2", "\"max\": 4", "max")]
    [InlineData("\"members\": 4", "\"members\": 0", "Members")]
    [InlineData("\"trustees\": 2", "\"trustees\": 0", "Trustees")]
    [InlineData("\"America/Toronto\"", "\"Middle/Earth\"", "time zone")]
    [InlineData("2026-11-22T18:00:00Z", "2026-11-21T18:00:00Z", "closes before")]
    public void A_contest_that_makes_no_sense_is_refused_in_words(string good, string bad, string words)
    {
        Good.ShouldContain(good);
        SpecFile
            .TryRead(Good.Replace(good, bad, StringComparison.Ordinal), out _)
            .ShouldContain(problem => problem.Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("contest: yes")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"contest\"")]
    public void What_is_no_json_object_is_said_to_be_none(string text) =>
        SpecFile.TryRead(text, out _).ShouldHaveSingleItem().ShouldContain("JSON");
}
