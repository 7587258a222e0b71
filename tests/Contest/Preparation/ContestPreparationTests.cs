using System.Runtime.Versioning;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Definitions;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests.Preparation;

// File modes are checked on the systems the server runs on.
[UnsupportedOSPlatform("windows")]
public sealed class ContestPreparationTests : IDisposable
{
    private static readonly ContestSpec Spec = new(
        new Text("Leadership", "Direction"),
        new Text("First round", "Premier tour"),
        new Text("Who?", "Qui?"),
        ["Ana", "Ben", "Chloé"],
        Blank: true,
        Min: 1,
        Max: 1,
        Members: 40,
        Trustees: 3,
        VotePolicy.Once,
        Opens: null,
        Closes: null,
        "America/Toronto",
        Help: null,
        Demo: false
    );

    private readonly string folder = Path.Combine(
        Directory.CreateTempSubdirectory("hustings-prepared-").FullName,
        "data"
    );

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    [Fact]
    public void Contest_fits_together()
    {
        var contest = ContestPreparation.Prepare(Spec, new SeededRandom("a"u8));

        contest.Codes.Count.ShouldBe(40);
        contest.Codes.ShouldAllBe(issued => VotingCode.HasValidCheck(issued.Code) && issued.Pin.Length == 8);
        contest
            .Codes.Select(issued => issued.PublicCredential)
            .Order(StringComparer.Ordinal)
            .ShouldBe(contest.Credentials.Points.Select(point => point.ToString()));
        contest.Trustees.Keys.ShouldAllBe(trustee => trustee.ProofHolds());
        contest.Election.PublicKey.Point.ShouldBe(contest.Trustees.CombinedKey);
        contest
            .TrusteeKeys.Select(secret => secret.PublicPoint())
            .ShouldBe(contest.Trustees.Keys.Select(trustee => trustee.Key));
    }

    [Fact]
    public void Ballot_made_with_an_issued_code_is_valid()
    {
        var contest = ContestPreparation.Prepare(Spec, new SeededRandom("a"u8));
        var issued = contest.Codes[7];

        var ballot = Ballot.Make(
            contest.Election,
            issued.Code,
            [
                [0, 0, 1, 0],
            ],
            new SeededRandom("b"u8)
        );

        ballot.Credential.ToString().ShouldBe(issued.PublicCredential);
        contest.Credentials.IndexOf(ballot.Credential).ShouldBeGreaterThanOrEqualTo(0);
        ballot.SignatureHolds().ShouldBeTrue();
        ballot.ProofsHold(contest.Election).ShouldBeTrue();
    }

    [Fact]
    public void Same_randomness_gives_the_same_contest()
    {
        var one = ContestPreparation.Prepare(Spec, new SeededRandom("a"u8));
        var two = ContestPreparation.Prepare(Spec, new SeededRandom("a"u8));

        two.Codes.ShouldBe(one.Codes);
        two.Election.Hash.ShouldBe(one.Election.Hash);
    }

    [Fact]
    public void Election_is_marked_with_the_contest_and_the_hash_of_its_definition()
    {
        var contest = ContestPreparation.Prepare(Spec, new SeededRandom("a"u8));

        contest.Election.Mark!.Definition.ShouldBe(contest.Definition.Hash);
        contest.Election.Mark.Contest.ShouldBe(contest.Definition.Id);
        contest.Definition.Stages.ShouldHaveSingleItem().Uuid.ShouldBe(contest.Uuid);
        ContestDefinition.TryRead(contest.Definition.ToBytes(), out _).ShouldBe(DocumentFault.None);
        var other = ContestPreparation.Prepare(Spec with { Blank = !Spec.Blank }, new SeededRandom("a"u8));
        other.Election.Mark!.Definition.ShouldNotBe(contest.Election.Mark.Definition);
    }

    [Fact]
    public void Data_folder_is_read_back_and_knows_every_pin()
    {
        var contest = ContestPreparation.Prepare(Spec, new SeededRandom("a"u8));
        contest.WriteDataFolder(folder);

        var read = ContestHome.Read(folder);

        read.Definition.Hash.ShouldBe(contest.Definition.Hash);
        read.Table.Hash.ShouldBe(contest.Issue.Table.Hash);
        read.Keys.IntakePublic.ShouldBe(contest.Keys.IntakePublic);
        read.LotCommitments.Count.ShouldBe(contest.Lots.Count);
        foreach (var issued in contest.Issue.Members.Concat(contest.Issue.Spares))
        {
            read.Pins.Matches(issued.Row, System.Text.Encoding.ASCII.GetBytes(issued.Pin)).ShouldBeTrue();
        }
    }

