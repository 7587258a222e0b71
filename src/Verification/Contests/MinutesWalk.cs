using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Verification.Contests;

/// <summary>
/// Follows the minutes line by line and checks each against everything before it. It stops at the first line that does not hold:
/// of what follows nobody can say what it means.
/// </summary>
internal sealed class MinutesWalk(IContestRecord record, Ledger<ContestCheck> ledger, CancellationToken ct)
{
    private readonly Dictionary<string, ContestDefinition> definitions = new(StringComparer.Ordinal);
    private MinutesChain? chain;
    private ContestStory? story;
    private long lines;
    private long orders;
    private long notes;
    private long signatures;
    private long named;

    /// <summary>Every line was followed.</summary>
    public bool Whole { get; private set; }

    /// <summary>As far as it was followed.</summary>
    public int Height => chain?.Height ?? 0;

    public string? Head => chain?.Head;

    /// <summary>Null if not even the first line holds.</summary>
    public ContestStory? Run()
    {
        var file = record.Read(RecordPaths.Minutes);
        var found = file is null ? null : RecordPaths.Lines(file);
        if (found is not { Count: > 0 })
        {
            lines = 1;
            ledger.Run(
                ContestCheck.MinuteCanonical,
                Place.Archive,
                () => new Finding("there are no minutes, or their last line breaks off", file is null)
            );
            ledger.Skip(ContestCheck.MinuteChain);
            ledger.Skip(ContestCheck.MinuteTime);
        }
        Whole = found is { Count: > 0 } && found.All(Follow);
        Account();
        return story;
    }

    private bool Follow(ReadOnlyMemory<byte> line)
    {
        ct.ThrowIfCancellationRequested();
        lines++;
        Minute? minute = null;
        var place = new Place(lines - 1, Fingerprint.Hex(line.Span));
        var form = ledger.Run(
            ContestCheck.MinuteCanonical,
            place,
            () => Finding.Of(Minute.TryRead(line.Span, out minute))
        );
        if (!form)
        {
            ledger.Skip(ContestCheck.MinuteChain);
            ledger.Skip(ContestCheck.MinuteTime);
            return false;
        }
        if (lines == 1 && !Begin(minute!, place))
        {
            ledger.Skip(ContestCheck.MinuteChain);
            ledger.Skip(ContestCheck.MinuteTime);
            return false;
        }
        var before = chain!.Time;
        var fault = chain.TryFollow(line.Span, out _, out _);
        var follows = ledger.RunInOrder(
            place,
            (
                ContestCheck.MinuteChain,
                () =>
                    fault switch
                    {
                        MinuteFault.Height => $"says that it is at height {minute!.Height}",
                        MinuteFault.Parent => "does not name the minute before it",
                        _ => null,
                    }
            ),
            (ContestCheck.MinuteTime, () => fault == MinuteFault.Time ? $"{minute!.Time:u} after {before:u}" : null)
        );
        return follows && (minute!.Order is null ? TakeNote(minute, place) : TakeOrder(minute, minute.Order, place));
    }

    /// <summary>The first minute names the definition that all else is read by.</summary>
    private bool Begin(Minute minute, Place place)
    {
        if (minute.Note is not Note.Began began)
        {
            notes++;
            ledger.Fail(ContestCheck.NoteLawful, place, "the minutes do not begin with the note began");
            return false;
        }
        if (!Load(began.Definition, place))
        {
            return false;
        }
        story = new ContestStory(definitions[began.Definition]);
        chain = new MinutesChain(story.Definition.Id);
        return true;
    }

    private bool TakeNote(Minute minute, Place place)
    {
        notes++;
        var good = ledger.Run(
            ContestCheck.NoteLawful,
            place,
            () => NoteLaw.Check(story!, minute.Note!, minute.Height, minute.Time)
        );
        if (good)
        {
            NoteLaw.Apply(story!, minute.Note!, place);
            story!.Seen.Add(minute.Hash);
        }
        return good;
    }

    private bool TakeOrder(Minute minute, Order order, Place place)
    {
        orders++;
        signatures += minute.Signatures.Count;
        // Without the definition that it names nobody can say whether the order was lawful.
        var known =
            order.Details is not OrderDetails.Amend amend
            || definitions.ContainsKey(amend.Definition)
            || Load(amend.Definition, place);
        var good = ledger.RunInOrder(
            place,
            (
                ContestCheck.OrderContest,
                () => order.Contest == story!.Definition.Id ? null : "an order of another contest"
            ),
            (
                ContestCheck.OrderAfter,
                () => story!.Seen.Contains(order.After) ? null : "made on an older view than the last order"
            )
        );
        foreach (var signature in minute.Signatures)
        {
            if (good)
            {
                good = ledger.Run(
                    ContestCheck.OrderSignature,
                    place,
                    () => OfficerLaw.Signature(story!, order, signature)
                );
            }
            else
            {
                ledger.Skip(ContestCheck.OrderSignature);
            }
        }
        if (!good || !known)
        {
            ledger.Skip(ContestCheck.OrderOfficers);
            ledger.Skip(ContestCheck.OrderLawful);
            return false;
        }
        good = ledger.RunInOrder(
            place,
            (ContestCheck.OrderOfficers, () => OfficerLaw.Officers(story!, order, minute.Signatures)),
            (ContestCheck.OrderLawful, () => OrderLaw.Check(story!, order, minute.Time, definitions))
        );
        if (good)
        {
            OrderLaw.Apply(story!, order, minute.Time, place, definitions);
            story!.Seen.Clear();
            story.Seen.Add(minute.Hash);
        }
        return good;
    }

    private bool Load(string hash, Place place)
    {
        named++;
        ContestDefinition? definition = null;
        var good = ledger.Run(
            ContestCheck.DefinitionPresent,
            place,
            () =>
            {
                var bytes = record.Read(RecordPaths.DefinitionOf(hash), Limits.DefinitionBytes);
                return bytes is null ? $"{RecordPaths.DefinitionOf(hash)} is not there"
                    : Fingerprint.Hex(bytes) != hash ? $"{RecordPaths.DefinitionOf(hash)} is another document"
                    : Finding.Of(ContestDefinition.TryRead(bytes, out definition));
            }
        );
        if (good && definition is not null)
        {
            definitions[hash] = definition;
        }
        return good && definition is not null;
    }

    private void Account()
    {
        ledger.Expect(ContestCheck.MinuteCanonical, lines);
        ledger.Expect(ContestCheck.MinuteChain, lines);
        ledger.Expect(ContestCheck.MinuteTime, lines);
        ledger.Expect(ContestCheck.OrderContest, orders);
        ledger.Expect(ContestCheck.OrderAfter, orders);
        ledger.Expect(ContestCheck.OrderSignature, signatures);
        ledger.Expect(ContestCheck.OrderOfficers, orders);
        ledger.Expect(ContestCheck.OrderLawful, orders);
        ledger.Expect(ContestCheck.NoteLawful, notes);
        ledger.Expect(ContestCheck.DefinitionPresent, named);
        if (story is null)
        {
            return;
        }
        ledger.Expect(ContestCheck.DefinitionInForce, Whole ? 1 : 0);
        if (Whole)
        {
            ledger.Run(
                ContestCheck.DefinitionInForce,
                new Place(Height - 1, Head),
                () =>
                    record.Read(RecordPaths.Definition, Limits.DefinitionBytes) is not { } bytes
                        ? "definition.json is not there"
                    : Fingerprint.Hex(bytes) == story.Definition.Hash ? null
                    : "definition.json is not the definition in force"
            );
        }
    }
}
