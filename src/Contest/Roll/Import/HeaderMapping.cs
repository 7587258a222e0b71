namespace Hustings.Contest.Roll;

/// <summary>Which column of a file holds which field.</summary>
internal sealed class HeaderMapping
{
    private readonly Dictionary<RollField, int> columns = [];
    private readonly IReadOnlyList<string> headers;

    private HeaderMapping(IReadOnlyList<string> headers) => this.headers = headers;

    /// <summary>Each field and its column, for the report.</summary>
    public IEnumerable<(RollField Field, string Header)> Used =>
        columns.OrderBy(pair => pair.Value).Select(pair => (pair.Key, headers[pair.Value]));

    public bool Has(RollField field) => columns.ContainsKey(field);

    public string Cell(List<string> cells, RollField field) =>
        columns.TryGetValue(field, out var column) && column < cells.Count ? cells[column] : "";

    /// <summary>A problem of this field in a row.</summary>
    public ImportProblem Problem(ImportFault fault, int line, RollField field) =>
        columns.TryGetValue(field, out var column) ? new(fault, line, column + 1, headers[column]) : new(fault, line);

    /// <param name="overrides">COLUMN=field each; the field <c>ignore</c> leaves a column out.</param>
    public static HeaderMapping Read(
        IReadOnlyList<string> headers,
        int line,
        IReadOnlyList<string> overrides,
        List<ImportProblem> problems
    )
    {
        var mapping = new HeaderMapping(headers);
        var settled = new HashSet<int>();
        foreach (var text in overrides)
        {
            mapping.Override(text, settled, problems);
        }

        for (var column = 0; column < headers.Count; column++)
        {
            if (settled.Contains(column) || headers[column].Length == 0)
            {
                continue;
            }

            if (!HeaderNames.TryGuess(headers[column], out var field))
            {
                problems.Add(new(ImportFault.ColumnIgnored, line, column + 1, headers[column]));
            }
            else if (!mapping.columns.TryAdd(field, column))
            {
                problems.Add(new(ImportFault.DuplicateColumn, line, column + 1, headers[column]));
            }
        }

        mapping.FrenchName();
        if (!mapping.Has(RollField.FullName) && !mapping.Has(RollField.FamilyName))
        {
            problems.Add(new(ImportFault.NameColumnMissing, line));
        }

        return mapping;
    }

    // "Nom" alone is the whole name, beside "Prénom" it is the family name.
    private void FrenchName()
    {
        if (
            !Has(RollField.GivenName)
            && !Has(RollField.FullName)
            && columns.TryGetValue(RollField.FamilyName, out var column)
            && HeaderNames.Key(headers[column]) == "nom"
        )
        {
            columns.Remove(RollField.FamilyName);
            columns.Add(RollField.FullName, column);
        }
    }

    private void Override(string text, HashSet<int> settled, List<ImportProblem> problems)
    {
        var split = text.LastIndexOf('=');
        if (split <= 0 || split == text.Length - 1)
        {
            problems.Add(new(ImportFault.MapMalformed, 0, 0, text));
            return;
        }

        var key = HeaderNames.Key(text[..split]);
        var column = Enumerable.Range(0, headers.Count).FirstOrDefault(i => HeaderNames.Key(headers[i]) == key, -1);
        var ignored = text[(split + 1)..].Trim() == "ignore";
        var known = HeaderNames.TryField(text[(split + 1)..], out var field);
        if (column < 0 || key.Length == 0)
        {
            problems.Add(new(ImportFault.MapColumnUnknown, 0, 0, text));
        }
        else if (!ignored && !known)
        {
            problems.Add(new(ImportFault.MapFieldUnknown, 0, 0, text));
        }
        else if (!settled.Add(column) || (!ignored && !columns.TryAdd(field, column)))
        {
            problems.Add(new(ImportFault.DuplicateColumn, 0, column + 1, text));
        }
    }
}
