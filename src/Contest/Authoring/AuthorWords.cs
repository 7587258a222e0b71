using Hustings.Record.Definitions;
using YamlDotNet.RepresentationModel;

namespace Hustings.Contest.Authoring;

/// <summary>Words in the contest's languages: <c>{en: …, fr: …}</c>, or plain where the contest has one language.</summary>
internal sealed class AuthorWords(IReadOnlyList<string> languages)
{
    private static readonly Wording StandIn = new("-", "-");

    public Wording Need(YamlSection section, string key, string wanted) =>
        section.Need(key, wanted) is null ? StandIn : Optional(section, key) ?? StandIn;

    public Wording? Optional(YamlSection section, string key) =>
        section.Find(key) switch
        {
            null => null,
            YamlScalarNode { Value: { } text } when languages.Count == 1 => new(text, text),
            YamlMappingNode => Both(section, section.Section(key, $"“{key}”")!),
            var other => Unclear(section, key, other),
        };

    private Wording Both(YamlSection outer, YamlSection section)
    {
        var en = section.Scalar("en", "words");
        var fr = section.Scalar("fr", "words");
        foreach (var (language, text) in new[] { ("en", en), ("fr", fr) })
        {
            if (string.IsNullOrWhiteSpace(text) && languages.Contains(language))
                section.Problem(
                    null,
                    language == "en" ? "The English words are missing: en." : "The French words are missing: fr."
                );
        }

        section.RefuseOthers();
        return new(en ?? fr ?? "-", fr ?? en ?? "-");
    }

    private Wording Unclear(YamlSection section, string key, YamlNode at)
    {
        section.Problem(
            at,
            languages.Count == 1
                ? $"“{key}” must be words."
                : $"“{key}” needs words in both languages of the contest: {{en: …, fr: …}}."
        );
        return StandIn;
    }
}
