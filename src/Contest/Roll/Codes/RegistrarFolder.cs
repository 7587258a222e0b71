using System.Globalization;

namespace Hustings.Contest.Roll;

/// <summary>
/// What the registrar hands on, one folder for each hand, so that nobody gets more than their part: <c>public</c> to everybody,
/// <c>server</c> to the server's operator, <c>codes</c> and <c>pins</c> to two different senders, <c>link</c> to nobody. All files
/// are readable by their owner only and never overwritten.
/// </summary>
public static class RegistrarFolder
{
    public const string Table = "credential-table.txt";

    /// <param name="roll">The frozen roll that the codes were issued for, in its order.</param>
    /// <param name="pinKey">The server's key for PIN tables, 32 bytes.</param>
    /// <param name="newKey">Whether the server does not have that key yet: it is then written for it.</param>
    /// <exception cref="ArgumentException">Codes for another number of members.</exception>
    /// <exception cref="IOException">A file exists already, or cannot be written.</exception>
    public static void Write(string folder, FrozenRoll roll, CodeIssue issue, byte[] pinKey, bool newKey)
    {
        if (roll.Members.Count != issue.Members.Count)
        {
            throw new ArgumentException("These codes were issued for another roll.", nameof(issue));
        }

        PrivateFile.CreateFolder(folder);
        using (var table = new MemoryStream())
        {
            issue.Table.WriteTo(table);
            PrivateFile.Write(In(folder, "public", Table), table.GetBuffer().AsSpan(0, (int)table.Length));
        }

        PinFile.Write(In(folder, "server", "pins.txt"), pinKey, issue.Table.Contest, issue.Pins);

        if (newKey)
        {
            PrivateFile.WriteText(In(folder, "server", "pin.key"), Convert.ToHexStringLower(pinKey) + "\n");
        }

        WriteSecrets(folder, roll, issue);
    }

    private static void WriteSecrets(string folder, FrozenRoll roll, CodeIssue issue)
    {
        var both = roll.Members.Zip(issue.Members).ToList();
        Text(
            In(folder, "codes", "codes.csv"),
            "member,name,language,e-mail,address,city,postal code,code\n",
            both.Select(p =>
            {
                var (m, code) = p;
                return CsvExport.Line(
                    m.Number,
                    m.Name,
                    m.Language,
                    m.Email,
                    m.Address,
                    m.City,
                    m.PostalCode,
                    code.Code
                );
            })
        );
        Text(
            In(folder, "pins", "pins.csv"),
            "member,name,language,phone,pin\n",
            both.Select(p =>
                CsvExport.Line(p.First.Number, p.First.Name, p.First.Language, p.First.Phone, p.Second.Pin)
            )
        );
        Text(
            In(folder, "codes", "spare-codes.csv"),
            "row,code\n",
            issue.Spares.Select(spare => CsvExport.Line(Row(spare), spare.Code))
        );
        Text(
            In(folder, "pins", "spare-pins.csv"),
            "row,pin\n",
            issue.Spares.Select(spare => CsvExport.Line(Row(spare), spare.Pin))
        );
        Text(
            In(folder, "link", "rows.csv"),
            "member,row\n",
            both.Select(p => CsvExport.Line(p.First.Number, Row(p.Second)))
        );
    }

    private static string Row(DrawnCode code) => code.Row.ToString(CultureInfo.InvariantCulture);

    private static void Text(string path, string head, IEnumerable<string> lines) =>
        PrivateFile.WriteText(path, string.Concat(lines.Prepend(head)));

    private static string In(string folder, string part, string name)
    {
        PrivateFile.CreateFolder(Path.Combine(folder, part));
        return Path.Combine(folder, part, name);
    }
}
