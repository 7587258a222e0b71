using Hustings.Counting.Rounds;
using Hustings.Record;
using Hustings.Record.Definitions;
using YamlDotNet.RepresentationModel;

namespace Hustings.Contest.Authoring;

/// <summary>Candidates, officers, trustees and the help line.</summary>
/// <param name="photo">Reads a picture named in the file; null if there is none.</param>
internal sealed class PeopleYaml(YamlSection file, AuthorWords words, Func<string, byte[]?> photo)
{
    private const int MostCandidates = 50;
    private const int MostTrustees = 20;

    private static readonly Dictionary<string, OfficerRole> Roles = new()
    {
        ["returning-officer"] = OfficerRole.ReturningOfficer,
        ["deputy"] = OfficerRole.Deputy,
        ["registrar"] = OfficerRole.Registrar,
        ["help-desk"] = OfficerRole.HelpDesk,
        ["steward"] = OfficerRole.Steward,
        ["observer"] = OfficerRole.Observer,
    };

    public Dictionary<string, byte[]> Photos { get; } = [];

    public List<CandidateDefinition> Candidates()
    {
        List<CandidateDefinition> candidates = [];
        var at = file.Need("candidates", "a list of those who stand");
        foreach (var (item, section, name) in file.Items("candidates", "A candidate"))
        {
            var one = section is null
                ? new(PlainId.OfName(name ?? ""), name ?? "-", null, null, false)
                : Candidate(section);
            Id(section, item, one.Id, candidates.Select(other => other.Id), "candidates");
            if (string.IsNullOrWhiteSpace(one.Name))
                file.Problem(item, "A candidate has no name.");
            if (candidates.Any(other => other.Name == one.Name))
                file.Problem(item, $"Two candidates are called {one.Name}: voters could not tell them apart.");
            candidates.Add(one);
        }

        if (at is YamlSequenceNode && candidates.Count is < 1 or > MostCandidates)
            file.Problem(at, $"A contest has 1 to {MostCandidates} candidates.");
        if (candidates.Count > 0 && candidates.All(one => one.Withdrawn))
            file.Problem(at, "Every candidate has withdrawn: nobody is in the race.");
        return candidates;
    }

    private CandidateDefinition Candidate(YamlSection section)
    {
        var name = section.NeedScalar("name", "as it stands on the ballot");
        var id = section.Scalar("id", "an id") ?? PlainId.OfName(name);
        var statement = words.Optional(section, "statement");
        string? hash = null;
        if (section.Scalar("photo", "the name of a picture") is { } path)
        {
            if (photo(path) is { } bytes)
            {
                if (bytes.Length > Picture.MaxBytes || Picture.TypeOf(bytes) is null)
                {
                    section.Problem(
                        section.Find("photo"),
                        $"{path} is no JPEG, PNG or WebP picture of at most {Picture.MaxBytes / 1024} KB."
                    );
                }

                hash = Fingerprint.Hex(bytes);
                Photos[hash] = bytes;
            }
            else
            {
                section.Problem(section.Find("photo"), $"There is no picture {path} beside this file.");
            }
        }

        var withdrawn = section.Flag("withdrawn");
        section.RefuseOthers();
        return new(id, name, statement, hash, withdrawn);
    }

    public List<OfficerDefinition> Officers()
    {
        List<OfficerDefinition> officers = [];
        var at = file.Need("officers", "a list of those who give orders, a returning officer among them");
        foreach (var (item, section, _) in file.Items("officers", "An officer"))
        {
            if (section is null)
            {
                file.Problem(item, "An officer needs a name and a role: {name: …, role: returning-officer}.");
                continue;
            }

            var name = section.NeedScalar("name", "who it is");
            var id = section.Scalar("id", "an id") ?? PlainId.OfName(name);
            var role = section.Need("role", string.Join(", ", Roles.Keys)) is null
                ? "observer"
                : section.Choice("role", "observer", [.. Roles.Keys]);
            section.RefuseOthers();
            Id(section, item, id, officers.Select(other => other.Id), "officers");
            officers.Add(new(id, name, Roles[role]));
        }

        if (at is not null && officers.TrueForAll(one => one.Role != OfficerRole.ReturningOfficer))
            file.Problem(at, "Nobody is returning officer: the first to enrol must be one.");
        return officers;
    }

    public List<string> Trustees()
    {
        var at = file.Need("trustees", "a list of those who hold the keys to the result");
        List<string> names = [];
        foreach (var (item, name) in file.Scalars("trustees"))
        {
            if (names.Contains(name))
                file.Problem(item, $"Two trustees are called {name}.");
            names.Add(name);
        }

        if (at is not null && names.Count is < 1 or > MostTrustees)
            file.Problem(at, $"A contest has 1 to {MostTrustees} trustees.");
        return names;
    }

    /// <summary>How many trustees can open together; null if all must.</summary>
    public int? Threshold(int trustees)
    {
        var at = file.Find("threshold");
        if (at is null)
        {
            if (trustees > 0)
                file.LookAgain(
                    file.Find("trustees"),
                    $"All {trustees} trustees must be there to open the result: one lost key loses the election. A “threshold” lets fewer of them open it together."
                );
            return null;
        }

        var threshold = file.Whole("threshold", 1, 1, 1000);
        if (threshold > trustees)
            file.Problem(at, $"The threshold is {threshold}, but there are only {trustees} trustees.");
        else if (threshold == trustees)
            file.LookAgain(at, "The threshold is all trustees: one lost key loses the election.");
        return threshold;
    }

    public HelpDefinition? Help()
    {
        if (file.Section("help", "“help”") is not { } section)
            return null;
        HelpDefinition help = new(
            section.NeedScalar("phone", "a number"),
            words.Need(section, "hours", "when somebody answers")
        );
        section.RefuseOthers();
        return help;
    }

    private void Id(YamlSection? section, YamlNode item, string id, IEnumerable<string> others, string whose)
    {
        var at = section?.Find("id") ?? item;
        if (!PublishedName.IsId(id))
            file.Problem(
                at,
                $"“{id}” cannot be an id: 1 to 40 of a-z, 0-9 and hyphens, the first a letter. Give one with “id”."
            );
        if (others.Contains(id))
            file.Problem(at, $"Two {whose} have the id “{id}”. Give one of them another with “id”.");
    }
}
