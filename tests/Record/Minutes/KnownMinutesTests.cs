using System.Text;
using System.Text.Json;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Shouldly;
using Xunit;

namespace Hustings.Record.Tests.Minutes;

/// <summary>Definition, minutes and voids made by <c>vectors/minutes.py</c>, one of every order and note, read and written again.</summary>
public sealed class KnownMinutesTests
{
    private static readonly JsonElement Known = Vectors.Json("minutes.json").RootElement;

    private static readonly string Contest = Known.GetProperty("contest").GetString()!;

    public static List<string> Lines(string of) =>
        [.. Known.GetProperty(of).GetProperty("lines").EnumerateArray().Select(line => line.GetString()!)];

    [Theory]
    [InlineData("definition", false)]
    [InlineData("withExtensions", true)]
    public void Known_definition_has_the_known_hash_and_is_written_as_it_was_read(string name, bool extensions)
    {
        var bytes = Encoding.UTF8.GetBytes(Known.GetProperty(name).GetString()!);
        ContestDefinition.TryRead(bytes, out var definition).ShouldBe(DocumentFault.None);
        Encoding.UTF8.GetString(definition!.ToBytes()).ShouldBe(Known.GetProperty(name).GetString());
        definition.Hash.ShouldBe(Known.GetProperty($"{name}Hash").GetString());
        (definition.Extensions is not null).ShouldBe(extensions);
    }

    [Theory]
    [InlineData("\"successBelow\":95", "\"successBelow\":0")]
    [InlineData("\"successBelow\":95", "\"successBelow\":101")]
    [InlineData("\"most\":1", "\"most\":0")]
    [InlineData("\"officers\":2", "\"officers\":3")]
    [InlineData("\"officers\":2", "\"officers\":0")]
    [InlineData("\"officers\":2", "\"officers\":02")]
    public void Policy_for_extensions_outside_its_bounds_is_refused(string instead, string written)
    {
        var text = Known.GetProperty("withExtensions").GetString()!;
        var changed = text.Replace(instead, written, StringComparison.Ordinal);
        changed.ShouldNotBe(text);
        ContestDefinition.TryRead(Encoding.UTF8.GetBytes(changed), out _).ShouldNotBe(DocumentFault.None);
    }

    [Fact]
    public void Known_minutes_follow_and_are_appended_with_the_same_bytes()
    {
        var (read, made) = (new MinutesChain(Contest), new MinutesChain(Contest));
        read.Head.ShouldBe(Known.GetProperty("minutes").GetProperty("start").GetString());
        var orders = new List<string>();
        foreach (var line in Lines("minutes"))
        {
            read.TryFollow(Encoding.UTF8.GetBytes(line), out var minute, out _).ShouldBe(MinuteFault.None, line);
            var again = minute!.Order is { } order
                ? made.Append(order, minute.Signatures, minute.Time)
                : made.Append(minute.Note!, minute.Time);
            Encoding.UTF8.GetString(again.Line.Span).ShouldBe(line);
            if (minute.Order is not null)
            {
                orders.Add(minute.Order.Hash);
                Order.TryRead(minute.Order.ToBytes(), out _).ShouldBe(DocumentFault.None);
            }
        }
        orders.ShouldBe(Known.GetProperty("orderHashes").EnumerateArray().Select(hash => hash.GetString()));
        made.Head.ShouldBe(Known.GetProperty("minutes").GetProperty("head").GetString());
        made.Height.ShouldBe(Lines("minutes").Count);
    }

    [Fact]
    public void Known_minutes_hold_every_kind_of_order_and_note()
    {
        var minutes = Lines("minutes")
            .Select(line => Minute.TryRead(Encoding.UTF8.GetBytes(line), out var minute) == 0 ? minute! : null!)
            .ToList();
        minutes
            .Where(minute => minute.Order is not null)
            .Select(minute => minute.Order!.Kind)
            .Order()
            .ShouldBe(Enum.GetValues<OrderKind>());
        minutes
            .Where(minute => minute.Note is not null)
            .Select(minute => minute.Note!.GetType())
            .ToHashSet()
            .Count.ShouldBe(typeof(Note).GetNestedTypes().Length);
    }

    [Fact]
    public void Known_voids_follow_and_are_appended_with_the_same_bytes()
    {
        var (read, made) = (new VoidsLog(Contest), new VoidsLog(Contest));
        read.Head.ShouldBe(Known.GetProperty("voids").GetProperty("start").GetString());
        foreach (var line in Lines("voids"))
        {
            read.TryFollow(Encoding.UTF8.GetBytes(line), out var entry).ShouldBeTrue();
            made.Append(entry!).ShouldBe(Encoding.UTF8.GetBytes(line));
        }
        made.Head.ShouldBe(Known.GetProperty("voids").GetProperty("head").GetString());
    }

    [Fact]
    public void Document_with_any_character_changed_is_refused_or_is_exactly_another_document()
    {
        foreach (var line in Lines("minutes"))
        {
            foreach (var changed in Changes(line))
            {
                if (Minute.TryRead(changed, out var minute) == DocumentFault.None)
                {
                    Written(minute!).ShouldBe(changed);
                }
            }
        }
        foreach (var changed in Changes(Known.GetProperty("definition").GetString()!))
        {
            if (ContestDefinition.TryRead(changed, out var definition) == DocumentFault.None)
            {
                definition!.ToBytes().ShouldBe(changed);
            }
        }
    }

    private static byte[] Written(Minute minute) =>
        Minute
            .Make(minute.Height, minute.Parent, minute.Time, minute.Order, minute.Signatures, minute.Note)
            .Line.ToArray();

    private static IEnumerable<byte[]> Changes(string document)
    {
        var bytes = Encoding.UTF8.GetBytes(document);
        for (var i = 0; i < bytes.Length; i += 3)
        {
            byte[] changed = [.. bytes];
            changed[i] = changed[i] == '1' ? (byte)'2' : (byte)'1';
            yield return changed;
        }
    }
}
