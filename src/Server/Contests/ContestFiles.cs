using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Contest.Orders;
using Hustings.Record;
using Hustings.Record.Credentials;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Record.Threshold;

namespace Hustings.Server.Contests;

/// <summary>The contest's folder while the server runs: what was founded, and the files that orders add to it.</summary>
public sealed class ContestFiles
{
    private readonly ContestHome home;

    /// <exception cref="InvalidDataException">The folder cannot be used.</exception>
    public ContestFiles(string folder)
    {
        Folder = folder;
        home = ContestHome.Read(folder);
    }

    public string Folder { get; }

    /// <summary>The definition that the contest began with.</summary>
    public ContestDefinition Founding => home.Definition;

    public CredentialTable Table => home.Table;

    public TrusteeKeys Trustees => home.Trustees;

    public PinTable Pins => home.Pins;

    public ServerKeys Keys => home.Keys;

    /// <summary>A contest without minutes that knows every definition in the folder.</summary>
    public ContestState Begin()
    {
        var state = ContestState.Begin(home.Definition);
        var folder = ContestHome.DefinitionsPath(Folder);
        foreach (var path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [])
        {
            if (ContestDefinition.TryRead(File.ReadAllBytes(path), out var known) != DocumentFault.None)
            {
                throw new InvalidDataException($"{path} is not a definition in canonical form.");
            }

            state = state.Knowing(known!);
        }

        return state;
    }

    /// <summary>
    /// How the minutes begin: the server's keys, and the trustees' commitments and keys. Where trustees hold a ceremony in their own
    /// browsers the commitments come one by one; here they were made with the folder.
    /// </summary>
    public IEnumerable<Note> FirstNotes()
    {
        yield return new Note.Began(
            home.Definition.Hash,
            home.Keys.ReceiptPublic,
            home.Keys.IntakePublic,
            $"hustings {typeof(ContestFiles).Assembly.GetName().Version!.ToString(3)}"
        );
        var trustee = 0;
        foreach (var commitment in KeyCommitment.HashesOf(home.Trustees))
        {
            yield return new Note.KeyCommitment(++trustee, commitment);
        }

        yield return new Note.Trustees(home.Trustees.Hash);
        trustee = 0;
        foreach (var commitment in home.LotCommitments)
        {
            yield return new Note.LotCommitment(++trustee, commitment);
        }
    }

    /// <summary>Keeps a definition that an officer handed in. Whoever hands in the same again changes nothing.</summary>
    public void Keep(ContestDefinition definition)
    {
        var folder = ContestHome.DefinitionsPath(Folder);
        PrivateFile.CreateFolder(folder);
        Replace(Path.Combine(folder, $"{definition.Hash}.json"), definition.ToBytes());
    }

    /// <summary>Keeps a list of rows that an officer handed in, so that an order can name it.</summary>
    /// <param name="list">In the one form of a <see cref="RowList"/>.</param>
    /// <returns>Its hash.</returns>
    public string KeepRows(ReadOnlySpan<byte> list)
    {
        var hash = Fingerprint.Hex(list);
        PrivateFile.CreateFolder(Path.GetDirectoryName(RowsPath(hash))!);
        Replace(RowsPath(hash), list);
        return hash;
    }

    /// <summary>The rows of a list of this hash (64 hex digits); null if nobody handed it in.</summary>
    public IReadOnlyList<int>? ReadRows(string hash)
    {
        if (!File.Exists(RowsPath(hash)))
        {
            return null;
        }

        var bytes = File.ReadAllBytes(RowsPath(hash));
        return Fingerprint.Hex(bytes) == hash && RowList.TryRead(bytes, out var rows)
            ? rows
            : throw new InvalidDataException($"{RowsPath(hash)} is not the list it is named after.");
    }

    private string RowsPath(string hash) => Path.Combine(Folder, "voted-lists", $"{hash}.txt");

    /// <summary>Keeps a stage's election and list.</summary>
    public void KeepStage(Election election, PublicCredentials credentials)
    {
        var folder = ContestHome.StagePath(Folder, election.Uuid);
        PrivateFile.CreateFolder(Path.GetDirectoryName(folder)!);
        PrivateFile.CreateFolder(folder);
        Replace(Path.Combine(folder, "credentials.json"), credentials.Bytes.Span);
        Replace(Path.Combine(folder, "election.json"), election.Bytes.Span);
    }

    /// <summary>Reads a stage's election and list; null unless they are those that the minutes name.</summary>
    public (Election Election, PublicCredentials Credentials)? ReadStage(string uuid, Note.Prepared named)
    {
        var folder = ContestHome.StagePath(Folder, uuid);
        var paths = (Election: Path.Combine(folder, "election.json"), List: Path.Combine(folder, "credentials.json"));
        return
            File.Exists(paths.Election)
            && File.Exists(paths.List)
            && Election.TryRead(File.ReadAllBytes(paths.Election), out var election) == DocumentFault.None
            && PublicCredentials.TryRead(File.ReadAllBytes(paths.List), out var list) == DocumentFault.None
            && election!.Fingerprint == named.Fingerprint
            && list!.Hash == named.Credentials
            ? (election, list)
            : null;
    }

    public string RecordPath(string uuid) => ContestHome.RecordPath(Folder, uuid);

    // Readers and a crash see the old or the new file, never half of one.
    private static void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        var draft = path + ".new";
        File.Delete(draft);
        PrivateFile.Write(draft, bytes);
        File.Move(draft, path, overwrite: true);
    }
}
