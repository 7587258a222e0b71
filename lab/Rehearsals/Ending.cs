using Hustings.Lab.Figures;
using Hustings.Lab.Records;
using Hustings.Lab.Reports;
using Hustings.Record.Minutes;

namespace Hustings.Lab.Rehearsals;

/// <summary>What is left of a contest that was held: its record as downloaded, what the verifiers said, and the server's memory.</summary>
public sealed record Ending(
    string Folder,
    IReadOnlyList<Minute> Minutes,
    IReadOnlyList<VerifierRun> Runs,
    long ServerMemory
)
{
    /// <summary>Downloads the record and has both verifiers look at it.</summary>
    public static async Task<Ending> ReachAsync(
        ContestDay day,
        string program,
        string folder,
        IReadOnlyList<VotingStage> stages,
        int ballots,
        StepTimes steps,
        ProgressLine progress
    )
    {
        long memory = day.Server.PeakMemory;
        string records = Path.Combine(folder, "record");
        using var download = new RecordDownload(day.Server, records);
        progress.Say("Downloading the record");
        IReadOnlyList<Minute> minutes = await steps.MeasureAsync(
            "Download the record",
            ballots,
            "ballots",
            () => download.FetchAsync(stages.Select(stage => stage.Uuid))
        );
        progress.Say("Verifying");
        List<VerifierRun> runs =
        [
            await steps.MeasureAsync(
                "hustings verify",
                ballots,
                "ballots",
                () => Verifiers.HustingsAsync(program, records, "the whole record")
            ),
        ];
        if (Verifiers.BeleniosTool is { } tool)
        {
            foreach (VotingStage stage in stages)
            {
                progress.Say($"belenios-tool: {stage.Id}");
                runs.Add(
                    await steps.MeasureAsync(
                        "belenios-tool",
                        1,
                        "archives",
                        () =>
                            Verifiers.BeleniosAsync(
                                tool,
                                download.FileOf(stage.Uuid, "record.bel"),
                                stage.Uuid,
                                stage.Id
                            )
                    )
                );
            }
        }

        return new(records, minutes, runs, Math.Max(memory, day.Server.PeakMemory));
    }

    public string FileOf(string uuid, string name) => Path.Combine(Folder, "stages", uuid, name);

    /// <summary>That every verifier found every record valid.</summary>
    public IEnumerable<Check> Checks() =>
        Runs.Select(run =>
            run.Valid
                ? Check.Holds($"{run.Verifier}, {run.What}", true)
                : new Check($"{run.Verifier}, {run.What}", "valid", $"refused: {Tail(run.Said)}")
        );

    /// <summary>That a stage's archive and log hold exactly the ballots that voters hold receipts for.</summary>
    public IEnumerable<Check> Checks(VotingStage stage, IReadOnlyCollection<string> receipts)
    {
        IReadOnlyList<string> ballots = RecordedBallots.Read(FileOf(stage.Uuid, "record.bel"));
        IReadOnlyList<string> differences = RecordedBallots.Differences(receipts, ballots);
        return
        [
            new Check(
                $"{stage.Id}: receipts without their ballot in the record, or the reverse",
                "none",
                differences.Count == 0 ? "none" : $"{differences.Count}, the first: {differences[0]}"
            ),
        ];
    }

    /// <summary>What the verifiers said, as a table.</summary>
    public Section Section() =>
        new(
            "Verified",
            [
                "The record was fetched from the public addresses and given to programs that know nothing else."
                    + (
                        Verifiers.BeleniosTool is null
                            ? " belenios-tool is not on this machine (HUSTINGS_BELENIOS_TOOL)."
                            : ""
                    ),
            ],
            new Table(
                ["", "record", "seconds", "peak memory", "says"],
                [
                    .. Runs.Select(run => new Row([
                        run.Verifier,
                        run.What,
                        Shown.Seconds(run.Took.TotalSeconds),
                        Shown.Megabytes(run.PeakMemory),
                        run.Valid ? "valid" : "REFUSED",
                    ])),
                ]
            )
        );

    private static string Tail(string said) =>
        string.Join(" | ", said.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(3));
}
