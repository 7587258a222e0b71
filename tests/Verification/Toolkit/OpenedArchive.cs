using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hustings.Verification.Tests.Toolkit;

/// <summary>One event of an opened archive and the data before it, the payload last, all as text.</summary>
internal sealed class Step(string type, List<string> data)
{
    public string Type { get; set; } = type;
    public List<string> Data { get; } = data;

    /// <summary>Overrides for the event's own fields; null removes one.</summary>
    public Dictionary<string, JsonNode?> Event { get; } = [];

    /// <summary>Replaces one piece of data, and its hash wherever later data of the step refers to it.</summary>
    public void Replace(int index, string text)
    {
        var (old, now) = (Hash(Data[index]), Hash(text));
        Data[index] = text;
        for (var i = index + 1; i < Data.Count; i++)
        {
            Replace(i, old, now);
        }
    }

    private void Replace(int index, string old, string now)
    {
        if (Data[index].Contains(old, StringComparison.Ordinal))
        {
            Data[index] = Data[index].Replace(old, now, StringComparison.Ordinal);
        }
    }

    public Step Copy() => new(Type, [.. Data]);

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>
/// An archive taken apart so that a test can change anything in it and chain it again, as an attacker who runs the
/// server could. It shares no code with what it tests.
/// </summary>
internal sealed class OpenedArchive
{
    private const int Block = 512;

    public required string Header { get; set; }
    public required List<Step> Steps { get; init; }

    public long Timestamp { get; set; }

    public static OpenedArchive Open(byte[] archive)
    {
        var (at, header, steps, data) = (0, "", new List<Step>(), new List<string>());
        while (at < archive.Length)
        {
            var name = Encoding.ASCII.GetString(archive, at, 100).TrimEnd('\0');
            var size = Convert.ToInt32(Encoding.ASCII.GetString(archive, at + 124, 11), 8);
            var text = Encoding.UTF8.GetString(archive, at + Block, size);
            at += Block + ((size + Block - 1) / Block * Block);
            if (name == "BELENIOS")
            {
                header = text;
            }
            else if (name.EndsWith(".data.json", StringComparison.Ordinal))
            {
                data.Add(text);
            }
            else
            {
                var type = JsonDocument.Parse(text).RootElement.GetProperty("type").GetString()!;
                steps.Add(new Step(type, data));
                data = [];
            }
        }
        var time = long.Parse(
            JsonDocument.Parse(header).RootElement.GetProperty("timestamp").GetString()!,
            CultureInfo.InvariantCulture
        );
        return new OpenedArchive
        {
            Header = header,
            Steps = steps,
            Timestamp = time,
        };
    }

    /// <summary>Writes it, every event naming the one before it unless the step overrides that.</summary>
    public byte[] Write()
    {
        using var tar = new MemoryStream();
        Entry(tar, "BELENIOS", Header);
        string? parent = null;
        for (var height = 0; height < Steps.Count; height++)
        {
            foreach (var text in Steps[height].Data)
            {
                Entry(tar, $"{Step.Hash(text)}.data.json", text);
            }
            var content = EventText(Steps[height], parent, height);
            parent = Step.Hash(content);
            Entry(tar, $"{parent}.event.json", content);
        }
        return tar.ToArray();
    }

    public Step Find(string type) => Steps.First(step => step.Type == type);

    private static string EventText(Step step, string? parent, int height)
    {
        var fields = new JsonObject();
        if (parent is not null)
        {
            fields["parent"] = parent;
        }
        fields["height"] = height;
        fields["type"] = step.Type;
        if (step.Data.Count > 0)
        {
            fields["payload"] = Step.Hash(step.Data[^1]);
        }
        foreach (var (key, value) in step.Event)
        {
            fields.Remove(key);
            if (value is not null)
            {
                // Adding again puts it last; the order is then restored below.
                fields[key] = value.DeepClone();
            }
        }
        var ordered = new JsonObject();
        foreach (var key in new[] { "parent", "height", "type", "payload" })
        {
            if (fields[key] is { } value)
            {
                ordered[key] = value.DeepClone();
            }
        }
        return ordered.ToJsonString();
    }

    public void Entry(Stream tar, string name, string text) => Entry(tar, name, Encoding.UTF8.GetBytes(text));

    public void Entry(Stream tar, string name, byte[] content)
    {
        var header = new byte[Block];
        Put(header, 0, name);
        Put(header, 100, "0000644\0" + "0000000\0" + "0000000\0");
        Put(header, 124, Octal(content.Length, 11) + "\0" + Octal(Timestamp, 11) + "\0" + "        " + "0");
        Put(header, 148, Octal(header.Sum(b => (long)b), 6) + "\0 ");
        tar.Write(header);
        tar.Write(content);
        tar.Write(new byte[(Block - (content.Length % Block)) % Block]);
    }

    private static string Octal(long value, int digits) => Convert.ToString(value, 8).PadLeft(digits, '0');

    private static void Put(byte[] header, int at, string text) => Encoding.ASCII.GetBytes(text, header.AsSpan(at));
}
