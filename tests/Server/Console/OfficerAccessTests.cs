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
    public void Token_opens_one_session_and_is_spent()
    {
        string token = access.NewToken();
        access.TryEnter(token, out string session).ShouldBeTrue();
        access.IsAlive(session).ShouldBeTrue();
        access.TryEnter(token, out string second).ShouldBeFalse();
        second.ShouldBeEmpty();
    }

    [Fact]
    public void Token_in_any_other_spelling_opens_nothing_and_is_not_spent()
    {
        string token = access.NewToken();
        foreach (
            string wrong in (string[])["", token[1..], token + "A", token.ToUpperInvariant(), token.ToLowerInvariant()]
        )
        {
            access.TryEnter(wrong, out _).ShouldBeFalse(wrong);
        }

        access.TryEnter(token, out _).ShouldBeTrue();
    }

    [Fact]
    public void New_token_replaces_the_one_before()
    {
        string old = access.NewToken();
        string fresh = access.NewToken();
        access.TryEnter(old, out _).ShouldBeFalse();
        access.TryEnter(fresh, out _).ShouldBeTrue();
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
                if (access.TryEnter(token, out string _))
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
        access.IsAlive(session).ShouldBeTrue();
        clock.Advance(OfficerAccess.Idle - Moment);
        access.IsAlive(session).ShouldBeTrue("it was used in between");
        clock.Advance(OfficerAccess.Idle);
        access.IsAlive(session).ShouldBeFalse();
        access.IsAlive(session).ShouldBeFalse("and stays ended");
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
            access.IsAlive(session).ShouldBeTrue();
            clock.Advance(TimeSpan.FromHours(1));
        }

        clock.Advance(TimeSpan.FromHours(1));
        access.IsAlive(session).ShouldBeFalse();
    }

    [Fact]
    public void Leaving_ends_this_session_and_no_other()
    {
        string one = Enter();
        string other = Enter();
        access.Leave(one);
        access.IsAlive(one).ShouldBeFalse();
        access.IsAlive(other).ShouldBeTrue();
    }

    [Fact]
    public void Secrets_are_never_the_same_twice() => Enter().ShouldNotBe(Enter());

    private string Enter()
    {
        access.TryEnter(access.NewToken(), out string session).ShouldBeTrue();
        return session;
    }
}
