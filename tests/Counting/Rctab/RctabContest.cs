using System.Text.Json;
using Hustings.Counting.Ballots;
using Hustings.Counting.Files;
using Hustings.Counting.Rules;
using Shouldly;

namespace Hustings.Counting.Tests.Rctab;

/// <summary>A contest of RCTab's public test data in our formats, with the round-by-round report that RCTab publishes for it.</summary>
public sealed class RctabContest
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fixtures", "rctab");

    private RctabContest(BallotSet ballots, CountOptions options, JsonElement passes)
    {
        Ballots = ballots;
        Options = options;
        Passes = passes;
    }

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order();

    public BallotSet Ballots { get; }

    public CountOptions Options { get; }

    public CountRule Rule =>
        Options.WinnerElectionMode == WinnerElectionMode.SingleWinnerMajority ? CountRule.Irv : CountRule.Stv;

    /// <summary>RCTab's reports: one, or one for each seat of multiPassIrv.</summary>
    public JsonElement Passes { get; }

    public static RctabContest Load(string name)
    {
        JsonElement contest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, name + ".json"))).RootElement;
        byte[] rules = JsonSerializer.SerializeToUtf8Bytes(contest.GetProperty("rules"));
        (CountOptions? options, FileRefusal? refusal) = RulesFile.Read(rules, new CountOptions());
        refusal.ShouldBeNull();
        BallotFileResult file = BallotFile.Open(BallotPath(name), new BallotFileOptions());
        file.Refusal.ShouldBeNull();
        return new RctabContest(file.Ballots!, options!, contest.GetProperty("passes"));
    }

    public static string BallotPath(string name) =>
        new[] { ".csv", ".csv.gz", ".blt", ".soi" }
            .Select(ending => Path.Combine(Folder, name + ending))
            .Single(File.Exists);
}
