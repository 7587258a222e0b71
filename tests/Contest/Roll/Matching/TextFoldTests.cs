using FsCheck;
using FsCheck.Fluent;
using Hustings.Contest.Roll;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests.Roll;

/// <summary>Texts as they are compared: case, accents and compatibility forms do not count, letters of other scripts do.</summary>
public sealed class TextFoldTests
{
    [Theory]
    [InlineData("Éloïse", "eloise")]
    [InlineData("E\u0301loi\u0308se", "eloise")]
    [InlineData("Ｈélène ﬁ", "helene fi")]
    [InlineData("Œuvré Straße Łódź Søren", "oeuvre strasse lodz soren")]
    [InlineData("ŴŶ", "wy")]
    [InlineData("王小明", "王小明")]
    [InlineData("ΑΘΗΝΆ", "αθηνα")]
    public void Text_is_folded(string text, string folded) => TextFold.Fold(text).ShouldBe(folded);

    [Fact]
    public void Vowel_signs_of_other_scripts_stay() => TextFold.Fold("ਗੁਰਪ੍ਰੀਤ").ShouldNotBe(TextFold.Fold("ਗੂਰਪ੍ਰਿਤ"));

    [Fact]
    public void Words_keep_apostrophes_together_and_part_at_hyphens()
    {
        TextFold.Words("D’Amours O'Neil").ShouldBe(["damours", "oneil"]);
        TextFold.Words("Jean-Pierre  St. Onge").ShouldBe(["jean", "pierre", "st", "onge"]);
        TextFold.Words("ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ").Count.ShouldBe(2);
    }

    [Fact]
    public void Folding_twice_changes_nothing_more() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonNull<string>>(),
                text => TextFold.Fold(TextFold.Fold(text.Get)) == TextFold.Fold(text.Get)
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("12-345 Main St.", "345 Main Street, Apt 12")]
    [InlineData("345 rue Main app. 12", "345 Main St #12")]
    [InlineData("1000, boul. St-Laurent O.", "1000 Saint-Laurent Blvd West")]
    [InlineData("7 ch. de la Côte-Ste-Catherine", "7 Chemin Cote Sainte Catherine")]
    public void Addresses_in_two_spellings_are_one(string one, string other) =>
        PostalAddress.Fold(one).ShouldBe(PostalAddress.Fold(other));

    [Theory]
    [InlineData("12 Main St", "21 Main St")]
    [InlineData("345 Main St Apt 1", "345 Main St Apt 2")]
    [InlineData("12-345 Main St", "345 Main St")]
    [InlineData("1 Main St N", "1 Main St S")]
    public void Neighbours_have_different_addresses(string one, string other) =>
        PostalAddress.Fold(one).ShouldNotBe(PostalAddress.Fold(other));

    [Theory]
    [InlineData("smith", "smyth", 1)]
    [InlineData("smith", "smiht", 1)]
    [InlineData("smith", "mith", 1)]
    [InlineData("smith", "smith", 0)]
    [InlineData("smith", "smythe", 2)]
    [InlineData("smith", "jones", 3)]
    public void Distance_counts_letters_up_to_its_limit(string one, string other, int distance)
    {
        Likeness.Distance(one, other, 2).ShouldBe(distance);
        Likeness.Distance(other, one, 2).ShouldBe(distance);
    }

    [Theory]
    // Known values of Winkler's paper.
    [InlineData("martha", "marhta", 0.961)]
    [InlineData("dwayne", "duane", 0.840)]
    [InlineData("dixon", "dicksonx", 0.813)]
    public void Likeness_has_the_published_values(string one, string other, double value)
    {
        Likeness.JaroWinkler(one, other).ShouldBe(value, 0.001);
        Likeness.JaroWinkler(other, one).ShouldBe(value, 0.001);
    }
}
