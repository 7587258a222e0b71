using System.Globalization;
using Hustings.Verification.Tests.Toolkit;

namespace Hustings.Verification.Tests.Mutation;

/// <summary>What sort of thing a change makes of a value.</summary>
internal enum Outcome
{
    /// <summary>Another value of its kind.</summary>
    Meaning,

    /// <summary>No element of the group, or a number not below its order.</summary>
    Element,

    /// <summary>The same value, or none at all, written as no honest program writes it.</summary>
    Form,

    /// <summary>Any of these.</summary>
    Any,
}

/// <param name="Raw">What stands in the value's place, without quotes.</param>
internal sealed record Change(string What, Outcome Outcome, string Raw);

/// <summary>Every way in which one value is changed.</summary>
internal static class LeafChanges
{
    private static readonly (string What, string Hex)[] OutsideTheGroup =
    [
        .. BadPoints.All.Where(bad => bad.What.StartsWith("order", StringComparison.Ordinal)),
        .. BadPoints.All.Where(bad => bad.What is "not on the curve" or "the identity with a sign"),
        ("the identity as y + p", "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffee"),
    ];

    /// <param name="sibling">The next value of the same shape, or null.</param>
    public static IEnumerable<Change> Of(Leaf leaf, string? sibling)
    {
        var changes = leaf.Kind switch
        {
            LeafKind.Point => OfPoint(leaf.Raw[..64], leaf.Raw[64..]),
            LeafKind.Scalar => OfScalar(leaf.Raw),
            LeafKind.Number when leaf.Raw == "null" =>
            [
                new("a text for null", Outcome.Any, "\"x\""),
                new("a number for null", Outcome.Any, "7"),
            ],
            LeafKind.Number => OfNumber(leaf.Raw),
            LeafKind.Bool => [new("the other", Outcome.Meaning, leaf.Raw == "true" ? "false" : "true")],
            LeafKind.Hash => OfText(leaf.Raw).Append(new("upper case", Outcome.Form, leaf.Raw.ToUpperInvariant())),
            _ => OfText(leaf.Raw),
        };
        IEnumerable<Change> all =
        [
            new Change("bit flip", Outcome.Any, Flip(leaf)),
            new Change("the next one's value", Outcome.Any, sibling ?? leaf.Raw),
            .. changes,
        ];
        return all.Where(change => change.Raw != leaf.Raw);
    }

    private static IEnumerable<Change> OfPoint(string hex, string rest)
    {
        yield return new("another point", Outcome.Meaning, Elements.PlusGenerator(hex) + rest);
        yield return new("the identity", Outcome.Meaning, Elements.Identity + rest);
        yield return new("plus torsion", Outcome.Element, Elements.PlusTorsion(hex) + rest);
        foreach (var (what, bad) in OutsideTheGroup)
        {
            yield return new(what, Outcome.Element, bad + rest);
        }
        yield return new("upper case", Outcome.Form, hex.ToUpperInvariant() + rest);
        yield return new("leading zero", Outcome.Form, "0" + hex + rest);
        yield return new("escaped", Outcome.Form, Escaped(hex) + rest);
    }

    /// <summary>An entry of the list of credentials may have a weight and a name after the point.</summary>
    public static IEnumerable<Change> OfWeight(string entry)
    {
        var (hex, rest) = (entry[..64], entry[64..]);
        var name = rest.LastIndexOf(',') > 0 ? rest[rest.LastIndexOf(',')..] : "";
        foreach (var weight in new[] { "2", "3", "77" }.Where(weight => rest != $",{weight}{name}"))
        {
            yield return new("another weight", Outcome.Meaning, $"{hex},{weight}{name}");
        }
        foreach (var bad in new[] { "0", "-1", "+1", "01", "1.0", "x" })
        {
            yield return new("no weight", Outcome.Form, $"{hex},{bad}{name}");
        }
    }

    private static IEnumerable<Change> OfScalar(string number)
    {
        yield return new("another number", Outcome.Meaning, Elements.PlusOne(number));
        yield return new("zero", Outcome.Meaning, "0");
        yield return new("plus q", Outcome.Element, Elements.PlusOrder(number));
        yield return new("leading zero", Outcome.Form, "0" + number);
        yield return new("plus sign", Outcome.Form, "+" + number);
        yield return new("escaped", Outcome.Form, Escaped(number));
    }

    private static IEnumerable<Change> OfNumber(string number)
    {
        var value = long.Parse(number, CultureInfo.InvariantCulture);
        yield return new("another number", Outcome.Meaning, (value + 1).ToString(CultureInfo.InvariantCulture));
        yield return new("zero", Outcome.Meaning, "0");
        yield return new("leading zero", Outcome.Form, "0" + number);
        yield return new("fraction", Outcome.Form, number + ".0");
        yield return new("exponent", Outcome.Form, number + "e0");
        yield return new("as text", Outcome.Form, $"\"{number}\"");
    }

    private static IEnumerable<Change> OfText(string text)
    {
        yield return new(
            "another text",
            Outcome.Any,
            text.Length == 0 ? "x" : (text[0] == 'e' ? 'f' : 'e') + text[1..]
        );
        yield return new("empty", Outcome.Any, "");
        if (text.Length > 0 && text[0] is not '\\')
        {
            yield return new("escaped", Outcome.Form, Escaped(text));
        }
    }

    private static string Escaped(string text) => $"\\u{(int)text[0]:x4}{text[1..]}";

    /// <summary>One bit of one character, which one depends on where the value stands.</summary>
    private static string Flip(Leaf leaf)
    {
        var text = leaf.Raw;
        var length = leaf.Kind == LeafKind.Point ? 64 : text.Length;
        var seed = Sample.Hash(leaf.Path) % 1_000_003;
        for (var i = 0; i < length; i++)
        {
            var place = (int)((seed + (uint)i) % (uint)length);
            if (char.IsAscii(text[place]))
            {
                // Bit 7 would be no UTF-8 character.
                var flipped = (char)(text[place] ^ (1 << (int)(seed / 64 % 7)));
                return string.Concat(text.AsSpan(0, place), [flipped], text.AsSpan(place + 1));
            }
        }
        return text;
    }
}
