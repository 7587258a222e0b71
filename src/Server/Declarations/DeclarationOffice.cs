using Hustings.Contest;
using Hustings.Contest.Orders;
using Hustings.Record;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;
using Hustings.Server.Pages;
using Hustings.Server.Results;
using Hustings.Server.Stages;

namespace Hustings.Server.Declarations;

/// <summary>
/// Makes the sealed declaration once the winner is declared (docs/decisions/sealed-declaration.md): the file first, then the note with its hash. A crash
/// in between leaves a file that no note names; the next start takes it away and makes another.
/// </summary>
public sealed class DeclarationOffice(
    ContestOffice office,
    ContestFiles files,
    RoundBook book,
    StageDirectory stages,
    TimeProvider time
)
{
    private string Folder => Path.Combine(files.Folder, "declarations");

    /// <summary>Seals the declaration if it is due.</summary>
    /// <exception cref="IOException">The file could not be written.</exception>
    public async Task SealAsync()
    {
        var state = office.State;
        if (state is not { Winner: not null, Declaration: null } || Rounds() is not { Count: > 0 } rounds)
        {
            return;
        }

        var order = office
            .Store.ReadMinutes(0)
            .Select(line => Chains.Minute(line.Line))
            .Last(minute => minute.Order?.Kind == OrderKind.Declare);
        var account = state.LastPublished!.Counted!.Account;
        using var seal = DeclarationSeal.Open(files.Folder, state.Definition.Name.En, time.GetUtcNow());
        var pdf = DeclarationPdf.Write(
            [.. Tongue.All.Select(tongue => DeclarationWords.In(tongue.Tag, state, order, rounds, account))],
            seal,
            time.GetUtcNow()
        );
        var hash = Fingerprint.Hex(pdf);
        Keep(hash, pdf);
        await office
            .NoteAsync(new Note.Declaration(hash), latest => latest is { Winner: not null, Declaration: null })
            .ConfigureAwait(false);
    }

    /// <summary>The declaration of this hash; null if the minutes name no such one, or the file is not there.</summary>
    /// <remarks>A file that was changed is given out as it is: whoever compares it with the minutes sees it.</remarks>
    public byte[]? Read(string hash) =>
        office.State.Declaration == hash && File.Exists(PathOf(hash)) ? File.ReadAllBytes(PathOf(hash)) : null;

    private string PathOf(string hash) => Path.Combine(Folder, $"{hash}.pdf");

    // What a later stage counts as a column is no round of its own.
    private List<(Text Title, StageAccount Account)> Rounds()
    {
        HashSet<string> columns = [.. office.State.Definition.Stages.SelectMany(stage => stage.Excludes)];
        return
        [
            .. stages
                .All.Where(desk => !columns.Contains(desk.Id))
                .Select(desk => (desk.Info.Title, Account: StageAccount.Of(desk, office, book)))
                .Where(one => one.Account is not null)
                .Select(one => (one.Title, one.Account!)),
        ];
    }

    private void Keep(string hash, byte[] pdf)
    {
        PrivateFile.CreateFolder(Folder);
        foreach (var orphan in Directory.GetFiles(Folder))
        {
            File.Delete(orphan);
        }

        var draft = PathOf(hash) + ".new";
        PrivateFile.Write(draft, pdf);
        File.Move(draft, PathOf(hash));
    }
}
