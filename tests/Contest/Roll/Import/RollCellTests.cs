using Hustings.Contest.Roll;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests.Roll;

/// <summary>Dates, telephone numbers and e-mail addresses as people write them.</summary>
public sealed class RollCellTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("1980-04-25")]
    [InlineData("1980/4/25")]
    [InlineData("1980.04.25")]
    [InlineData("19800425")]
    [InlineData("25/04/1980")]
    [InlineData("4/25/1980")]
    [InlineData("25.4.1980")]
    [InlineData("25 April 1980")]
    [InlineData("25-Apr-1980")]
    [InlineData("April 25th, 1980")]
    [InlineData("25 avril 1980")]
    [InlineData("25 AVR. 1980")]
    [InlineData("1980-04-25 00:00:00")]
    [InlineData("1980-04-25T00:00:00")]
    public void Date_is_read_in_many_forms(string text)
    {
        RollDates.Read(text, DateOrder.Unknown, Today, out var date).ShouldBeNull();
        date.ShouldBe(new DateOnly(1980, 4, 25));
    }

    [Theory]
    [InlineData("1er août 1980", 8, 1)]
    [InlineData("3 juillet 1980", 7, 3)]
    [InlineData("3 juin 1980", 6, 3)]
    [InlineData("04/04/1980", 4, 4)]
    [InlineData("29 févr. 1980", 2, 29)]
    [InlineData("Sept 9, 1980", 9, 9)]
    public void French_and_clear_dates_are_read(string text, int month, int day)
    {
        RollDates.Read(text, DateOrder.Unknown, Today, out var date).ShouldBeNull();
        date.ShouldBe(new DateOnly(1980, month, day));
    }

    [Theory]
    [InlineData("03/04/1980", ImportFault.DateAmbiguous)]
    [InlineData("3.4.1980", ImportFault.DateAmbiguous)]
    [InlineData("25/04/80", ImportFault.DateTwoDigitYear)]
    [InlineData("31/02/1980", ImportFault.DateUnreadable)]
    [InlineData("13/13/1980", ImportFault.DateUnreadable)]
    [InlineData("1980-13-01", ImportFault.DateUnreadable)]
    [InlineData("1981-02-29", ImportFault.DateUnreadable)]
    [InlineData("0/4/1980", ImportFault.DateUnreadable)]
    [InlineData("ju 3 1980", ImportFault.DateUnreadable)]
    [InlineData("yesterday", ImportFault.DateUnreadable)]
    [InlineData("29321", ImportFault.DateUnreadable)]
    [InlineData("2026-11-23", ImportFault.DateImplausible)]
    [InlineData("1900-01-01", ImportFault.DateImplausible)]
    public void Date_that_cannot_be_trusted_is_refused_by_name(string text, ImportFault fault) =>
        RollDates.Read(text, DateOrder.Unknown, Today, out _).ShouldBe(fault);

    [Theory]
    [InlineData(DateOrder.DayFirst, 4, 3)]
    [InlineData(DateOrder.MonthFirst, 3, 4)]
    public void Order_that_the_officer_names_settles_ambiguous_dates(DateOrder order, int month, int day)
    {
        RollDates.Read("03/04/1980", order, Today, out var date).ShouldBeNull();
        date.ShouldBe(new DateOnly(1980, month, day));
    }

    [Theory]
    [InlineData("(416) 555-0123", "CA", "+14165550123")]
    [InlineData("1 416 555 0123", "CA", "+14165550123")]
    [InlineData("416.555.0123 ext. 45", "CA", "+14165550123")]
    [InlineData("416-555-0123 poste 45", "CA", "+14165550123")]
    [InlineData("+44 (0)20 7946 0123", "CA", "+442079460123")]
    [InlineData("011 44 20 7946 0123", "CA", "+442079460123")]
    [InlineData("020 7946 0123", "GB", "+442079460123")]
    [InlineData("0033 1 55 55 01 23", "GB", "+33155550123")]
    [InlineData("01 55 55 01 23", "FR", "+33155550123")]
    [InlineData("４１６ ５５５ ０１２３", "CA", "+14165550123")]
    public void Phone_is_brought_to_one_form(string text, string country, string number)
    {
        PhoneNumber.TryRead(text, country, out var read).ShouldBeTrue();
        read.ShouldBe(number);
    }

    [Theory]
    [InlineData("555")]
    [InlineData("call me")]
    [InlineData("4165550123456789012")]
    public void Phone_that_is_none_is_refused(string text) => PhoneNumber.TryRead(text, "CA", out _).ShouldBeFalse();

    [Theory]
    [InlineData("a@b.example", true)]
    [InlineData("o'neil+x@mail.b.example", true)]
    [InlineData("a@b", false)]
    [InlineData("a b@c.example", false)]
    [InlineData("a@b@c.example", false)]
    [InlineData("@c.example", false)]
    [InlineData("a@.example", false)]
    [InlineData("a@b..example", false)]
    [InlineData("a@b.example, c@d.example", false)]
    public void Email_has_one_address(string text, bool good) => EmailForm.IsAddress(text).ShouldBe(good);

    [Theory]
    [InlineData("a.b.c+x@gmail.com", "abc@gmail.com")]
    [InlineData("abc@googlemail.com", "abc@gmail.com")]
    [InlineData("a.b+x@mail.example", "a.b@mail.example")]
    public void Mailbox_is_what_is_behind_the_address(string email, string mailbox) =>
        EmailForm.Mailbox(email).ShouldBe(mailbox);
}
