using Hustings.Contest.Roll;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests.Roll;

/// <summary>Who is shown to the reviewers as perhaps one person, with which evidence, and who never is.</summary>
public sealed class DuplicateSearchTests
{
    private static readonly Member Ana = RollSample.Ana;
    private static readonly Member Elsewhere = Ana with
    {
        Number = "9",
        Address = "99 Oak Ave",
        PostalCode = "V6B 1A1",
        Phone = "+16045550123",
        Email = "other@x.example",
    };

    [Fact]
    public void Same_name_and_birth_date_are_enough() =>
        Found(Ana, Elsewhere).ShouldBe([Evidence.SameName, Evidence.RareName, Evidence.SameBirthDate]);

    [Fact]
    public void Evidence_lists_all_that_two_entries_share() =>
        Found(Ana, Ana with { Number = "9", FamilyName = "TREMBLEY", Email = "ANA@x.example" })
            .ShouldBe([
                Evidence.NameOneLetter,
                Evidence.SameBirthDate,
                Evidence.SamePhone,
                Evidence.SameEmail,
                Evidence.SameAddress,
            ]);

    [Fact]
    public void Slips_of_every_kind_are_found()
    {
        Found(Ana, Elsewhere with { GivenName = "Tremblay", FamilyName = "Ána" }).ShouldContain(Evidence.NameReordered);
        Found(Ana with { GivenName = "Robert" }, Elsewhere with { GivenName = "Bob" })
            .ShouldContain(Evidence.GivenNameUsualForm);
        Found(Ana with { GivenName = "Marie Ana" }, Elsewhere).ShouldContain(Evidence.GivenNamePart);
        Found(Ana with { GivenName = "A." }, Elsewhere with { Phone = Ana.Phone })
            .ShouldContain(Evidence.GivenNameInitial);
        Found(Ana, Elsewhere with { BirthDate = new DateOnly(1980, 3, 4), Phone = Ana.Phone })
            .ShouldContain(Evidence.BirthDateDayMonthExchanged);
        Found(Ana, Elsewhere with { BirthDate = new DateOnly(1981, 4, 3), Phone = Ana.Phone })
            .ShouldContain(Evidence.BirthDateOneDigit);
        Found(Ana, Elsewhere with { BirthDate = null, Email = Ana.Email }).ShouldContain(Evidence.SameEmail);
        Found(Ana, Elsewhere with { FamilyName = "Ek", Phone = Ana.Phone }).ShouldContain(Evidence.FamilyNameDiffers);
        Found(Ana with { FamilyName = "MacDougall" }, Elsewhere with { FamilyName = "McDougall" })
            .ShouldContain(Evidence.SameName);
        Found(
                Ana with
                {
                    FamilyName = "王",
                    GivenName = "小明",
                },
                Elsewhere with
                {
                    FamilyName = "",
                    GivenName = "王小明",
                }
            )
            .ShouldContain(Evidence.NameReordered);
        Found(
                Ana with
                {
                    Email = "ana.t@gmail.com",
                    BirthDate = null,
                },
                Elsewhere with
                {
                    Email = "anat+x@gmail.com",
                    PostalCode = Ana.PostalCode,
                    Phone = "",
                }
            )
            .ShouldContain(Evidence.SameMailbox);
    }

    [Fact]
    public void Twins_and_households_are_never_taken_for_one_person()
    {
        var twin = Ana with { Number = "9", GivenName = "Eve" };
        DuplicateSearch.Find([Ana, twin]).ShouldBeEmpty();
        DuplicateSearch.Find([Ana, twin with { BirthDate = null }]).ShouldBeEmpty();
        DuplicateSearch.Find([Ana, twin with { FamilyName = "Ek" }]).ShouldBeEmpty();
    }

    [Fact]
    public void Parent_and_child_of_one_name_at_one_address_are_two() =>
        DuplicateSearch
            .Find([Ana, Ana with { Number = "9", BirthDate = new DateOnly(2000, 4, 3), Email = "" }])
            .ShouldBeEmpty();

    [Fact]
    public void Namesakes_are_two() =>
        DuplicateSearch.Find([Ana, Elsewhere with { BirthDate = new DateOnly(1962, 12, 30) }]).ShouldBeEmpty();

    [Fact]
    public void Gmail_dots_alone_say_nothing() =>
        DuplicateSearch
            .Find([
                Ana with
                {
                    Email = "ana.t@gmail.com",
                    BirthDate = null,
                },
                Elsewhere with
                {
                    Email = "anat@gmail.com",
                    GivenName = "Zed",
                },
            ])
            .ShouldBeEmpty();

    [Fact]
    public void Three_entries_of_a_person_are_one_cluster_however_the_roll_is_ordered()
    {
        Member[] roll = [Elsewhere, RollSample.Bo, Ana, Ana with { Number = "8", GivenName = "Anna", Phone = "" }];
        var cluster = DuplicateSearch.Find(roll).ShouldHaveSingleItem();
        cluster.Entries.ShouldBe([0, 2, 3]);
        DuplicateSearch.Find([.. roll.Reverse()]).ShouldHaveSingleItem().Entries.ShouldBe([0, 1, 3]);
    }

    [Fact]
    public void Placeholder_that_hundreds_share_does_not_hide_two_entries()
    {
        var crowd = Enumerable
            .Range(0, 600)
            .Select(i => Ana with { Number = $"c{i}", GivenName = "A" + Letters(i), FamilyName = Letters(i * 7919) });
        Member[] roll = [Ana, .. crowd, Ana with { Number = "9" }];
        DuplicateSearch
            .Find(roll)
            .ShouldContain(cluster => cluster.Entries.Contains(0) && cluster.Entries.Contains(601));
    }

    [Fact]
    public void Every_evidence_has_its_own_name_and_words()
    {
        var all = Enum.GetValues<Evidence>().Select(EvidenceWords.For).ToList();
        all.Select(e => e.Code).Distinct().Count().ShouldBe(all.Count);
        all.Select(e => e.Words.Fr).Distinct().Count().ShouldBe(all.Count);
    }

    private static string Letters(int number) =>
        string.Concat(
            Enumerable.Range(0, 8).Select(i => (char)('a' + (int)(((long)number * 2654435761 >> (4 * i)) & 15)))
        );

    private static IReadOnlyList<Evidence> Found(Member a, Member b)
    {
        var cluster = DuplicateSearch.Find([a, RollSample.Bo, b]).ShouldHaveSingleItem();
        cluster.Entries.ShouldBe([0, 2]);
        return cluster.Pairs.ShouldHaveSingleItem().Evidence;
    }
}
