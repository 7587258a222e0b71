using Hustings.Contest.Roll;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests.Roll;

/// <summary>Two officers decide, or nothing is decided.</summary>
public sealed class RollReviewTests
{
    private static readonly Member Ana = RollSample.Ana with { ContactChanged = new DateOnly(2026, 11, 1) };
    private static readonly Member Again = RollSample.Ana with { Number = "7", Phone = "" };
    private static readonly Member[] Roll = [Ana, RollSample.Bo, Again];
    private static readonly IReadOnlyList<ReviewCase> Cases = ReviewCase.All(Roll, new DateOnly(2026, 10, 1));
    private static readonly ReviewCase Twice = Cases.Single(c => c.Kind == ReviewKind.Duplicate);
    private static readonly ReviewCase Late = Cases.Single(c => c.Kind == ReviewKind.ContactChange);
    private static readonly ReviewDecision Same = new ReviewDecision.SamePerson("7");
    private static readonly ReviewDecision Two = new ReviewDecision.DifferentPeople();

    [Fact]
    public void Cases_are_duplicates_and_late_contact_changes()
    {
        Twice.Members.Select(m => m.Number).ShouldBe(["1", "7"]);
        Twice
            .Pairs.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(p => p.First.ShouldBe(0), p => p.Second.ShouldBe(1));
        Late.Members.ShouldHaveSingleItem().Number.ShouldBe("1");
        ReviewCase.All(Roll, null).ShouldHaveSingleItem().Id.ShouldBe(Twice.Id);
        ReviewCase.All(Roll, new DateOnly(2026, 11, 1)).Count.ShouldBe(1);
    }

    [Fact]
    public void Case_is_settled_when_two_officers_agree()
    {
        var review = Decide(RollReview.Of(Cases), ("ann", Same), ("bob", Two));
        review.Settled(Twice.Id).ShouldBeNull();
        review.Open.Count().ShouldBe(2);
        review = Decide(review, ("cyd", Same));
        review.Settled(Twice.Id).ShouldBe(new ReviewDecision.SomeLeave(["1"]));
        review.TryDecide(new(Twice.Id, "dot", Two), out _).ShouldBe(RollRefusal.AlreadySettled);
    }

    [Fact]
    public void One_officer_alone_never_settles_a_case()
    {
        var review = Decide(RollReview.Of(Cases), ("ann", Same), ("ann", Same), ("ann", Two), ("ann", Same));
        review.Settled(Twice.Id).ShouldBeNull();
        review.Opinions.Count.ShouldBe(1);
    }

    [Fact]
    public void Decision_that_does_not_fit_its_case_is_refused_by_name()
    {
        var review = RollReview.Of(Cases);
        Refused(review, new("0123", "ann", Two)).ShouldBe(RollRefusal.UnknownCase);
        Refused(review, new(Late.Id, "ann", Two)).ShouldBe(RollRefusal.WrongKind);
        Refused(review, new(Twice.Id, "ann", new ReviewDecision.ContactConfirmed())).ShouldBe(RollRefusal.WrongKind);
        Refused(review, new(Twice.Id, "ann", new ReviewDecision.SamePerson("2"))).ShouldBe(RollRefusal.NotInCase);
        Refused(review, new(Twice.Id, "ann", new ReviewDecision.SomeLeave(["1", "2"]))).ShouldBe(RollRefusal.NotInCase);
        Refused(review, new(Twice.Id, "ann", new ReviewDecision.SomeLeave([]))).ShouldBe(RollRefusal.NobodyStays);
        Refused(review, new(Twice.Id, "ann", new ReviewDecision.SomeLeave(["1", "7"])))
            .ShouldBe(RollRefusal.NobodyStays);
    }

    [Fact]
    public void Case_becomes_another_when_an_entry_changes()
    {
        Member[] changed = [Ana with { City = "Guelph" }, RollSample.Bo, Again];
        ReviewCase.All(changed, null).ShouldHaveSingleItem().Id.ShouldNotBe(Twice.Id);
    }

    [Fact]
    public void Reviewed_roll_has_no_open_case_and_only_who_stays()
    {
        var review = Decide(RollReview.Of(Cases), ("ann", new ReviewDecision.SamePerson("1")));
        review.TryApply(Roll, out _).ShouldBe(RollRefusal.CasesOpen);
        review = Decide(review, ("bob", new ReviewDecision.SomeLeave(["7"])));
        review.TryApply(Roll, out _).ShouldBe(RollRefusal.CasesOpen);
        foreach (var officer in (string[])["ann", "bob"])
        {
            review.TryDecide(new(Late.Id, officer, new ReviewDecision.ContactRefused()), out review).ShouldBeNull();
        }

        review.TryApply(Roll, out var reviewed).ShouldBeNull();
        reviewed.Select(m => m.Number).ShouldBe(["1", "2"]);
        (reviewed[0].Phone, reviewed[0].Email, reviewed[0].Address).ShouldBe(("", "", ""));
        reviewed[1].ShouldBe(RollSample.Bo);
    }

    [Fact]
    public void Contact_changes_between_two_exports_are_found_whatever_the_spelling()
    {
        Member[] now =
        [
            RollSample.Ana with
            {
                Address = "12 Main Street",
                Email = "ANA@x.example",
            },
            RollSample.Bo with
            {
                Phone = "+14165550000",
            },
            Again,
        ];
        ContactChanges
            .Between([RollSample.Ana, RollSample.Bo], now)
            .ShouldHaveSingleItem()
            .Members[0]
            .Number.ShouldBe("2");
    }

    [Fact]
    public void Every_refusal_has_its_own_name_and_words_in_both_languages()
    {
        var all = Enum.GetValues<RollRefusal>().Select(RollRefusalWords.For).ToList();
        all.Select(w => w.Code).Distinct().Count().ShouldBe(all.Count);
        all.ShouldAllBe(w => w.Words.En != w.Words.Fr);
    }

    private static RollRefusal? Refused(RollReview review, Opinion opinion)
    {
        var refusal = review.TryDecide(opinion, out var after);
        after.ShouldBeSameAs(review);
        return refusal;
    }

    private static RollReview Decide(RollReview review, params (string Officer, ReviewDecision Decision)[] opinions)
    {
        foreach (var (officer, decision) in opinions)
        {
            review.TryDecide(new(Twice.Id, officer, decision), out review).ShouldBeNull();
        }

        return review;
    }
}
