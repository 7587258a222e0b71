using System.Text;
using Hustings.Record;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Hustings.Verification.Tests.Contests;

namespace Hustings.Verification.Tests.Mutation;

/// <summary>A contest's record changed in every way: minutes, definitions, table, voids, logs, struck ballots, accounts.</summary>
internal sealed class ContestMutants(MemoryRecord record)
{
    private const string MinutesPath = "minutes.jsonl";
    private const string VoidsPath = "voids.jsonl";

    private readonly string[] lines = record.Text(MinutesPath).Split('\n')[..^1];

    public IEnumerable<ContestMutant> All() =>
        [
            .. MinuteLeaves(),
            .. MinuteLists(),
            .. Rechained(),
            .. Voids(),
            .. Documents(),
            .. Table(),
            .. Missing(),
            .. Swapped(),
        ];

    private IEnumerable<ContestMutant> MinuteLeaves()
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var at = i;
            foreach (var leaf in Leaves(lines[i]))
            {
                foreach (var change in LeafChanges.Of(leaf, null))
                {
                    var changed = leaf.With(change.Raw);
                    yield return new(
                        lines[i].Contains("\"order\":", StringComparison.Ordinal) ? "orders" : "notes",
                        change.What,
                        leaf.Shape,
                        $"minute {i} {leaf.Path}",
                        OfMinute(leaf.Path, change),
                        i == lines.Length - 1 && StillValid(leaf.Path, changed)
                            ? "what the last minute says of itself is pinned by its hash alone"
                            : null,
                        () => WithLines([.. lines[..at], changed, .. lines[(at + 1)..]])
                    )
                    {
                        Heights = (i, i + 1),
                    };
                }
            }
        }
    }

    /// <summary>The last note is a number of files; no later line holds it.</summary>
    private static bool StillValid(string path, string changed) =>
        path is ".note.files" or ".time"
        && Minute.TryRead(Encoding.UTF8.GetBytes(changed), out _) == DocumentFault.None;

    private static ContestCheck[] OfMinute(string path, Change change)
    {
        ContestCheck[] own = path switch
        {
            ".height" or ".parent" => [ContestCheck.MinuteChain],
            ".time" => [ContestCheck.MinuteTime, ContestCheck.MinuteChain, ContestCheck.OrderLawful],
            ".order.contest" => [ContestCheck.OrderContest],
            ".order.after" => [ContestCheck.OrderAfter],
            _ when path.StartsWith(".order", StringComparison.Ordinal) =>
            [
                ContestCheck.OrderSignature,
                // A definition or its hash is read before anything is asked of the order.
                ContestCheck.DefinitionPresent,
            ],
            _ when path.StartsWith(".signatures", StringComparison.Ordinal) =>
            [
                ContestCheck.OrderSignature,
                ContestCheck.OrderOfficers,
            ],
            ".note.definition" => [ContestCheck.DefinitionPresent],
            _ => [ContestCheck.NoteLawful, ContestCheck.MinuteChain],
        };
        return change.Outcome == Outcome.Form ? [ContestCheck.MinuteCanonical] : [.. own, ContestCheck.MinuteCanonical];
    }

    private IEnumerable<ContestMutant> MinuteLists()
    {
        for (var i = 0; i < lines.Length - 1; i++)
        {
            var at = i;
            yield return List("dropped", i, [.. lines.Where((_, j) => j != at)]);
            yield return List("doubled", i, [.. lines[..at], lines[at], .. lines[at..]]);
            string[] exchanged = [.. lines];
            (exchanged[i], exchanged[i + 1]) = (exchanged[i + 1], exchanged[i]);
            yield return List("exchanged", i, exchanged);
            var text = lines[i];
            yield return List(
                "with a blank",
                i,
                [.. lines[..at], text + " ", .. lines[(at + 1)..]],
                ContestCheck.MinuteCanonical
            );
        }
        var file = record.Text(MinutesPath);
        yield return new(
            "minutes",
            "the last line feed is missing",
            "",
            "end",
            [ContestCheck.MinuteCanonical],
            null,
            () => record.With(MinutesPath, file[..^1])
        );
    }

    private ContestMutant List(string what, int at, string[] changed, ContestCheck check = ContestCheck.MinuteChain) =>
        new(
            "minutes",
            what,
            "",
            $"minute {at}",
            at == 0 ? [check, ContestCheck.NoteLawful] : [check],
            null,
            () => WithLines(changed)
        );

    /// <summary>Whoever can write the whole file changes a note and makes the chain anew; the officers' signatures hold what they saw.</summary>
    private IEnumerable<ContestMutant> Rechained()
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var at = i;
            if (lines[i].Contains("\"order\":", StringComparison.Ordinal))
            {
                continue;
            }
            var last = !lines.Skip(i).Any(line => line.Contains("\"order\":", StringComparison.Ordinal));
            foreach (
                var leaf in Leaves(lines[i]).Where(leaf => leaf.Path.StartsWith(".note", StringComparison.Ordinal))
            )
            {
                foreach (var change in LeafChanges.Of(leaf, null).Where(change => change.Outcome != Outcome.Form))
                {
                    var changed = leaf.With(change.Raw);
                    if (Minute.TryRead(Encoding.UTF8.GetBytes(changed), out _) != DocumentFault.None)
                    {
                        continue;
                    }
                    yield return new(
                        "notes, chain made anew",
                        change.What,
                        leaf.Shape,
                        $"minute {i} {leaf.Path}",
                        [ContestCheck.OrderAfter, ContestCheck.NoteLawful, ContestCheck.DefinitionPresent],
                        last ? "what the last minute says of itself is pinned by its hash alone" : null,
                        () => WithLines(Chained([.. lines[..at], changed, .. lines[(at + 1)..]]))
                    );
                }
            }
        }
    }

    private static string[] Chained(string[] changed)
    {
        for (var i = 1; i < changed.Length; i++)
        {
            var parent = Fingerprint.Hex(Encoding.UTF8.GetBytes(changed[i - 1]));
            var start = changed[i].IndexOf("\"parent\":\"", StringComparison.Ordinal) + 10;
            var end = start < 10 ? -1 : changed[i].IndexOf('"', start);
            changed[i] = end < 0 ? changed[i] : changed[i][..start] + parent + changed[i][end..];
        }
        return changed;
    }

    private IEnumerable<ContestMutant> Voids()
    {
        var voids = record.Text(VoidsPath).Split('\n')[..^1];
        for (var i = 0; i < voids.Length; i++)
        {
            var at = i;
            foreach (var leaf in Leaves(voids[i]))
            {
                foreach (var change in LeafChanges.Of(leaf, null))
                {
                    string[] changed = [.. voids[..at], leaf.With(change.Raw), .. voids[(at + 1)..]];
                    yield return Void(change.What, leaf.Shape, $"line {i} {leaf.Path}", changed);
                    var chained = Chained([.. changed]);
                    if (!chained.SequenceEqual(voids))
                    {
                        yield return Void(
                            $"{change.What}, chain made anew",
                            leaf.Shape,
                            $"line {i} {leaf.Path}",
                            chained
                        );
                    }
                }
            }
            yield return Void("dropped", "", $"line {i}", [.. voids.Where((_, j) => j != at)]);
            yield return Void(
                "dropped, chain made anew",
                "",
                $"line {i}",
                Chained([.. voids.Where((_, j) => j != at)])
            );
            yield return Void("doubled", "", $"line {i}", [.. voids[..at], voids[at], .. voids[at..]]);
        }
        yield return Void("exchanged", "", "", [.. voids.Reverse()]);
    }

    private ContestMutant Void(string what, string shape, string where, string[] changed) =>
        new(
            "voids",
            what,
            shape,
            where,
            [ContestCheck.VoidsChain, ContestCheck.VoidsOrdered, ContestCheck.StageList, ContestCheck.StageTally],
            null,
            () => record.With(VoidsPath, ContestMaker.Joined(changed))
        );

    private IEnumerable<ContestMutant> Documents()
    {
        foreach (var path in record.Files.Keys.Order(StringComparer.Ordinal))
        {
            var (kind, check) =
                path == "definition.json" ? ("definition", ContestCheck.DefinitionInForce)
                : path.StartsWith("definitions/", StringComparison.Ordinal)
                    ? ("definition", ContestCheck.DefinitionPresent)
                : path == "trustees.json" ? ("trustees", ContestCheck.TrusteesAsDefined)
                : path.EndsWith("account.json", StringComparison.Ordinal) ? ("account", ContestCheck.StageAccount)
                : path.Contains("/struck/", StringComparison.Ordinal) ? ("struck ballot", ContestCheck.StruckBallot)
                : path.EndsWith("log.jsonl", StringComparison.Ordinal) ? ("log", ContestCheck.StageLog)
                : path.EndsWith("companions.jsonl", StringComparison.Ordinal)
                    ? ("companions of a stage", ContestCheck.StageArchive)
                : ("", default);
            if (kind.Length == 0)
            {
                continue;
            }
            var documents = path.EndsWith(".jsonl", StringComparison.Ordinal)
                ? record.Text(path).Split('\n')[..^1]
                : [record.Text(path)];
            for (var i = 0; i < documents.Length; i++)
            {
                var (at, file) = (i, path);
                foreach (var leaf in Leaves(documents[i]))
                {
                    foreach (var change in LeafChanges.Of(leaf, null))
                    {
                        string[] changed = [.. documents[..at], leaf.With(change.Raw), .. documents[(at + 1)..]];
                        yield return new(
                            kind,
                            change.What,
                            leaf.Shape.Split('.', '>')[^1],
                            $"{path} {i} {leaf.Path}",
                            // The last line of a log is held by the order of the tally.
                            kind == "log"
                                ? [check, ContestCheck.StageTally]
                                : [check],
                            null,
                            () =>
                                record.With(
                                    file,
                                    file.EndsWith(".jsonl", StringComparison.Ordinal)
                                        ? ContestMaker.Joined(changed)
                                        : Encoding.UTF8.GetBytes(changed[0])
                                )
                        );
                    }
                }
            }
        }
    }

    private IEnumerable<ContestMutant> Table()
    {
        var rows = record.Text("credential-table.txt").Split('\n')[..^1];
        for (var i = 0; i < rows.Length; i++)
        {
            var at = i;
            yield return Rows("dropped", i, [.. rows.Where((_, j) => j != at)]);
            yield return Rows("doubled", i, [.. rows[..at], rows[at], .. rows[at..]]);
            string[] exchanged = [.. rows];
            (exchanged[i], exchanged[(i + 1) % rows.Length]) = (exchanged[(i + 1) % rows.Length], exchanged[i]);
            yield return Rows("exchanged", i, exchanged);
            foreach (var place in new[] { 0, 30, rows[i].Length - 1 })
            {
                var flipped = rows[i][place] == '1' ? '2' : '1';
                var other = rows[i][..place] + flipped + rows[i][(place + 1)..];
                yield return Rows("a digit", i, [.. rows[..at], other, .. rows[(at + 1)..]]);
            }
        }

        ContestMutant Rows(string what, int row, string[] changed) =>
            new(
                "credential table",
                what,
                "",
                $"row {row}",
                [ContestCheck.TableCanonical, ContestCheck.TableFrozen],
                null,
                () => record.With("credential-table.txt", ContestMaker.Joined(changed))
            );
    }

    private IEnumerable<ContestMutant> Missing()
    {
        foreach (var path in record.Files.Keys.Order(StringComparer.Ordinal))
        {
            var check =
                path == MinutesPath ? ContestCheck.MinuteCanonical
                : path == VoidsPath ? ContestCheck.VoidsOrdered
                : path == "definition.json" ? ContestCheck.DefinitionInForce
                : path == "trustees.json" ? ContestCheck.TrusteesAsDefined
                : path == "credential-table.txt" ? ContestCheck.TableCanonical
                : path.StartsWith("definitions/", StringComparison.Ordinal) ? ContestCheck.DefinitionPresent
                : path.StartsWith("declarations/", StringComparison.Ordinal) ? ContestCheck.DeclarationFile
                : path.EndsWith("account.json", StringComparison.Ordinal) ? ContestCheck.StageAccount
                : path.EndsWith("log.jsonl", StringComparison.Ordinal) ? ContestCheck.StageLog
                : path.Contains("/struck/", StringComparison.Ordinal) ? ContestCheck.StruckBallot
                : ContestCheck.StageArchive;
            yield return new(
                "files",
                "missing",
                path.Split('/')[^1],
                path,
                [check],
                null,
                () => record.With(path, (byte[]?)null)
            );
            if (path != MinutesPath && path != VoidsPath)
            {
                yield return new(
                    "files",
                    "a byte more",
                    path.Split('/')[^1],
                    path,
                    [check],
                    null,
                    () => record.With(path, [.. record.Files[path], (byte)'\n'])
                );
            }
        }
    }

    /// <summary>Files of one stage in another's place.</summary>
    private IEnumerable<ContestMutant> Swapped()
    {
        (string File, ContestCheck Check)[] kinds =
        [
            ("record.bel", ContestCheck.StageArchive),
            ("companions.jsonl", ContestCheck.StageArchive),
            ("log.jsonl", ContestCheck.StageLog),
            ("account.json", ContestCheck.StageAccount),
        ];
        foreach (var (file, check) in kinds)
        {
            string[] paths =
            [
                .. record
                    .Files.Keys.Where(path => path.EndsWith(file, StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal),
            ];
            foreach (var (to, from) in paths.Zip(paths.Skip(1).Append(paths[0])))
            {
                // A whole archive with its companions is valid by itself, but not this stage's.
                yield return new(
                    "files",
                    "another stage's",
                    file,
                    to,
                    [check],
                    null,
                    () => record.With(to, record.Files[from])
                );
            }
        }
        string[] archives =
        [
            .. record
                .Files.Keys.Where(path => path.EndsWith("record.bel", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
        foreach (var (to, from) in archives.Zip(archives.Skip(1).Append(archives[0])))
        {
            yield return new(
                "files",
                "another stage's archive and companions",
                "",
                to,
                [ContestCheck.StageElection],
                null,
                () => record.With(to, record.Files[from]).With(Beside(to), record.Files[Beside(from)])
            );
        }

        static string Beside(string archive) =>
            archive.Replace("record.bel", "companions.jsonl", StringComparison.Ordinal);
    }

    /// <summary>The 64 hex digits of these documents are hashes, not points.</summary>
    private static IEnumerable<Leaf> Leaves(string document) =>
        Leaf.All(document).Select(leaf => leaf.Kind == LeafKind.Point ? leaf with { Kind = LeafKind.Hash } : leaf);

    private MemoryRecord WithLines(string[] changed) => record.With(MinutesPath, ContestMaker.Joined(changed));
}
