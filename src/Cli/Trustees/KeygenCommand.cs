using System.CommandLine;
using System.Globalization;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Threshold;

namespace Hustings.Cli.Trustees;

/// <summary>
/// <c>hustings trustee keygen --single</c>, or one of the six steps of a threshold key. The files are those of
/// belenios-tool, so trustees with either program make a key together.
/// </summary>
internal static class KeygenCommand
{
    private static readonly Option<bool> Single = new("--single") { Description = "A key that is always needed." };

    private static readonly Option<string?> Name = new("--name")
    {
        Description = "With --single: who the trustee is, for the public list.",
        HelpName = "NAME",
    };

    private static readonly Option<int?> Step = new("--step")
    {
        Description =
            "A key that some of several trustees can use: 1, 3 and 5 are each trustee's, 2 is everybody's, 4 and 6 the organiser's.",
        HelpName = "1..6",
    };

    private static readonly Option<string?> Context = new("--context")
    {
        Description =
            "Step 1: which trustee this is, how many decrypt, how many there are; 2/3/5 is the second of five, three decrypt. With --single: which of how many; 2/3.",
        HelpName = "I/T/M",
    };

    private static readonly Option<FileInfo[]> Certs = Files("--certs", "Steps 2 to 6: all certificates, in order.");

    private static readonly Option<FileInfo?> Seed = File("--seed", "Steps 3 and 5: the trustee's secret from step 1.");

    private static readonly Option<FileInfo[]> Polynomials = Files(
        "--polynomials",
        "Steps 4 and 6: what all trustees made in step 3, in order."
    );

    private static readonly Option<FileInfo[]> Collected = Files(
        "--commitments",
        "What all trustees committed to. Step 3 and --single are done twice: without it they commit, with it they show."
    );

    private static readonly Option<FileInfo?> Input = File("--vinput", "Step 5: this trustee's file from step 4.");

    private static readonly Option<FileInfo[]> Outputs = Files(
        "--voutputs",
        "Step 6: what all trustees made in step 5, in order."
    );

    private static readonly Option<DirectoryInfo> Folder = new("--folder")
    {
        Description = "Where the files go; here if not said.",
        HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo("."),
    };

    public static Command Create()
    {
        Command command = new("keygen", "Make a trustee's key, alone or step by step with others.")
        {
            Single,
            Name,
            Step,
            Context,
            Certs,
            Seed,
            Polynomials,
            Collected,
            Input,
            Outputs,
            Folder,
        };
        command.SetStep(Run);
        return command;
    }

    private static void Run(ParseResult line, TextWriter output)
    {
        DirectoryInfo folder = line.GetValue(Folder)!;
        if (!folder.Exists)
            throw Misused($"There is no folder {folder}.");
        int? step = line.GetValue(Step);
        if (line.GetValue(Single) == step is not null)
            throw Misused("Say either --single or --step with a number from 1 to 6.");
        ThresholdSteps steps = new(folder.FullName, output, SodiumRandom.Instance);
        switch (step)
        {
            case null:
                Alone(folder.FullName, line, output);
                break;
            case 1:
                steps.Certify(ReadContext(line.GetValue(Context)));
                break;
            case 2:
                steps.Compare(Certificates(line));
                break;
            case 3:
                if (line.GetValue(Collected) is { Length: > 0 } collected)
                    steps.Contribute(
                        Certificates(line),
                        TrusteeSecret.ReadSeed(Needed(line, Seed)),
                        Commitments.Read(collected)
                    );
                else
                    steps.Commit(Certificates(line), TrusteeSecret.ReadSeed(Needed(line, Seed)));
                break;
            case 4:
                steps.Distribute(Certificates(line), Contributions(line), AllCommitments(line));
                break;
            case 5:
                steps.Derive(
                    Certificates(line),
                    TrusteeSecret.ReadSeed(Needed(line, Seed)),
                    TrusteeFiles.One<VerificationInput>(Needed(line, Input), VerificationInput.TryRead),
                    AllCommitments(line)
                );
                break;
            case 6:
                steps.Conclude(
                    Certificates(line),
                    Contributions(line),
                    TrusteeFiles.All<VerificationOutput>(NeededAll(line, Outputs), VerificationOutput.TryRead),
                    AllCommitments(line)
                );
                break;
            default:
                throw Misused("--step must be a number from 1 to 6.");
        }
    }

    private static void Alone(string folder, ParseResult line, TextWriter output)
    {
        SingleKey key = new(folder, output, SodiumRandom.Instance);
        if (line.GetValue(Collected) is { Length: > 0 } files)
            key.Show(Commitments.Read(files), line.GetValue(Name));
        else if (line.GetValue(Context) is { } context)
            key.Make(ReadPlace(context).Trustee, ReadPlace(context).Of, line.GetValue(Name));
        else
            key.Make(1, 1, line.GetValue(Name));
    }

    private static (int Trustee, int Of) ReadPlace(string text) =>
        Numbers(text) is [var trustee, var of] && 1 <= trustee && trustee <= of && of <= Limits.Trustees
            ? (trustee, of)
            : throw Misused("With --single say --context I/M: trustee I of M; 2/3 for example.");

    internal static int[] Numbers(string? text) =>
        [
            .. (text ?? "")
                .Split('/')
                .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 0),
        ];

    private static CertificateContext ReadContext(string? text)
    {
        return
            Numbers(text) is [var index, var threshold, var size]
            && 1 <= index
            && index <= size
            && 1 <= threshold
            && threshold <= size
            && size <= Limits.Trustees
            ? new CertificateContext(size, threshold, index)
            : throw Misused("Step 1 needs --context I/T/M: trustee I of M, of whom T decrypt; 2/3/5 for example.");
    }

    private static IReadOnlyList<Certificate> Certificates(ParseResult line)
    {
        IReadOnlyList<SignedMessage> signed = TrusteeFiles.All<SignedMessage>(
            NeededAll(line, Certs),
            SignedMessage.TryRead
        );
        DocumentFault fault = KeyEstablishment.CheckCertificates(signed, out IReadOnlyList<Certificate> certificates);
        return fault == DocumentFault.None
            ? certificates
            : throw TrusteeFiles.Refused("The list of certificates (all of them, once each, in order)", fault);
    }

    private static IReadOnlyList<Polynomial> Contributions(ParseResult line) =>
        TrusteeFiles.All<Polynomial>(NeededAll(line, Polynomials), Polynomial.TryRead);

    private static Commitments AllCommitments(ParseResult line) => Commitments.Read(NeededAll(line, Collected));

    private static FileInfo Needed(ParseResult line, Option<FileInfo?> option) =>
        line.GetValue(option) ?? throw Misused($"Step {line.GetValue(Step)} needs {option.Name} FILE.");

    private static FileInfo[] NeededAll(ParseResult line, Option<FileInfo[]> option) =>
        line.GetValue(option) is { Length: > 0 } files
            ? files
            : throw Misused($"Step {line.GetValue(Step)} needs {option.Name} FILE.");

    private static TrusteeRefusedException Misused(string words) => new(TrusteeRefusal.CommandLine, words);

    private static Option<FileInfo?> File(string name, string words) =>
        new(name) { Description = words, HelpName = "FILE" };

    private static Option<FileInfo[]> Files(string name, string words) =>
        new(name)
        {
            Description = words + " One file with a line for each, or several files.",
            HelpName = "FILE",
            AllowMultipleArgumentsPerToken = true,
        };
}
