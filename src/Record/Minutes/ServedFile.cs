using System.Text;
using Hustings.Record.Json;

namespace Hustings.Record.Minutes;

/// <summary>A file of the voting site: where it is served, and the SHA-256 of its bytes (64 hex digits).</summary>
/// <param name="Path">Such as <c>/assets/booth.4e6b500e3149fdfc.js</c>; <c>/vote/</c> is the booth's page, the same for every stage.</param>
public sealed record ServedFile(string Path, string Hash)
{
    internal const int Most = 1_000;
    internal const int LongestPath = 200;

    internal static void Write(CanonicalWriter writer, IReadOnlyList<ServedFile> files)
    {
        writer.Raw("["u8);
        for (var place = 0; place < files.Count; place++)
        {
            writer.Raw(place == 0 ? "{\"path\":"u8 : ",{\"path\":"u8).Plain(files[place].Path);
            writer.Raw(",\"hash\":"u8).Plain(files[place].Hash).Raw("}"u8);
        }
        writer.Raw("]"u8);
    }

    // In ascending order, so that a list has one form and no path stands twice.
    internal static ServedFile[] Read(ref CanonicalReader reader)
    {
        var files = reader.List(Most, One);
        if (files.Length == 0)
        {
            reader.Fail(DocumentFault.Shape);
        }
        for (var place = 1; place < files.Length && !reader.Failed; place++)
        {
            if (string.CompareOrdinal(files[place - 1].Path, files[place].Path) >= 0)
            {
                reader.Fail(DocumentFault.Shape);
            }
        }
        return files;
    }

    private static ServedFile One(ref CanonicalReader reader)
    {
        reader.Take("{\"path\":"u8);
        var path = Encoding.ASCII.GetString(reader.PlainString(LongestPath));
        if (!reader.Failed && !path.StartsWith('/'))
        {
            reader.Fail(DocumentFault.Shape);
        }
        reader.Take(",\"hash\":"u8);
        var hash = reader.Hash();
        reader.Take("}"u8);
        return new ServedFile(path, hash);
    }
}
