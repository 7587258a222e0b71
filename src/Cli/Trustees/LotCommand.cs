using System.CommandLine;
using System.Globalization;
using Hustings.Counting.Rounds.Lots;
using Hustings.Cryptography;
using Hustings.Record;

namespace Hustings.Cli.Trustees;

/// <summary>
/// <c>hustings trustee lot</c>: a trustee's part of the lot that may decide a tie, and the commitment to it that is handed over before the
/// first opening (docs/spec/rounds.md, "The lot").
/// </summary>
internal static class LotCommand
{
    private static readonly Option<string> Contest = new("--contest")
    {
        Description = "The contest's id.",
        HelpName = "ID",
        Required = true,
    };

    private static readonly Option<string> Place = new("--context")
    {
        Description = "Which trustee of how many: 2/3.",
        HelpName = "I/M",
        Required = true,
    };

    private static readonly Option<DirectoryInfo> Folder = new("--folder")
    {
        Description = "Where the files go; here if not said.",
        HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo("."),
    };

    public static Command Create()
    {
        Command command = new("lot", "Draw your part of the lot that may decide a tie, and commit to it.")
        {
            Contest,
            Place,
            Folder,
        };
        command.SetStep(Run);
        return command;
    }

    /// <summary>The commitments of all trustees, one line <c>I/M hash</c> each, in order.</summary>
    public static IReadOnlyList<string> ReadAll(IEnumerable<FileInfo> files)
    {
        (int Trustee, int Of, string Hash)[] read =
        [
            .. files
                .SelectMany(file =>
                    TrusteeFiles
                        .Text(file)
                        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                        .Select(line => Line(file, line))
                )
                .OrderBy(one => one.Trustee),
        ];
        return
            read.All(one => one.Of == read.Length)
            && read.Select(one => one.Trustee).SequenceEqual(Enumerable.Range(1, read.Length))
            ? [.. read.Select(one => one.Hash)]
            : throw new TrusteeRefusedException(
                TrusteeRefusal.CommitmentsIncomplete,
                "The commitments to the lot are not one of each trustee."
            );
    }

    private static void Run(ParseResult line, TextWriter output)
    {
        if (
            KeygenCommand.Numbers(line.GetValue(Place)) is not [var trustee, var of]
            || trustee < 1
            || trustee > of
            || of > Limits.Trustees
        )
            throw new TrusteeRefusedException(
                TrusteeRefusal.CommandLine,
                "--context I/M: trustee I of M; 2/3 for example."
            );
        string folder = line.GetValue(Folder)!.FullName;
        string secret = Path.Combine(folder, "trustee.lot");
        string shown = Path.Combine(folder, "trustee.lot-commitment.txt");
        TrusteeFiles.MustBeNew(secret, shown);
        byte[] part = new byte[LotCommitment.Size];
        SodiumRandom.Instance.Fill(part);
        string hash = Convert.ToHexStringLower(LotCommitment.Commit(line.GetValue(Contest)!, trustee, part));
        TrusteeFiles.Secret(secret, Convert.ToHexStringLower(part));
        TrusteeFiles.Public(
            shown,
            System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{trustee}/{of} {hash}\n"))
        );
        output.WriteLine(
            $"""
            {secret}: KEEP SECRET until a tie needs it, with a copy. If it is lost, a tie cannot be decided by lot.
            {shown}: send to whoever sets the contest up.
            """
        );
    }

    private static (int Trustee, int Of, string Hash) Line(FileInfo file, string line)
    {
        string[] parts = line.Trim().Split(' ');
        return
            parts.Length == 2
            && KeygenCommand.Numbers(parts[0]) is [var trustee, var of]
            && parts[1].Length == 64
            && parts[1].All(char.IsAsciiHexDigitLower)
            ? (trustee, of, parts[1])
            : throw new TrusteeRefusedException(
                TrusteeRefusal.FileRefused,
                $"{file} is not a commitment to a part of the lot: {Verify.Printable.Text(line)}"
            );
    }
}
