using Hustings.Record.Json;

namespace Hustings.Record.Minutes;

/// <summary>Orders and their signatures as they stand in the minutes (docs/spec/minutes.md, "A minute").</summary>
internal static class OrderForm
{
    /// <summary>More than any authenticator or browser makes.</summary>
    private const int MaxPart = 4096;

    private const int MaxSignatures = 8;

    public static void Write(CanonicalWriter writer, Order order)
    {
        writer.Raw("{\"contest\":"u8).Plain(order.Contest);
        writer.Raw(",\"after\":"u8).Plain(order.After);
        writer.Raw(",\"kind\":"u8).Name(order.Kind);
        writer.Raw(",\"stage\":"u8).PlainOrNull(order.Stage);
        writer.Raw(",\"reason\":"u8).WordingOrNull(order.Reason);
        writer.Raw(",\"details\":"u8);
        DetailsWriter.Write(writer, order.Details);
        writer.Raw("}"u8);
    }

    public static Order Read(ref CanonicalReader reader)
    {
        reader.Take("{\"contest\":"u8);
        var contest = ContestValues.ContestId(ref reader);
        reader.Take(",\"after\":"u8);
        var after = reader.Hash();
        reader.Take(",\"kind\":"u8);
        var kind = ContestValues.Name<OrderKind>(ref reader);
        reader.Take(",\"stage\":"u8);
        var stage = reader.TryTake("null"u8) ? null : ContestValues.Id(ref reader);
        reader.Take(",\"reason\":"u8);
        var reason = ContestValues.WordingOrNull(ref reader);
        reader.Take(",\"details\":"u8);
        var details = DetailsReader.Read(ref reader, kind);
        reader.Take("}"u8);
        return new Order(contest, after, kind, stage, reason, details);
    }

    public static void Write(CanonicalWriter writer, IReadOnlyList<OrderSignature> signatures) =>
        writer.Array(
            signatures,
            (w, signature) =>
                w.Raw("{\"officer\":"u8)
                    .Plain(signature.Officer)
                    .Raw(",\"authenticatorData\":"u8)
                    .Base64(signature.AuthenticatorData)
                    .Raw(",\"clientData\":"u8)
                    .Base64(signature.ClientData)
                    .Raw(",\"signature\":"u8)
                    .Base64(signature.Signature)
                    .Raw("}"u8)
        );

    public static OrderSignature[] ReadSignatures(ref CanonicalReader reader) => reader.List(MaxSignatures, Signature);

    private static OrderSignature Signature(ref CanonicalReader reader)
    {
        reader.Take("{\"officer\":"u8);
        var officer = ContestValues.Id(ref reader);
        reader.Take(",\"authenticatorData\":"u8);
        var authenticatorData = ContestValues.Base64(ref reader, MaxPart);
        reader.Take(",\"clientData\":"u8);
        var clientData = ContestValues.Base64(ref reader, MaxPart);
        reader.Take(",\"signature\":"u8);
        var signature = ContestValues.Base64(ref reader, MaxPart);
        reader.Take("}"u8);
        return new OrderSignature(officer, authenticatorData, clientData, signature);
    }
}
