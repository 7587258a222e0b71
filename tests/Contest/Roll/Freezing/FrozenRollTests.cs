using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Hustings.Contest.Roll;
using Hustings.Cryptography;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests.Roll;

/// <summary>A frozen roll: one form, one hash, a salt; and what comes afterwards.</summary>
public sealed class FrozenRollTests
{
    private static readonly Member Quoted = RollSample.Bo with
    {
        Number = "3",
        GivenName = "Zoë \"Zed\"",
        FamilyName = "O\\Neil 王",
        BirthDate = null,
        ContactChanged = new DateOnly(2026, 1, 2),
    };
    private static readonly FrozenRoll Roll = Freeze("a");
    private static readonly string Text = Encoding.UTF8.GetString(Roll.Bytes.Span);

    [Fact]
    public void Roll_is_read_back_with_the_same_bytes_and_hash()
    {
        FrozenRoll.TryRead(Roll.Bytes.Span, out var read).ShouldBe((RollFileFault.None, 0));
        read!.Hash.ShouldBe(Roll.Hash);
        read.Members.ShouldBe([RollSample.Ana, RollSample.Bo, Quoted]);
    }

    [Fact]
    public void Hash_does_not_depend_on_the_order_of_the_import() =>
        FrozenRoll
            .Freeze("north", [Quoted, RollSample.Bo, RollSample.Ana], new SeededRandom("a"u8))
            .Hash.ShouldBe(Roll.Hash);

    [Fact]
    public void Hash_of_the_same_members_differs_with_the_salt() => Freeze("b").Hash.ShouldNotBe(Roll.Hash);

    [Fact]
    public void Every_field_of_a_member_counts()
    {
        Member[] varied =
        [
            Quoted with
            {
                Number = "33",
            },
            Quoted with
            {
                GivenName = "x",
            },
            Quoted with
            {
                FamilyName = "x",
            },
            Quoted with
            {
                BirthDate = new DateOnly(1980, 1, 1),
            },
            Quoted with
            {
                Address = "x",
            },
            Quoted with
            {
                City = "x",
            },
            Quoted with
            {
                PostalCode = "x",
            },
            Quoted with
            {
                Phone = "x",
            },
            Quoted with
            {
                Email = "x",
            },
            Quoted with
            {
                Language = "x",
            },
            Quoted with
            {
                Region = "x",
            },
            Quoted with
            {
                Riding = "x",
            },
            Quoted with
            {
                ContactChanged = null,
            },
        ];
        varied
            .Select(m => FrozenRoll.Freeze("north", [RollSample.Ana, m], new SeededRandom("a"u8)).Hash)
            .Append(FrozenRoll.Freeze("north", [RollSample.Ana, Quoted], new SeededRandom("a"u8)).Hash)
            .Append(FrozenRoll.Freeze("south", [RollSample.Ana, Quoted], new SeededRandom("a"u8)).Hash)
            .Distinct()
            .Count()
            .ShouldBe(varied.Length + 2);
    }

    [Theory]
    [InlineData("roll/1", "roll/2", RollFileFault.HeaderMalformed, 1)]
    [InlineData("\"members\":3", "\"members\":03", RollFileFault.HeaderMalformed, 1)]
    [InlineData("\"members\":3", "\"members\":4", RollFileFault.WrongCount, 5)]
    [InlineData("\"number\":\"2\"", "\"number\": \"2\"", RollFileFault.EntryMalformed, 3)]
    [InlineData("\"number\":\"2\"", "\"number\":2", RollFileFault.EntryMalformed, 3)]
    [InlineData("\"number\":\"2\"", "\"number\":\"5\"", RollFileFault.WrongOrder, 4)]
    [InlineData("\"number\":\"2\"", "\"number\":\"1\"", RollFileFault.WrongOrder, 3)]
    [InlineData("\"1990-01-15\"", "\"1990-1-15\"", RollFileFault.EntryMalformed, 3)]
    public void File_that_is_not_in_its_one_form_is_named(string old, string now, RollFileFault fault, int line)
    {
        Text.ShouldContain(old, Case.Sensitive);
        FrozenRoll
            .TryRead(Encoding.UTF8.GetBytes(Text.Replace(old, now, StringComparison.Ordinal)), out _)
            .ShouldBe((fault, line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"hustings\":\"roll/1\",\"contest\":\"n\",\"salt\":\",\"members\":1}")]
    [InlineData("{\"hustings\":\"roll/1\",\"contest\":\",\"salt\":\"\",\"members\":}")]
    [InlineData("{\"hustings\":\"roll/1\",\"contest\":\"n\",\"members\":1,\"salt\":\"\"}")]
    public void Broken_first_line_is_named(string line) =>
        FrozenRoll.TryRead(Encoding.UTF8.GetBytes(line + "\n"), out _).ShouldBe((RollFileFault.HeaderMalformed, 1));

    [Fact]
    public void Any_changed_byte_is_refused_or_changes_the_hash() =>
        Prop.ForAll(
                Gen.Choose(0, Roll.Bytes.Length - 1).Zip(Gen.Choose(0, 255)).ToArbitrary(),
                change =>
                {
                    var bytes = Roll.Bytes.ToArray();
                    var same = bytes[change.Item1] == change.Item2;
                    bytes[change.Item1] = (byte)change.Item2;
                    var fault = FrozenRoll.TryRead(bytes, out var read).Fault;
                    return fault == RollFileFault.None ? read!.Hash == Roll.Hash == same : !same;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Member_added_after_the_freeze_takes_the_next_free_spare_row()
    {
        var added = RollSample.Ana with { Number = "10", GivenName = "Guy", BirthDate = new DateOnly(1955, 5, 5) };
        var none = RollAdditions.None(Roll, 3);
        none.AddAfterFreeze(added, new HashSet<int> { 3 }, false, out var one).ShouldBeNull();
        one.Added.ShouldHaveSingleItem().Row.ShouldBe(4);
        (none.Count, one.Count).ShouldBe((3, 4));
        one.Roll.Hash.ShouldBe(Roll.Hash);
        one.AddAfterFreeze(added with { Number = "11", GivenName = "Eve" }, new HashSet<int>(), false, out var two)
            .ShouldBeNull();
        two.Added[1].Row.ShouldBe(3);
    }

    [Fact]
    public void Member_who_is_on_the_roll_already_is_not_added()
    {
        var none = RollAdditions.None(Roll, 1);
        Refused(none, RollSample.Ana).ShouldBe(RollRefusal.AlreadyOnRoll);
        Refused(none, RollSample.Ana with { Number = "10" }).ShouldBe(RollRefusal.SamePersonOnRoll);
        none.AddAfterFreeze(RollSample.Ana with { Number = "10" }, new HashSet<int>(), true, out var one)
            .ShouldBeNull();
        Refused(one, RollSample.Ana with { Number = "10" }).ShouldBe(RollRefusal.AlreadyOnRoll);
        Refused(one, RollSample.Ana with { Number = "11", GivenName = "Guy" }).ShouldBe(RollRefusal.NoSpareRow);
    }

    private static RollRefusal? Refused(RollAdditions roll, Member member)
    {
        var refusal = roll.AddAfterFreeze(member, new HashSet<int>(), false, out var after);
        after.ShouldBeSameAs(roll);
        return refusal;
    }

    private static FrozenRoll Freeze(string seed) =>
        FrozenRoll.Freeze(
            "north",
            [RollSample.Ana, RollSample.Bo, Quoted],
            new SeededRandom(Encoding.ASCII.GetBytes(seed))
        );
}