    [Fact]
    public void Data_folder_holds_no_code_no_pin_and_no_trustee_key_and_is_private()
    {
        var contest = ContestPreparation.Prepare(Spec, new SeededRandom("a"u8));
        contest.WriteDataFolder(folder);
        var secrets = contest
            .Codes.SelectMany(issued => new[] { issued.Code, $",{issued.Pin}\n" })
            .Concat(contest.TrusteeKeys.Select(key => key.ToDecimal()))
            .ToList();

        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            secrets.ShouldAllBe(secret => !text.Contains(secret, StringComparison.Ordinal));
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        }
    }

    [Fact]
    public void Folders_are_private()
    {
        var contest = ContestPreparation.Prepare(Spec, new SeededRandom("a"u8));
        contest.WriteDataFolder(folder);

        foreach (var made in Directory.GetDirectories(folder, "*", SearchOption.AllDirectories).Append(folder))
        {
            File.GetUnixFileMode(made)
                .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, made);
        }
    }

    [Fact]
    public void Secrets_are_private_files_that_are_never_overwritten()
    {
        var contest = ContestPreparation.Prepare(Spec, new SeededRandom("a"u8));
        contest.WriteSecrets(folder);

        File.ReadAllLines(Path.Combine(folder, "codes.csv"))[8]
            .ShouldBe($"{contest.Codes[7].Code},{contest.Codes[7].Pin}");
        File.ReadAllText(Path.Combine(folder, "trustee-3.key")).Trim().ShouldBe(contest.TrusteeKeys[2].ToDecimal());
        Directory.GetFiles(folder).Length.ShouldBe(8);
        Directory
            .GetFiles(folder)
            .ShouldAllBe(file => File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Should.Throw<IOException>(() => contest.WriteSecrets(folder));
    }

    [Fact]
    public void Order_of_the_pin_table_says_nothing_about_the_roll()
    {
        var contest = ContestPreparation.Prepare(Spec, new SeededRandom("a"u8));

        var rows = contest.Issue.Members.Select(code => code.Row).ToList();
        rows.ShouldNotBe([.. rows.Order()]);
    }

    [Fact]
    public void Unusable_specification_names_every_problem()
    {
        var bad = Spec with
        {
            Candidates = ["Ana", "Ana"],
            Min = 2,
            Max = 1,
            Members = 0,
            Trustees = 0,
            TimeZone = "Mars/Base",
        };

        SpecProblems.Of(bad).Count.ShouldBe(5);
        Should.Throw<ArgumentException>(() => ContestPreparation.Prepare(bad, new SeededRandom("a"u8)));
    }

    [Fact]
    public void Folder_that_was_altered_or_is_incomplete_is_refused()
    {
        var contest = ContestPreparation.Prepare(Spec, new SeededRandom("a"u8));
        var other = ContestPreparation.Prepare(Spec, new SeededRandom("other"u8));
        contest.WriteDataFolder(folder);
        (string Path, byte[] Other)[] files =
        [
            (ContestHome.TrusteesPath(folder), "{}"u8.ToArray()),
            (ContestHome.TablePath(folder), other.Issue.Table.ToBytes()),
            (ContestHome.PinsPath(folder), "00\n"u8.ToArray()),
            (ContestHome.LotsPath(folder), "00\n"u8.ToArray()),
            (Path.Combine(folder, "keys", "pin.key"), "00\n"u8.ToArray()),
            (ContestHome.DefinitionPath(folder), [.. contest.Definition.ToBytes(), (byte)' ']),
            (ContestHome.DefinitionPath(folder), other.Definition.ToBytes()),
        ];
        foreach (var (path, altered) in files)
        {
            var whole = File.ReadAllBytes(path);
            File.WriteAllBytes(path, altered);
            Should.Throw<InvalidDataException>(() => ContestHome.Read(folder), path);
            File.WriteAllBytes(path, whole);
        }

        ContestHome.Read(folder).Definition.Id.ShouldBe(contest.Definition.Id);
        File.Delete(ContestHome.DefinitionPath(folder));
        Should.Throw<InvalidDataException>(() => ContestHome.Read(folder));
    }
}
