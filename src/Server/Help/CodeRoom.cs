using System.Globalization;
using System.Text;
using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Record.Credentials;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;
using Hustings.Server.Post;
using Hustings.Server.Stages;

namespace Hustings.Server.Help;

/// <summary>What the server knows of one voting code: where it may vote, whether and when it did. Never how.</summary>
/// <param name="Row">Its line in the table of codes.</param>
/// <param name="Spare">It was held back for new members.</param>
public sealed record CodeFinding(int Row, bool Spare, IReadOnlyList<CodeInStage> Stages);

/// <summary>A voting code in one stage.</summary>
/// <param name="Credential">Its public half there, 64 hex digits.</param>
/// <param name="Listed">It is on the stage's list.</param>
/// <param name="Void">Why it may not vote there, if it may not.</param>
/// <param name="Voted">When its last ballot was recorded.</param>
public sealed record CodeInStage(
    StageDesk Desk,
    string Credential,
    bool Listed,
    VoidCause? Void,
    DateTimeOffset? Voted,
    int WrongPins
)
{
    public bool Locked => WrongPins >= CastRules.MaxWrongPins;
}

/// <summary>Finds a voting code for the help desk. Names are not here: the registrar alone can tell whose code it is.</summary>
public sealed class CodeRoom(ContestOffice office, ContestFiles files, StageDirectory stages)
{
    private const int LongestNumber = 9;

    /// <summary>The code, or the fault that is answered.</summary>
    /// <param name="typed">The line's number, or the public half in any stage, or at least its first ten characters.</param>
    public async Task<(CodeFinding? Finding, OfficerFault? Fault)> FindAsync(string typed)
    {
        var text = typed.Trim();
        var isNumber = text.Length is > 0 and <= LongestNumber && text.All(char.IsAsciiDigit);
        var (row, several) = isNumber
            ? (int.Parse(text, CultureInfo.InvariantCulture), false)
            : CredentialFinder.Find(files.Table, text);
        if (row < 0 || row >= files.Table.Rows)
        {
            return (null, several ? PostFaults.Ambiguous : PostFaults.UnknownCredential);
        }

        // Ballots by row are known to the writer alone, whose decisions come one after another; it decides nothing here.
        var ballots = await office
            .WriteAsync(sitting =>
                stages
                    .All.Where(desk => desk.IsPrepared)
                    .ToDictionary(desk => desk.Id, desk => sitting.Contest.BallotsOf(desk.Info.Uuid, row))
            )
            .ConfigureAwait(false);
        return (new(row, files.Table.IsSpare(row), [.. stages.All.Select(desk => In(desk, row, ballots))]), null);
    }

    private CodeInStage In(StageDesk desk, int row, Dictionary<string, IReadOnlyList<ReadOnlyMemory<byte>>> ballots)
    {
        var hex = files.Table.Cell(row, files.Table.ColumnOf(desk.Info.Uuid)).ToString();
        if (!ballots.TryGetValue(desk.Id, out var own) || !Credential.TryParse(hex, out var credential))
        {
            return new(desk, hex, Listed: false, null, null, 0);
        }

        return new(
            desk,
            hex,
            desk.Credentials.IndexOf(Encoding.ASCII.GetBytes(hex)) >= 0,
            desk.Box.WhyVoid(row),
            own.Count == 0 ? null : desk.Box.Find(own[^1])?.Time,
            desk.Box.CountWrongPins(credential)
        );
    }
}
