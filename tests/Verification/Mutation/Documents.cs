using Hustings.Verification.Tests.Toolkit;

namespace Hustings.Verification.Tests.Mutation;

/// <summary>One document of an opened archive.</summary>
/// <param name="Kind">As in the score's table: <c>ballot</c>, <c>shuffle</c>, <c>shuffle owner</c>.</param>
/// <param name="Index">Which of the data of its event.</param>
internal sealed record Document(string Kind, int Height, int Index, string Text);

internal static class Documents
{
    public static IEnumerable<Document> Of(OpenedArchive opened)
    {
        for (var height = 0; height < opened.Steps.Count; height++)
        {
            var data = opened.Steps[height].Data;
            for (var index = 0; index < data.Count; index++)
            {
                yield return new(KindOf(opened.Steps[height], index), height, index, data[index]);
            }
        }
    }

    /// <summary>The archive with one document in another form, chained again.</summary>
    public static byte[]? With(this Specimen specimen, Document document, string text)
    {
        if (text == document.Text)
        {
            return null;
        }
        var opened = OpenedArchive.Open(specimen.Bytes);
        opened.Steps[document.Height].Replace(document.Index, text);
        return opened.Write();
    }

    private static string KindOf(Step step, int index)
    {
        var last = index == step.Data.Count - 1;
        return step.Type switch
        {
            "Setup" => last ? "setup" : SetupPart(step, index),
            "Ballot" => "ballot",
            "EncryptedTally" => last ? "tally size" : "tally",
            "Shuffle" => last ? "shuffle owner" : "shuffle",
            "PartialDecryption" => last ? "decryption owner" : "decryption",
            _ => "result",
        };
    }

    private static string SetupPart(Step step, int index)
    {
        var before = step.Data[^1][..step.Data[^1].IndexOf(Step.Hash(step.Data[index]), StringComparison.Ordinal)];
        return before.Split('"')[^3];
    }
}
