using Hustings.Record.Definitions;
using Hustings.Record.Json;

namespace Hustings.Record.Minutes;

/// <summary>Writes the <c>details</c> of an order, in the order of docs/spec/minutes.md.</summary>
internal static class DetailsWriter
{
    public static void Write(CanonicalWriter writer, OrderDetails details)
    {
        switch (details)
        {
            case OrderDetails.None:
                writer.Raw("{}"u8);
                break;
            case OrderDetails.EnrolOfficer enrol:
                writer.Raw("{\"officer\":"u8).Plain(enrol.Officer);
                writer.Raw(",\"key\":{\"x\":"u8).Plain(enrol.Key.X).Raw(",\"y\":"u8).Plain(enrol.Key.Y);
                writer.Raw("},\"credential\":"u8).Plain(enrol.Credential).Raw("}"u8);
                break;
            case OrderDetails.EnrolTerminal enrol:
                writer.Raw("{\"terminal\":"u8).Plain(enrol.Terminal);
                writer.Raw(",\"key\":"u8).Plain(enrol.Key).Raw("}"u8);
                break;
            case OrderDetails.RemoveTerminal remove:
                writer.Raw("{\"terminal\":"u8).Plain(remove.Terminal).Raw("}"u8);
                break;
            case OrderDetails.FreezeRoll freeze:
                writer.Raw("{\"roll\":"u8).Plain(freeze.Roll);
                writer.Raw(",\"members\":"u8).Number(freeze.Members);
                writer.Raw(",\"table\":"u8).Plain(freeze.Table);
                writer.Raw(",\"spares\":"u8).Number(freeze.Spares).Raw("}"u8);
                break;
            case OrderDetails.AddMember add:
                writer.Raw("{\"rows\":"u8).Array(add.Rows, (w, row) => w.Number(row)).Raw("}"u8);
                break;
            case OrderDetails.Amend amend:
                writer.Raw("{\"definition\":"u8).Plain(amend.Definition).Raw("}"u8);
                break;
            case OrderDetails.Windows windows:
                writer.Raw("{\"windows\":"u8);
                DefinitionWriter.Windows(writer, windows.All);
                writer.Raw("}"u8);
                break;
            case OrderDetails.OneCandidate one:
                writer.Raw("{\"candidate\":"u8).Plain(one.Candidate).Raw("}"u8);
                break;
            case OrderDetails.Prepare prepare:
                writer.Raw("{\"candidates\":"u8).Array(prepare.Candidates, (w, id) => w.Plain(id)).Raw("}"u8);
                break;
            case OrderDetails.Open open:
                writer.Raw("{\"fingerprint\":"u8).Plain(open.Fingerprint).Raw("}"u8);
                break;
            case OrderDetails.Extend extend:
                writer.Raw("{\"channels\":"u8).Array(extend.Channels, (w, channel) => w.Name(channel));
                writer.Raw(",\"closes\":"u8).Time(extend.Closes);
                if (extend.Lost is { } lost)
                {
                    writer.Raw(",\"lost\":"u8).Number(lost);
                }
                writer.Raw("}"u8);
                break;
            case OrderDetails.VoidCode voided:
                writer.Raw("{\"row\":"u8).Number(voided.Row).Raw("}"u8);
                break;
            case OrderDetails.Strike strike:
                writer.Raw("{\"ballot\":"u8).Plain(strike.Ballot);
                writer.Raw(",\"row\":"u8).Number(strike.Row).Raw("}"u8);
                break;
            case OrderDetails.CountColumn count:
                Count(writer, count);
                break;
            case OrderDetails.Tally tally:
                writer.Raw("{\"height\":"u8).Number(tally.Height).Raw(",\"head\":"u8).Plain(tally.Head);
                writer.Raw(",\"struck\":"u8).Number(tally.Struck).Raw(",\"voids\":"u8).Plain(tally.Voids).Raw("}"u8);
                break;
            case OrderDetails.Publish publish:
                writer.Raw("{\"account\":"u8).Plain(publish.Account).Raw("}"u8);
                break;
            case OrderDetails.Announce announce:
                writer.Raw("{\"words\":"u8).Wording(announce.Words).Raw("}"u8);
                break;
            default:
                throw new ArgumentException($"no form is fixed for {details.GetType().Name}", nameof(details));
        }
    }

    private static void Count(CanonicalWriter writer, OrderDetails.CountColumn count)
    {
        writer.Raw("{\"column\":"u8).Plain(count.Column);
        writer.Raw(",\"batch\":"u8).Number(count.Batch).Raw(",\"ballots\":"u8).Number(count.Ballots);
        writer.Raw(",\"votes\":"u8);
        writer.Array(
            count.Votes,
            (w, votes) =>
                w.Raw("{\"candidate\":"u8).Plain(votes.Candidate).Raw(",\"votes\":"u8).Number(votes.Votes).Raw("}"u8)
        );
        writer.Raw(",\"blank\":"u8).Number(count.Blank).Raw(",\"rejected\":"u8).Number(count.Rejected);
        writer.Raw(",\"exhausted\":"u8).Number(count.Exhausted).Raw("}"u8);
    }
}
