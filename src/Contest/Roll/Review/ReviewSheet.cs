using System.Globalization;
using System.Text;

namespace Hustings.Contest.Roll;

/// <summary>
/// The cases of a roll as a CSV sheet that each reviewer fills in alone: one line for each entry, the last column is theirs.
/// For entries that may be one person: <c>stays</c> or <c>leaves</c>; for a late contact: <c>confirmed</c> or <c>refused</c>.
/// </summary>
public static class ReviewSheet
{
    private const int CaseColumn = 0;
    private const int MemberColumn = 2;
    private const int DecisionColumn = 10;

    public static byte[] Write(IEnumerable<ReviewCase> cases)
    {
        // The mark tells spreadsheets that the text is UTF-8.
        var sheet = new StringBuilder("\ufeffcase,what,member,name,born,address,city,phone,e-mail,evidence,decision\n");
        foreach (var one in cases)
        {
            foreach (var member in one.Members)
            {
                sheet.Append(
                    CsvExport.Line(
                        one.Id,
                        one.Kind == ReviewKind.Duplicate ? "one person?" : "late contact",
                        member.Number,
                        member.Name,
                        member.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                        member.Address,
                        member.City,
                        member.Phone,
                        member.Email,
                        Evidence(one, member),
                        ""
                    )
                );
            }
        }

        return Encoding.UTF8.GetBytes(sheet.ToString());
    }

    /// <summary>What a reviewer decided; cases without any mark are left open. Problems are named with their line.</summary>
    public static (IReadOnlyList<Opinion> Opinions, IReadOnlyList<string> Problems) Read(
        ReadOnlySpan<byte> bytes,
        string officer
    )
    {
        var (text, _, unreadable) = RollText.Read(bytes);
        if (unreadable is not null)
        {
            return ([], [ImportWords.For(unreadable.Fault).Words.En]);
        }

        var marks = new Dictionary<string, List<(string Member, string Mark)>>(StringComparer.Ordinal);
        var problems = new List<string>();
        var rows = new CsvRows(text);
        for (var head = true; rows.Read(); head = false)
        {
            if (rows.Problem is { } bad)
            {
                problems.Add($"line {bad.Line}: {ImportWords.For(bad.Fault).Words.En}");
            }
            else if (!head && rows.Cells.Count <= DecisionColumn)
            {
                problems.Add($"line {rows.Line}: a column is missing. Fill in the sheet as it was written.");
            }
            else if (!head)
            {
                var one = marks.TryGetValue(rows.Cells[CaseColumn], out var list)
                    ? list
                    : marks[rows.Cells[CaseColumn]] = [];
                one.Add((rows.Cells[MemberColumn], rows.Cells[DecisionColumn].ToLowerInvariant()));
            }
        }

        var opinions = new List<Opinion>();
        foreach (var (id, entries) in marks.Where(pair => pair.Value.Exists(entry => entry.Mark.Length > 0)))
        {
            if (Decision(entries) is { } decision)
            {
                opinions.Add(new(id, officer, decision));
            }
            else
            {
                problems.Add(
                    $"case {id}: write stays or leaves on every line, or for a late contact confirmed or refused."
                );
            }
        }

        return (opinions, problems);
    }

    private static ReviewDecision? Decision(List<(string Member, string Mark)> entries)
    {
        if (entries is [(_, "confirmed")])
        {
            return new ReviewDecision.ContactConfirmed();
        }

        if (entries is [(_, "refused")])
        {
            return new ReviewDecision.ContactRefused();
        }

        if (entries.Count < 2 || entries.Exists(entry => entry.Mark is not ("stays" or "leaves")))
        {
            return null;
        }

        var leaving = entries.Where(entry => entry.Mark == "leaves").Select(entry => entry.Member).ToList();
        return leaving.Count == 0 ? new ReviewDecision.DifferentPeople() : new ReviewDecision.SomeLeave(leaving);
    }

    private static string Evidence(ReviewCase one, Member member)
    {
        var place = one.Members.TakeWhile(other => other != member).Count();
        return string.Join(
            "; ",
            one.Pairs.Where(pair => pair.First == place || pair.Second == place)
                .Select(pair =>
                {
                    var other = one.Members[pair.First == place ? pair.Second : pair.First];
                    var words = string.Join(", ", pair.Evidence.Select(e => EvidenceWords.For(e).Words.En));
                    return $"with {other.Number}: {words} ({pair.Score.ToString(CultureInfo.InvariantCulture)})";
                })
        );
    }
}
