using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hustings.Contest.Roll;

/// <summary>The one form of a member's entry: compact JSON, all fields in this order, empty texts kept, dates as 1980-04-25 or null.</summary>
internal static class RollBytes
{
    public static string Of(Member member) =>
        new StringBuilder(300)
            .Append("{\"number\":")
            .Append(Quoted(member.Number))
            .Append(",\"given\":")
            .Append(Quoted(member.GivenName))
            .Append(",\"family\":")
            .Append(Quoted(member.FamilyName))
            .Append(",\"born\":")
            .Append(Day(member.BirthDate))
            .Append(",\"address\":")
            .Append(Quoted(member.Address))
            .Append(",\"city\":")
            .Append(Quoted(member.City))
            .Append(",\"postalCode\":")
            .Append(Quoted(member.PostalCode))
            .Append(",\"phone\":")
            .Append(Quoted(member.Phone))
            .Append(",\"email\":")
            .Append(Quoted(member.Email))
            .Append(",\"language\":")
            .Append(Quoted(member.Language))
            .Append(",\"region\":")
            .Append(Quoted(member.Region))
            .Append(",\"riding\":")
            .Append(Quoted(member.Riding))
            .Append(",\"contactChanged\":")
            .Append(Day(member.ContactChanged))
            .Append('}')
            .ToString();

    /// <summary>Reads an entry; null if the text is not the one form of an entry.</summary>
    public static Member? Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            string Text(string name) => root.GetProperty(name).GetString() ?? throw new FormatException(name);
            DateOnly? Date(string name) =>
                root.GetProperty(name).GetString() is { } day
                    ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)
                    : null;
            var member = new Member(
                Text("number"),
                Text("given"),
                Text("family"),
                Date("born"),
                Text("address"),
                Text("city"),
                Text("postalCode"),
                Text("phone"),
                Text("email"),
                Text("language"),
                Text("region"),
                Text("riding"),
                Date("contactChanged")
            );
            return Of(member) == line ? member : null;
        }
        catch (Exception fault)
            when (fault is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            // Hostile or damaged text: the caller names the line.
            return null;
        }
    }

    private static string Day(DateOnly? date) =>
        date is { } day ? $"\"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\"" : "null";

    private static string Quoted(string text) =>
        $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
