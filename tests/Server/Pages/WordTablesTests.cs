using System.Reflection;
using Hustings.Contest;
using Hustings.Server.Pages;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Pages;

/// <summary>Every word that stands in a table of words, wherever in the server or the contest, is there in both languages.</summary>
public class WordTablesTests
{
    // Written the same in English and French.
    private static readonly string[] Same = ["CSV", "JSON", "Votes", "Incident", "Total"];

    private static readonly List<(string Name, Text Words)> All =
    [
        .. ((Assembly[])[typeof(FrameWords).Assembly, typeof(Text).Assembly])
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(Text))
            .Select(field => ($"{field.DeclaringType!.Name}.{field.Name}", (Text)field.GetValue(null)!)),
    ];

    [Fact]
    public void Every_fixed_word_is_there_in_both_languages_and_differs_unless_it_is_listed()
    {
        All.Count.ShouldBeGreaterThan(300);
        foreach (var (name, words) in All)
        {
            words.En.ShouldNotBeNullOrWhiteSpace(name);
            words.Fr.ShouldNotBeNullOrWhiteSpace(name);
            if (!Same.Contains(words.En))
            {
                words.Fr.ShouldNotBe(words.En, name);
            }
        }
    }
}
