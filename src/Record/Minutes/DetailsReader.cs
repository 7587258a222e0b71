using System.Text;
using Hustings.Record.Definitions;
using Hustings.Record.Json;

namespace Hustings.Record.Minutes;

/// <summary>Reads the <c>details</c> of an order; the order's kind says which form they have.</summary>
internal static class DetailsReader
{
    private const int MaxCredentialBytes = 1023;

    public static OrderDetails Read(ref CanonicalReader reader, OrderKind kind)
    {
        switch (kind)
        {
            case OrderKind.EnrolOfficer:
                return EnrolOfficer(ref reader);
            case OrderKind.EnrolTerminal:
                reader.Take("{\"terminal\":"u8);
                var terminal = ContestValues.Id(ref reader);
                reader.Take(",\"key\":"u8);
                return End(ref reader, new OrderDetails.EnrolTerminal(terminal, reader.Hash()));
            case OrderKind.RemoveTerminal:
                reader.Take("{\"terminal\":"u8);
                return End(ref reader, new OrderDetails.RemoveTerminal(ContestValues.Id(ref reader)));
            case OrderKind.FreezeRoll:
                return FreezeRoll(ref reader);
            case OrderKind.AddMember:
                reader.Take("{\"rows\":"u8);
                return End(
                    ref reader,
                    new OrderDetails.AddMember(
                        reader.List(Limits.Ballots, (ref CanonicalReader r) => r.SmallNumber(Limits.Ballots))
                    )
                );
            case OrderKind.Amend:
                reader.Take("{\"definition\":"u8);
                return End(ref reader, new OrderDetails.Amend(reader.Hash()));
            case OrderKind.Postpone or OrderKind.SetWindows:
                reader.Take("{\"windows\":"u8);
                return End(ref reader, new OrderDetails.Windows(DefinitionReader.Windows(ref reader)));
            case OrderKind.Withdraw or OrderKind.Declare:
                reader.Take("{\"candidate\":"u8);
                return End(ref reader, new OrderDetails.OneCandidate(ContestValues.Id(ref reader)));
            case OrderKind.Prepare:
                reader.Take("{\"candidates\":"u8);
                return End(ref reader, new OrderDetails.Prepare(reader.List(Limits.Answers, ContestValues.Id)));
            case OrderKind.Open:
                reader.Take("{\"fingerprint\":"u8);
                return End(ref reader, new OrderDetails.Open(MinuteValues.Fingerprint(ref reader)));
            case OrderKind.Extend:
                reader.Take("{\"channels\":"u8);
                var channels = reader.List(Enum.GetValues<Channel>().Length, ContestValues.Name<Channel>);
                reader.Take(",\"closes\":"u8);
                var closes = ContestValues.Time(ref reader);
                int? lost = reader.TryTake(",\"lost\":"u8) ? reader.SmallNumber(Limits.Minutes) : null;
                return End(ref reader, new OrderDetails.Extend(channels, closes, lost));
            case OrderKind.VoidCode:
                reader.Take("{\"row\":"u8);
                return End(ref reader, new OrderDetails.VoidCode(reader.SmallNumber(Limits.Ballots)));
            case OrderKind.Strike:
                reader.Take("{\"ballot\":"u8);
                var ballot = reader.Hash();
                reader.Take(",\"row\":"u8);
                return End(ref reader, new OrderDetails.Strike(ballot, reader.SmallNumber(Limits.Ballots)));
            case OrderKind.CountColumn:
                return CountColumn(ref reader);
            case OrderKind.Tally:
                return Tally(ref reader);
            case OrderKind.Publish:
                reader.Take("{\"account\":"u8);
                return End(ref reader, new OrderDetails.Publish(reader.Hash()));
            case OrderKind.Announce:
                reader.Take("{\"words\":"u8);
                return End(ref reader, new OrderDetails.Announce(ContestValues.Wording(ref reader)));
            case OrderKind.Pause or OrderKind.Resume or OrderKind.Close or OrderKind.Erase:
                reader.Take("{}"u8);
                return new OrderDetails.None();
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "no form is fixed for this kind of order");
        }
    }

    private static OrderDetails End(ref CanonicalReader reader, OrderDetails details)
    {
        reader.Take("}"u8);
        return details;
    }

    private static OrderDetails EnrolOfficer(ref CanonicalReader reader)
    {
        reader.Take("{\"officer\":"u8);
        var officer = ContestValues.Id(ref reader);
        reader.Take(",\"key\":{\"x\":"u8);
        var x = reader.Hash();
        reader.Take(",\"y\":"u8);
        var y = reader.Hash();
        reader.Take("},\"credential\":"u8);
        var credential = ContestValues.Base64(ref reader, MaxCredentialBytes);
        return End(
            ref reader,
            new OrderDetails.EnrolOfficer(
                officer,
                new OfficerKey(x, y),
                System.Buffers.Text.Base64Url.EncodeToString(credential)
            )
        );
    }

    private static OrderDetails FreezeRoll(ref CanonicalReader reader)
    {
        reader.Take("{\"roll\":"u8);
        var roll = reader.Hash();
        reader.Take(",\"members\":"u8);
        var members = reader.SmallNumber(Limits.Ballots);
        reader.Take(",\"table\":"u8);
        var table = reader.Hash();
        reader.Take(",\"spares\":"u8);
        return End(ref reader, new OrderDetails.FreezeRoll(roll, members, table, reader.SmallNumber(Limits.Ballots)));
    }

    private static OrderDetails CountColumn(ref CanonicalReader reader)
    {
        reader.Take("{\"column\":"u8);
        var column = ContestValues.Id(ref reader);
        reader.Take(",\"batch\":"u8);
        var batch = reader.SmallNumber(Limits.Ballots);
        reader.Take(",\"ballots\":"u8);
        var ballots = reader.SmallNumber(Limits.Ballots);
        reader.Take(",\"votes\":"u8);
        var votes = reader.List(Limits.Answers, Votes);
        reader.Take(",\"blank\":"u8);
        var blank = reader.SmallNumber(Limits.Ballots);
        reader.Take(",\"rejected\":"u8);
        var rejected = reader.SmallNumber(Limits.Ballots);
        reader.Take(",\"exhausted\":"u8);
        var exhausted = reader.SmallNumber(Limits.Ballots);
        return End(ref reader, new OrderDetails.CountColumn(column, batch, ballots, votes, blank, rejected, exhausted));
    }

    private static CandidateVotes Votes(ref CanonicalReader reader)
    {
        reader.Take("{\"candidate\":"u8);
        var candidate = ContestValues.Id(ref reader);
        reader.Take(",\"votes\":"u8);
        var votes = reader.SmallNumber(Limits.Ballots);
        reader.Take("}"u8);
        return new CandidateVotes(candidate, votes);
    }

    private static OrderDetails Tally(ref CanonicalReader reader)
    {
        reader.Take("{\"height\":"u8);
        var height = reader.SmallNumber(Limits.Ballots);
        reader.Take(",\"head\":"u8);
        var head = reader.Hash();
        reader.Take(",\"struck\":"u8);
        var struck = reader.SmallNumber(Limits.Ballots);
        reader.Take(",\"voids\":"u8);
        return End(ref reader, new OrderDetails.Tally(height, head, struck, reader.Hash()));
    }
}
