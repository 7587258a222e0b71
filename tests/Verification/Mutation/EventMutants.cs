using Hustings.Verification.Tests.Toolkit;

namespace Hustings.Verification.Tests.Mutation;

/// <summary>Events dropped, doubled and exchanged, the rest chained again so that all hashes fit.</summary>
internal sealed class EventMutants
{
    private const string Order = "of either order it is a record of the same election";

    private readonly Specimen specimen;
    private readonly List<Step> steps;
    private readonly string?[] voters;

    private EventMutants(Specimen specimen)
    {
        this.specimen = specimen;
        steps = OpenedArchive.Open(specimen.Bytes).Steps;
        voters = [.. steps.Select(step => step.Type == "Ballot" ? Voter(step) : null)];
    }

    public static IEnumerable<Mutant> Of(Specimen specimen)
    {
        var mutants = new EventMutants(specimen);
        return mutants.Dropped().Concat(mutants.Doubled()).Concat(mutants.Exchanged()).Concat(mutants.Loose());
    }

    private IEnumerable<Mutant> Dropped() =>
        steps.Select(
            (step, i) => Mutant("dropped", step.Type, $"{i}", OfDropped(i), opened => opened.Steps.RemoveAt(i))
        );

    private IEnumerable<Mutant> Doubled()
    {
        for (var i = 0; i < steps.Count; i++)
        {
            for (var to = i + 1; to <= steps.Count; to++)
            {
                var (from, at) = (i, to);
                var next = at < steps.Count ? steps[at].Type : "end";
                yield return Mutant(
                    "doubled",
                    $"{steps[from].Type} before {next}",
                    $"{from} again at {at}",
                    OfDoubled(from, at),
                    opened => opened.Steps.Insert(at, opened.Steps[from].Copy())
                );
            }
        }
    }

    private IEnumerable<Mutant> Exchanged()
    {
        for (var i = 0; i < steps.Count; i++)
        {
            for (var j = i + 1; j < steps.Count; j++)
            {
                var (first, second) = (i, j);
                yield return Mutant(
                    "exchanged",
                    $"{steps[first].Type} and {steps[second].Type}",
                    $"{first} and {second}",
                    OfExchanged(first, second),
                    opened => (opened.Steps[first], opened.Steps[second]) = (opened.Steps[second], opened.Steps[first])
                );
            }
        }
    }

    /// <summary>Not chained again: an event that names another parent, another height, another payload, another type.</summary>
    private IEnumerable<Mutant> Loose()
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var (at, type) = (i, steps[i].Type);
            Mutant Field(string field, string what, System.Text.Json.Nodes.JsonNode? value, params Check[] checks) =>
                Mutant($"{field}: {what}", type, $"{at}", Expected.By(checks), o => o.Steps[at].Event[field] = value);

            yield return Field("height", "the next", at + 1, Check.EventHeights);
            yield return Field("height", "negative", -1, Check.EventCanonical);
            yield return Field("type", "unknown", "Bogus", Check.EventCanonical);
            yield return Field("payload", "another hash", new string('a', 64), Check.PayloadPresent);
            yield return Field("payload", "upper case", new string('A', 64), Check.EventCanonical);
            if (steps[at].Data.Count > 0)
            {
                yield return Field("payload", "none", null, Check.PayloadPresent);
                var first = Step.Hash(steps[at].Data[0]);
                if (steps[at].Data.Count > 1)
                {
                    yield return Field("payload", "the data's", first, Check.PayloadCanonical, Check.PayloadPresent);
                }
            }
            if (at > 0)
            {
                yield return Field("parent", "another hash", new string('a', 64), Check.EventChain);
                yield return Field("parent", "none", null, Check.EventChain);
            }
            foreach (var other in Enum.GetNames<Record.Archive.EventType>().Where(name => name != type))
            {
                yield return Field(
                    "type",
                    other,
                    other,
                    Check.EventOrder,
                    Check.ShuffleComplete,
                    Check.PayloadPresent,
                    Check.PayloadCanonical,
                    Check.DataReferenced
                );
            }
        }
    }

    private Expected OfDropped(int i)
    {
        var without = Enumerable.Range(0, steps.Count).Where(j => j != i).ToList();
        return steps[i].Type switch
        {
            "Ballot" when Counted(without).SetEquals(Counted([.. Enumerable.Range(0, steps.Count)])) => Expected.Valid(
                "its voter replaced this ballot: it counted for nothing"
            ),
            // The voter's earlier ballot would count in its place, or none.
            "Ballot" => voters.Count(voter => voter == voters[i]) > 1
                ? Expected.By(Check.EncryptedTally)
                : Expected.By(Check.TallyCount),
            "Shuffle" => Expected.By(Check.ShuffleProof, Check.DecryptionProof, Check.DecryptionCanonical),
            "PartialDecryption" => steps.Count(step => step.Type == "PartialDecryption") == 1
                ? Expected.By(Check.EventOrder)
                : Expected.By(Check.DecryptionComplete),
            "Result" => Expected.Valid(
                "the record as it was before the result: the report says that there is none yet"
            ),
            _ => Expected.By(Check.EventOrder),
        };
    }

    private Expected OfDoubled(int from, int at)
    {
        var type = steps[from].Type;
        var (before, after) = (steps[at - 1].Type, at < steps.Count ? steps[at].Type : null);
        return (type, before) switch
        {
            ("Ballot", "Ballot") => Expected.By(Check.BallotDistinct),
            ("PartialDecryption", "PartialDecryption") => Expected.By(Check.DecryptionOwner),
            ("Shuffle", "Shuffle") when after is "Shuffle" or "EndShuffles" => Expected.By(Check.ShuffleProof),
            _ => Expected.By(Check.EventOrder),
        };
    }

    private Expected OfExchanged(int first, int second)
    {
        var order = Enumerable.Range(0, steps.Count).ToArray();
        var before = Counted(order);
        (order[first], order[second]) = (second, first);
        return (steps[first].Type, steps[second].Type) switch
        {
            ("Ballot", "Ballot") => before.SetEquals(Counted(order))
                ? Expected.Valid($"ballots: {Order}")
                : Expected.By(Check.EncryptedTally),
            ("PartialDecryption", "PartialDecryption") => Expected.Valid($"decryptions: {Order}"),
            ("Shuffle", "Shuffle") => Expected.By(Check.ShuffleProof),
            // A result may follow a decryption, but not before there are enough.
            ("PartialDecryption", "Result") => Expected.By(Check.EventOrder, Check.DecryptionComplete),
            // A decryption may follow the tally, but not where shuffles are needed.
            ("Shuffle", "PartialDecryption") => Expected.By(Check.EventOrder, Check.ShuffleComplete),
            _ => Expected.By(Check.EventOrder),
        };
    }

    /// <summary>Which ballots count if the events stand in this order: the last of each voter.</summary>
    private HashSet<int> Counted(IReadOnlyList<int> order) =>
        [.. order.Where(i => voters[i] is not null).GroupBy(i => voters[i]).Select(group => group.Last())];

    private static string Voter(Step ballot) => Leaf.All(ballot.Data[0]).Single(leaf => leaf.Path == ".credential").Raw;

    private Mutant Mutant(string what, string group, string where, Expected expected, Action<OpenedArchive> change) =>
        new(
            "events",
            what,
            group,
            where,
            expected,
            () =>
            {
                var opened = OpenedArchive.Open(specimen.Bytes);
                change(opened);
                return opened.Write();
            }
        );
}
