using System.Collections.Frozen;

namespace Hustings.Contest.Roll;

/// <summary>What is known about the words of names: titles, spellings that mean the same, and short forms.</summary>
internal static class NameWords
{
    private static readonly FrozenSet<string> Titles = new[]
    {
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "sir",
        "rev",
        "hon",
        "jr",
        "sr",
        "mme",
        "mlle",
        "esq",
    }.ToFrozenSet();

    // One group a line; the members of a group may stand for each other.
    private static readonly string[] ShortForms =
    [
        "robert rob bob bobby robbie bert",
        "william will bill billy guillaume liam",
        "richard rick dick richie",
        "james jim jimmy jamie",
        "john jack johnny jon jean",
        "michael mike mick michel",
        "thomas tom tommy",
        "joseph joe joey jos",
        "charles charlie chuck",
        "edward ed eddie ted edouard",
        "daniel dan danny",
        "david dave",
        "stephen steven steve stephane",
        "andrew andy drew andre",
        "anthony tony antoine",
        "christopher chris christophe",
        "matthew matt mathieu matthieu",
        "gregory greg gregoire",
        "nicholas nick nicolas",
        "samuel sam",
        "benjamin ben",
        "alexander alex sandy alexandre",
        "peter pete pierre",
        "patrick pat paddy",
        "ronald ron",
        "donald don",
        "kenneth ken",
        "timothy tim",
        "lawrence larry laurent",
        "elizabeth liz beth betty eliza lizzie elisabeth",
        "margaret maggie meg peggy marge marguerite",
        "katherine catherine kate kathy cathy katie catharine kathryn",
        "jennifer jen jenny",
        "susan sue suzanne susie",
        "patricia pat trish patty",
        "deborah deb debbie debra",
        "barbara barb",
        "christine chris tina christina",
        "victoria vicky tori",
        "dorothy dot dorothee",
        "rebecca becky",
        "theresa terry tess therese teresa",
        "genevieve gen",
        "frederic fred frederick",
        "maxime max",
        "ann anne anna annie",
        "sara sarah",
    ];

    private static readonly FrozenDictionary<string, int[]> Groups = ShortForms
        .SelectMany((line, group) => line.Split(' ').Select(name => (name, group)))
        .GroupBy(pair => pair.name, pair => pair.group)
        .ToFrozenDictionary(names => names.Key, names => names.Distinct().ToArray());

    public static bool IsName(string word) => !Titles.Contains(word);

    /// <summary>One spelling for family names that are written in several ways.</summary>
    public static string Spelling(string word) =>
        word switch
        {
            "st" or "saint" => "st",
            "ste" or "sainte" => "ste",
            _ when word.Length > 5 && word.StartsWith("mac", StringComparison.Ordinal) => "mc" + word[3..],
            _ => word,
        };

    /// <summary>Whether one given name is a usual form of the other.</summary>
    public static bool SamePerson(string one, string other) =>
        Groups.TryGetValue(one, out var groups)
        && Groups.TryGetValue(other, out var others)
        && groups.AsSpan().ContainsAny(others);
}
