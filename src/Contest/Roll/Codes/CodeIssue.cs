using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Credentials;

namespace Hustings.Contest.Roll;

/// <summary>One voting code with its PIN and its row in the credential table. All three are secret until used.</summary>
public sealed record DrawnCode(string Code, string Pin, int Row);

/// <summary>
/// Everything the registrar issues for a frozen roll: a voting code and a PIN for each member and for each spare row, and the
/// credential table that shows their public halves in every stage.
/// </summary>
/// <param name="Members">In the order of the roll; a member's row is drawn by lot.</param>
/// <param name="Spares">Rows N to N + S - 1, in this order.</param>
public sealed record CodeIssue(IReadOnlyList<DrawnCode> Members, IReadOnlyList<DrawnCode> Spares, CredentialTable Table)
{
    /// <summary>Two in a hundred, rounded up, at least one.</summary>
    public static int DefaultSpares(int members) => Math.Max(1, (members + 49) / 50);

    /// <summary>
    /// Draws codes, PINs and rows one after another, so that a repeatable source gives a repeatable outcome, and derives
    /// the credentials of all stages on all cores.
    /// </summary>
    /// <param name="contest">The contest's id in the record.</param>
    /// <param name="stages">Uuids of all stages that the codes are to serve.</param>
    /// <param name="progress">Hears now and then how many rows are derived, of members + spares.</param>
    /// <exception cref="ArgumentException">No member, no stage, too many, or an id that the table cannot hold.</exception>
    public static CodeIssue Issue(
        string contest,
        int members,
        IReadOnlyList<string> stages,
        int spares,
        IRandomSource random,
        IProgress<int>? progress = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(members, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(spares);
        var drawn = new (string Code, string Pin)[members + spares];
        for (var i = 0; i < drawn.Length; i++)
        {
            drawn[i] = (VotingCode.Generate(random), ContestPreparation.NewPin(random));
        }

        var rows = RowLottery.Draw(members, random);
        var codes = new string[drawn.Length];
        for (var i = 0; i < drawn.Length; i++)
        {
            codes[i < members ? rows[i] : i] = drawn[i].Code;
        }

        return new CodeIssue(
            [.. Enumerable.Range(0, members).Select(i => new DrawnCode(drawn[i].Code, drawn[i].Pin, rows[i]))],
            [.. Enumerable.Range(members, spares).Select(i => new DrawnCode(drawn[i].Code, drawn[i].Pin, i))],
            CredentialTable.Create(contest, stages, spares, Derive(codes, stages, progress))
        );
    }

    /// <summary>The PIN of each row: what the server's PIN table is made from.</summary>
    public IReadOnlyList<string> Pins
    {
        get
        {
            var pins = new string[Members.Count + Spares.Count];
            foreach (var code in Members.Concat(Spares))
            {
                pins[code.Row] = code.Pin;
            }

            return pins;
        }
    }

    /// <summary>The codes of all rows with their credential in one stage.</summary>
    /// <exception cref="ArgumentException">The table has no such stage.</exception>
    public IReadOnlyList<IssuedCode> InStage(string stageUuid)
    {
        var column = Table.Column(stageUuid);
        return
        [
            .. Members.Concat(Spares).Select(code => new IssuedCode(code.Code, code.Pin, column[code.Row].ToString())),
        ];
    }

    private static CredentialKey[] Derive(string[] codes, IReadOnlyList<string> stages, IProgress<int>? progress)
    {
        const int Step = 1000;
        var cells = new CredentialKey[codes.Length * stages.Count];
        var done = 0;
        Parallel.For(
            0,
            codes.Length,
            row =>
            {
                for (var stage = 0; stage < stages.Count; stage++)
                {
                    var point = ContestPreparation.PublicHalf(stages[stage], codes[row]);
                    cells[row * stages.Count + stage] = CredentialKey.Of(point);
                }

                var count = Interlocked.Increment(ref done);
                if (count % Step == 0 || count == codes.Length)
                {
                    progress?.Report(count);
                }
            }
        );
        return cells;
    }
}
