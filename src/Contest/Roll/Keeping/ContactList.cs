using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hustings.Contest.Roll;

/// <summary>How one member is reached; empty where the roll says nothing.</summary>
/// <param name="Language">A language tag such as <c>fr</c>.</param>
public sealed record Contact(string Number, string Name, string Email, string Phone, string Language)
{
    public static Contact Of(Member member) =>
        new(member.Number, member.Name, member.Email, member.Phone, member.Language);
}

/// <summary>
/// The list of contacts that a server sends notices to, one JSON object a line: no birth date, no street address. It lies in
/// <c>contacts/</c> of the data folder, which <see cref="PersonalData"/> erases.
/// </summary>
public static class ContactList
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string PathIn(string dataFolder) => Path.Combine(dataFolder, "contacts", "contacts.jsonl");

    /// <exception cref="IOException">The file exists already, or cannot be written.</exception>
    public static void Write(string path, IEnumerable<Contact> contacts)
    {
        var lines = new StringBuilder();
        foreach (var contact in contacts)
        {
            lines.Append(JsonSerializer.Serialize(contact, Format)).Append('\n');
        }

        PrivateFile.WriteText(path, lines.ToString());
    }

    /// <exception cref="InvalidDataException">A line is no contact, or others than the owner may use the file.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    public static IReadOnlyList<Contact> Read(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
        {
            throw new InvalidDataException($"{path} is open to others on this machine: chmod 600 it.");
        }

        return [.. File.ReadLines(path, Encoding.UTF8).Select((line, at) => ReadLine(path, line, at + 1))];
    }

    // The message names the line and says nothing of what stands in it.
    private static Contact ReadLine(string path, string line, int at)
    {
        try
        {
            if (
                JsonSerializer.Deserialize<Contact>(line, Format) is
                { Number: not null, Name: not null, Email: not null, Phone: not null, Language: not null } contact
            )
            {
                return contact;
            }
        }
        catch (JsonException)
        {
            // Refused below like every other line that is none.
        }

        throw new InvalidDataException($"{path}, line {at}, is no contact.");
    }
}
