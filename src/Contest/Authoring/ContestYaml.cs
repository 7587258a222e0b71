using Hustings.Record.Definitions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Hustings.Contest.Authoring;

/// <summary>
/// <c>contest.yaml</c>, a contest as its author writes it (docs/running/contest.md), read into the definition that is hashed and signed.
/// Every problem is found in one reading.
/// </summary>
public static class ContestYaml
{
    private const int Longest = 1 << 20;

    /// <param name="photo">Reads a picture that the file names; null if there is none.</param>
    /// <param name="newId">Draws a contest's id, for an author who has none yet.</param>
    public static AuthoredContest Read(string yaml, Func<string, byte[]?> photo, Func<string> newId)
    {
        List<AuthoringFinding> findings = [];
        if (Root(yaml, findings) is not { } root)
            return new(null, findings, new Dictionary<string, byte[]>());
        YamlSection file = new(root, "The contest", findings);
        var (definition, photos) = Contest(file, photo, newId);
        file.RefuseOthers();
        findings.Sort((one, other) => one.Line.CompareTo(other.Line));
        return new(findings.Exists(finding => finding.Problem) ? null : definition, findings, photos);
    }

    private static YamlMappingNode? Root(string yaml, List<AuthoringFinding> findings)
    {
        if (yaml.Length > Longest)
        {
            findings.Add(new(0, "The file is larger than a contest’s can be (1 MB)."));
            return null;
        }

        try
        {
            YamlStream stream = [];
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
                return root;
            findings.Add(new(1, "The file must hold one contest: lines such as “name: …”."));
        }
        catch (YamlException fault)
        {
            findings.Add(new((int)fault.Start.Line, $"This is not YAML: {fault.Message}"));
        }

        return null;
    }

    private static (ContestDefinition, Dictionary<string, byte[]>) Contest(
        YamlSection file,
        Func<string, byte[]?> photo,
        Func<string> newId
    )
    {
        var languages = Languages(file);
        AuthorWords words = new(languages);
        var id = Id(file, newId);
        var zone = Zone(file);
        PeopleYaml people = new(file, words, photo);
        var candidates = people.Candidates();
        var trustees = people.Trustees();
        var rule = RuleYaml.Read(file);
        var officers = people.Officers();
        SettingsYaml settings = new(file);
        var (origins, party) = settings.Addresses();
        var (columns, postOnline, batch) = settings.Post();
        ContestDefinition definition = new(
            id,
            words.Need(file, "name", "what the contest is called"),
            zone.Id,
            languages,
            candidates,
            rule,
            new StagesYaml(file, words, zone, id, rule, candidates.Count, trustees.Count).Read(),
            columns,
            postOnline,
            batch,
            trustees,
            people.Threshold(trustees.Count),
            officers,
            settings.TwoOfficers(officers),
            origins,
            party,
            file.Whole("challenge-days", 30, 0, 3650),
            people.Help(),
            file.Flag("demo"),
            ExtensionsYaml.Read(file, officers)
        );
        return (definition, people.Photos);
    }

    private static string Id(YamlSection file, Func<string> newId)
    {
        var id = file.Scalar("id", "14 letters and digits");
        if (id is null)
        {
            var drawn = newId();
            file.Problem(null, $"The contest has no id yet. Add this line, drawn for you just now: “id: {drawn}”.");
            return drawn;
        }

        if (id.Length != 14 || !id.All(Cryptography.VotingCode.Alphabet.Contains))
            file.Problem(
                file.Find("id"),
                $"“{id}” cannot be a contest’s id: 14 letters and digits without 0, O, I and l. Here is one: {newId()}"
            );
        return id;
    }

    private static List<string> Languages(YamlSection file)
    {
        List<string> languages = [];
        foreach (var (at, text) in file.Scalars("languages"))
        {
            if (file.OneOf(at, "languages", text, ["en", "fr"]) is not { } language)
                continue;
            if (languages.Contains(language))
                file.Problem(at, $"“{language}” stands there twice.");
            else
                languages.Add(language);
        }

        if (file.Need("languages", "[en], [fr] or [en, fr]") is null || languages.Count == 0)
            languages.Add("en");
        return languages;
    }

    private static TimeZoneInfo Zone(YamlSection file)
    {
        var name = file.NeedScalar("time-zone", "an IANA name such as America/Toronto");
        if (name != "-")
        {
            if (
                (name.Contains('/', StringComparison.Ordinal) || name == "UTC")
                && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            )
                return zone;
            file.Problem(
                file.Find("time-zone"),
                $"The time zone “{name}” is not known. Use an IANA name, a region and a city, such as America/Toronto or Europe/London."
            );
        }

        return TimeZoneInfo.Utc;
    }
}
