using Hustings.Cryptography;
using Hustings.Server.Console;
using Hustings.Server.Tests.Storage;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Console;

public class OfficerAccessTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private readonly TestClock clock = new();
    private readonly OfficerAccess access;

    public OfficerAccessTests() => access = new OfficerAccess(SodiumRandom.Instance, clock);

    [Fact]
    public void Token_is_spent_by_whoever_brings_it_first()
    {
        string token = access.NewToken();
        access.TrySpend(token).ShouldBeTrue();
        access.TrySpend(token).ShouldBeFalse();
    }

    [Fact]
    public void Token_in_any_other_spelling_opens_nothing_and_is_not_spent()
    {
        string token = access.NewToken();
        foreach (
            string wrong in (string[])["", token[1..], token + "A", token.ToUpperInvariant(), token.ToLowerInvariant()]
        )
        {
            access.TrySpend(wrong).ShouldBeFalse(wrong);
        }

        access.TrySpend(token).ShouldBeTrue();
    }

    [Fact]
    public void New_token_replaces_the_one_before()
    {
        string old = access.NewToken();
        string fresh = access.NewToken();
        access.TrySpend(old).ShouldBeFalse();
        access.TrySpend(fresh).ShouldBeTrue();
    }

    [Fact]
    public void Token_is_handed_in_by_many_at_once_and_opens_one_session()
    {
        string token = access.NewToken();
        int opened = 0;
        Parallel.For(
            0,
            64,
            _ =>
            {
                if (access.TrySpend(token))
                {
                    Interlocked.Increment(ref opened);
                }
            }
        );
        opened.ShouldBe(1);
    }

    [Fact]
    public void Session_that_is_not_used_ends()
    {
        string session = Enter();
        clock.Advance(OfficerAccess.Idle - Moment);
        access.Find(session).ShouldNotBeNull();
        clock.Advance(OfficerAccess.Idle - Moment);
        access.Find(session).ShouldNotBeNull("it was used in between");
        clock.Advance(OfficerAccess.Idle);
        access.Find(session).ShouldBeNull();
        access.Find(session).ShouldBeNull("and stays ended");
    }

    [Fact]
    public void Session_ends_after_its_longest_time_however_much_it_is_used()
    {
        string session = Enter();
        for (
            TimeSpan passed = TimeSpan.Zero;
            passed < OfficerAccess.Longest - TimeSpan.FromHours(1);
            passed += TimeSpan.FromHours(1)
        )
        {
            access.Find(session).ShouldNotBeNull();
            clock.Advance(TimeSpan.FromHours(1));
        }

        clock.Advance(TimeSpan.FromHours(1));
        access.Find(session).ShouldBeNull();
    }

    [Fact]
    public void Leaving_ends_this_session_and_no_other()
    {
        string one = Enter();
        string other = Enter();
        access.Leave(one);
        access.Find(one).ShouldBeNull();
        access.Find(other).ShouldNotBeNull();
    }

    [Fact]
    public void Secrets_are_never_the_same_twice() => Enter().ShouldNotBe(Enter());

    private string Enter() => access.Begin("ro");

    [Fact]
    public void Session_says_whose_it_is_and_whether_the_link_began_it()
    {
        access.Find(access.Begin("ro")).ShouldBe(("ro", false));
        access.Find(access.Begin("ro", invited: true)).ShouldBe(("ro", true));
    }

    [Fact]
    public void New_key_of_an_officer_ends_that_officers_sessions_and_no_others()
    {
        string one = access.Begin("ro");
        string other = access.Begin("deputy");
        access.EndAll("ro");
        access.Find(one).ShouldBeNull();
        access.Find(other).ShouldNotBeNull();
    }
}
