using System.Security.Cryptography;
using System.Text;
using Hustings.Contest.Casting;
using Hustings.Cryptography;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests.Casting;

public sealed class PinTests
{
    private const string Uuid = "contest111111x";
    private static readonly byte[] Key = SHA256.HashData("key"u8);

    [Fact]
    public void Mac_changes_with_every_input()
    {
        byte[][] all =
        [
            PinTable.Mac(Key, Uuid, 0, "12345678"u8),
            PinTable.Mac(SHA256.HashData("key2"u8), Uuid, 0, "12345678"u8),
            PinTable.Mac(Key, "contest111111y", 0, "12345678"u8),
            PinTable.Mac(Key, Uuid, 1, "12345678"u8),
            PinTable.Mac(Key, Uuid, 0, "12345679"u8),
        ];
        all.Select(Convert.ToHexString).Distinct().Count().ShouldBe(all.Length);
    }

    [Fact]
    public void Table_knows_the_pin_of_each_row_and_no_other()
    {
        var table = new PinTable(
            Key,
            Uuid,
            [.. PinTable.Mac(Key, Uuid, 0, "12345678"u8), .. PinTable.Mac(Key, Uuid, 1, "87654321"u8)]
        );

        table.Matches(0, "12345678"u8).ShouldBeTrue();
        table.Matches(0, "87654321"u8).ShouldBeFalse();
        table.Matches(1, "12345678"u8).ShouldBeFalse();
        table.Matches(2, "12345678"u8).ShouldBeFalse();
        table.Matches(-1, "12345678"u8).ShouldBeFalse();
    }

    [Fact]
    public void Sealed_pin_opens_only_for_its_key_stage_and_ballot()
    {
        var keys = ServerKeys.Draw(new SeededRandom("keys"u8));
        var otherKeys = ServerKeys.Draw(new SeededRandom("other keys"u8));
        var ballot = SHA256.HashData("ballot"u8);
        var box = Seal(keys, Uuid, ballot, "12345678");

        SealedPin.Open(keys, Uuid, ballot, box).ShouldBe("12345678"u8.ToArray());
        SealedPin.Open(otherKeys, Uuid, ballot, box).ShouldBeNull();
        SealedPin.Open(keys, "another", ballot, box).ShouldBeNull();
        SealedPin.Open(keys, Uuid, SHA256.HashData("another ballot"u8), box).ShouldBeNull();
        for (var at = 0; at < box.Length; at++)
        {
            var altered = box.ToArray();
            altered[at] ^= 1;
            SealedPin.Open(keys, Uuid, ballot, altered).ShouldBeNull($"byte {at}");
        }
    }

    [Fact]
    public void Sealed_text_that_is_no_pin_is_unreadable()
    {
        var keys = ServerKeys.Draw(new SeededRandom("keys"u8));
        var ballot = SHA256.HashData("ballot"u8);
        foreach (var text in new[] { "1234567x", "        ", "+1234567", "1234567", "123456789" })
        {
            SealedPin.Open(keys, Uuid, ballot, Seal(keys, Uuid, ballot, text)).ShouldBeNull(text);
        }
    }

    [Fact]
    public void Receipt_holds_for_its_key_and_fields_only_and_is_the_same_every_time()
    {
        var keys = ServerKeys.Draw(new SeededRandom("keys"u8));
        var time = new DateTimeOffset(2026, 11, 22, 16, 12, 3, TimeSpan.Zero);
        var receipt = Receipt.Sign(keys, Uuid, SHA256.HashData("ballot"u8), time);

        receipt.Time.ShouldBe("2026-11-22T16:12:03Z");
        receipt.ShouldBe(Receipt.Sign(keys, Uuid, SHA256.HashData("ballot"u8), time.ToOffset(TimeSpan.FromHours(-5))));
        receipt.HoldsFor(keys.ReceiptPublic).ShouldBeTrue();
        receipt.HoldsFor(ServerKeys.Draw(new SeededRandom("b"u8)).ReceiptPublic).ShouldBeFalse();
        (receipt with { Stage = "x" }).HoldsFor(keys.ReceiptPublic).ShouldBeFalse();
        (receipt with { Tracker = "x" }).HoldsFor(keys.ReceiptPublic).ShouldBeFalse();
        (receipt with { Time = "2026-11-22T16:12:04Z" }).HoldsFor(keys.ReceiptPublic).ShouldBeFalse();
        (receipt with { Signature = new string('0', 128) }).HoldsFor(keys.ReceiptPublic).ShouldBeFalse();
    }

    private static byte[] Seal(ServerKeys keys, string uuid, byte[] ballot, string pin) =>
        SealedPin.Seal(
            Convert.FromHexString(keys.IntakePublic),
            uuid,
            ballot,
            pin,
            new SeededRandom(Encoding.ASCII.GetBytes(pin))
        );
}
