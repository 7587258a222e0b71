using Hustings.Contest.Casting;
using Hustings.Record;
using Hustings.Record.Credentials;
using Hustings.Record.Definitions;
using Hustings.Record.Threshold;

namespace Hustings.Contest;

/// <summary>
/// What different people made apart from each other, put together into a server's data folder: the author's definition, the trustees'
/// public keys and commitments, the registrar's table and PIN values. No secret of a voter or trustee is among it.
/// </summary>
/// <param name="Photos">Candidates' pictures by their SHA-256.</param>
/// <param name="KeyCommitments">What the trustees handed over before they showed their keys, in their order.</param>
/// <param name="LotCommitments">Each trustee's commitment to its part of a lot, in their order.</param>
/// <param name="Pins">A keyed hash of each row's PIN, one a line in hex, as the registrar made it.</param>
public sealed record ContestFounding(
    ContestDefinition Definition,
    IReadOnlyDictionary<string, byte[]> Photos,
    TrusteeKeys Trustees,
    IReadOnlyList<string> KeyCommitments,
    IReadOnlyList<string> LotCommitments,
    CredentialTable Table,
    string Pins,
    ServerKeys Keys
)
{
    /// <summary>Everything that does not belong together, in words.</summary>
    public IReadOnlyList<string> Problems() => [.. Found()];

    /// <summary>
    /// Writes a new folder. <c>definition.json</c> comes last: a folder without it was not finished and is not served.
    /// </summary>
    /// <exception cref="InvalidOperationException">There are problems.</exception>
    /// <exception cref="IOException">Something of it exists already.</exception>
    public void Write(string folder)
    {
        if (Problems() is { Count: > 0 } problems)
        {
            throw new InvalidOperationException(string.Join(" ", problems));
        }

        PrivateFile.CreateFolder(folder);
        var photos = Path.Combine(folder, "photos");
        PrivateFile.CreateFolder(photos);
        foreach (var (hash, bytes) in Photos)
        {
            PrivateFile.Write(Path.Combine(photos, hash), bytes);
        }

        ContestHome.Write(folder, Definition, Trustees, Table, Pins, Keys, LotCommitments);
    }

    private IEnumerable<string> Found()
    {
        if (Trustees.Keys.Count != Definition.Trustees.Count)
        {
            yield return $"The definition names {Definition.Trustees.Count} trustees, and there are keys of {Trustees.Keys.Count}.";
        }

        var threshold = Trustees.Items is [ThresholdTrustees group] ? group.Parameters.Threshold : (int?)null;
        if (threshold != Definition.Threshold)
        {
            yield return $"The definition says that {Needed(Definition.Threshold)} can open the result, the trustees made a key for {Needed(threshold)}.";
        }

        if (!Trustees.Items.All(Holds))
        {
            yield return "A trustee's proof or signature does not hold. Ask for the file again, from the trustee.";
        }

        if (!KeyCommitment.HashesOf(Trustees).SequenceEqual(KeyCommitments))
        {
            yield return "The trustees' keys are not those that they committed to, in the order of the definition.";
        }

        if (Definition.Rule.Ties.Contains("lot") && LotCommitments.Count != Definition.Trustees.Count)
        {
            yield return $"A tie may be decided by lot: {Definition.Trustees.Count} trustees must commit to their part, and {LotCommitments.Count} did.";
        }

        if (Table.Contest != Definition.Id)
        {
            yield return $"The codes were issued for the contest {Table.Contest}, this one is {Definition.Id}.";
        }

        if (Definition.Stages.Any(stage => Table.ColumnOf(stage.Uuid) < 0))
        {
            yield return "The codes were not issued for all stages of the definition. Issue them again for its stages.";
        }

        var lines = Pins.Split('\n');
        if (lines.Length != Table.Rows + 1 || lines[^1].Length > 0 || lines.SkipLast(1).Any(line => !IsHash(line)))
        {
            yield return $"The PIN values are not one line of 64 hex digits for each of the {Table.Rows} codes.";
        }
    }

    private static bool Holds(TrusteeItem item) =>
        item is ThresholdTrustees group
            ? group.Parameters.Check() == DocumentFault.None
            : item.Keys.All(key => key.ProofHolds());

    private static bool IsHash(string line) => line.Length == 64 && line.All(char.IsAsciiHexDigitLower);

    private static string Needed(int? threshold) =>
        threshold is { } some ? $"any {some} trustees" : "all trustees together";
}
