using System.Text;
using Hustings.Record.Json;

namespace Hustings.Record.Minutes;

/// <summary>Notes as they stand in the minutes, in the order of docs/spec/minutes.md.</summary>
internal static class NoteForm
{
    public static void Write(CanonicalWriter writer, Note note)
    {
        writer.Raw("{\"kind\":"u8);
        switch (note)
        {
            case Note.Began began:
                writer.Raw("\"began\",\"definition\":"u8).Plain(began.Definition);
                writer.Raw(",\"receiptKey\":"u8).Plain(began.ReceiptKey);
                writer.Raw(",\"intakeKey\":"u8).Plain(began.IntakeKey);
                writer.Raw(",\"software\":"u8).String(began.Software);
                break;
            case Note.KeyCommitment commitment:
                OfTrustee(writer, "\"key-commitment\""u8, commitment.Trustee);
                writer.Raw(",\"hash\":"u8).Plain(commitment.Hash);
                break;
            case Note.Trustees trustees:
                writer.Raw("\"trustees\",\"hash\":"u8).Plain(trustees.Hash);
                break;
            case Note.LotCommitment commitment:
                OfTrustee(writer, "\"lot-commitment\""u8, commitment.Trustee);
                writer.Raw(",\"hash\":"u8).Plain(commitment.Hash);
                break;
            case Note.LotReveal reveal:
                OfTrustee(writer, "\"lot-reveal\""u8, reveal.Trustee);
                writer.Raw(",\"contribution\":"u8).Plain(reveal.Contribution);
                break;
            case Note.Prepared prepared:
                OfStage(writer, "\"prepared\""u8, prepared.Stage);
                writer.Raw(",\"fingerprint\":"u8).Plain(prepared.Fingerprint);
                writer.Raw(",\"credentials\":"u8).Plain(prepared.Credentials);
                writer.Raw(",\"listed\":"u8).Number(prepared.Listed);
                writer.Raw(",\"voids\":"u8).Plain(prepared.Voids);
                writer.Raw(",\"voidHeight\":"u8).Number(prepared.VoidHeight);
                break;
            case Note.Sealed tallied:
                OfStage(writer, "\"sealed\""u8, tallied.Stage);
                writer.Raw(",\"tally\":"u8).Plain(tallied.Tally);
                writer.Raw(",\"ballots\":"u8).Number(tallied.Ballots);
                break;
            case Note.Opened opened:
                OfStage(writer, "\"opened\""u8, opened.Stage);
                writer.Raw(",\"trustee\":"u8).Number(opened.Trustee);
                writer.Raw(",\"decryption\":"u8).Plain(opened.Decryption);
                break;
            case Note.Shuffled shuffled:
                OfStage(writer, "\"shuffled\""u8, shuffled.Stage);
                writer.Raw(",\"trustee\":"u8).Number(shuffled.Trustee);
                writer.Raw(",\"shuffle\":"u8).Plain(shuffled.Shuffle);
                break;
            case Note.Counted counted:
                OfStage(writer, "\"counted\""u8, counted.Stage);
                writer.Raw(",\"result\":"u8).Plain(counted.Result);
                writer.Raw(",\"account\":"u8).Plain(counted.Account);
                break;
            case Note.Notice notice:
                writer.Raw("\"notice\",\"batch\":"u8).Plain(notice.Batch);
                writer.Raw(",\"subject\":"u8).Wording(notice.Subject);
                writer.Raw(",\"sent\":"u8).Number(notice.Sent).Raw(",\"failed\":"u8).Number(notice.Failed);
                break;
            case Note.Incident incident:
                writer.Raw("\"incident\",\"words\":"u8).Wording(incident.Words);
                if (incident.Figures is { } figures)
                {
                    writer.Raw(",\"incident\":"u8);
                    IncidentForm.Write(writer, figures);
                }
                break;
            case Note.TurnedAway away:
                OfStage(writer, "\"turned-away\""u8, away.Stage);
                writer.Raw(",\"closed\":"u8).Time(away.Closed);
                writer.Raw(",\"members\":"u8).Number(away.Members);
                writer.Raw(",\"atLeast\":"u8).Bool(away.AtLeast);
                writer.Raw(",\"since\":"u8).Time(away.Since);
                break;
            case Note.SiteFiles served:
                writer.Raw("\"files\",\"files\":"u8);
                ServedFile.Write(writer, served.All);
                break;
            case Note.Declaration declaration:
                writer.Raw("\"declaration\",\"hash\":"u8).Plain(declaration.Hash);
                break;
            case Note.Erased erased:
                writer.Raw("\"erased\",\"files\":"u8).Number(erased.Files);
                break;
            default:
                throw new ArgumentException($"no form is fixed for {note.GetType().Name}", nameof(note));
        }
        writer.Raw("}"u8);
    }

    public static Note? Read(ref CanonicalReader reader)
    {
        reader.Take("{\"kind\":"u8);
        var kind = Encoding.ASCII.GetString(reader.PlainString(ContestValues.MaxIdLength));
        Note? note = kind switch
        {
            "began" => Began(ref reader),
            "key-commitment" => new Note.KeyCommitment(Trustee(ref reader), Hash(ref reader, ",\"hash\":"u8)),
            "trustees" => new Note.Trustees(Hash(ref reader, ",\"hash\":"u8)),
            "lot-commitment" => new Note.LotCommitment(Trustee(ref reader), Hash(ref reader, ",\"hash\":"u8)),
            "lot-reveal" => new Note.LotReveal(Trustee(ref reader), Hash(ref reader, ",\"contribution\":"u8)),
            "prepared" => Prepared(ref reader),
            "sealed" => new Note.Sealed(
                Stage(ref reader),
                Hash(ref reader, ",\"tally\":"u8),
                Count(ref reader, ",\"ballots\":"u8)
            ),
            "opened" => new Note.Opened(Stage(ref reader), Trustee(ref reader), Hash(ref reader, ",\"decryption\":"u8)),
            "shuffled" => new Note.Shuffled(
                Stage(ref reader),
                Trustee(ref reader),
                Hash(ref reader, ",\"shuffle\":"u8)
            ),
            "counted" => new Note.Counted(
                Stage(ref reader),
                Hash(ref reader, ",\"result\":"u8),
                Hash(ref reader, ",\"account\":"u8)
            ),
            "notice" => Notice(ref reader),
            "incident" => Incident(ref reader),
            "turned-away" => TurnedAway(ref reader),
            "files" => SiteFiles(ref reader),
            "declaration" => new Note.Declaration(Hash(ref reader, ",\"hash\":"u8)),
            "erased" => new Note.Erased(Count(ref reader, ",\"files\":"u8)),
            _ => null,
        };
        if (note is null)
        {
            reader.Fail(DocumentFault.Shape);
        }
        reader.Take("}"u8);
        return note;
    }

    private static void OfTrustee(CanonicalWriter writer, ReadOnlySpan<byte> kind, int trustee) =>
        writer.Raw(kind).Raw(",\"trustee\":"u8).Number(trustee);

    private static void OfStage(CanonicalWriter writer, ReadOnlySpan<byte> kind, string stage) =>
        writer.Raw(kind).Raw(",\"stage\":"u8).Plain(stage);

    private static string Stage(ref CanonicalReader reader)
    {
        reader.Take(",\"stage\":"u8);
        return ContestValues.Id(ref reader);
    }

    private static int Trustee(ref CanonicalReader reader)
    {
        var trustee = Count(ref reader, ",\"trustee\":"u8);
        if (!reader.Failed && (trustee < 1 || trustee > Limits.Trustees))
        {
            reader.Fail(DocumentFault.Shape);
        }
        return trustee;
    }

    private static string Hash(ref CanonicalReader reader, ReadOnlySpan<byte> field)
    {
        reader.Take(field);
        return reader.Hash();
    }

    private static int Count(ref CanonicalReader reader, ReadOnlySpan<byte> field)
    {
        reader.Take(field);
        return reader.SmallNumber(Limits.Ballots);
    }

    private static Note.Began Began(ref CanonicalReader reader)
    {
        var definition = Hash(ref reader, ",\"definition\":"u8);
        var receipt = Hash(ref reader, ",\"receiptKey\":"u8);
        var intake = Hash(ref reader, ",\"intakeKey\":"u8);
        reader.Take(",\"software\":"u8);
        return new Note.Began(definition, receipt, intake, ContestValues.Text(ref reader, Limits.NameLength));
    }

    private static Note.Prepared Prepared(ref CanonicalReader reader)
    {
        var stage = Stage(ref reader);
        reader.Take(",\"fingerprint\":"u8);
        var fingerprint = MinuteValues.Fingerprint(ref reader);
        var credentials = Hash(ref reader, ",\"credentials\":"u8);
        var listed = Count(ref reader, ",\"listed\":"u8);
        var voids = Hash(ref reader, ",\"voids\":"u8);
        return new Note.Prepared(
            stage,
            fingerprint,
            credentials,
            listed,
            voids,
            Count(ref reader, ",\"voidHeight\":"u8)
        );
    }

    private static Note.Notice Notice(ref CanonicalReader reader)
    {
        reader.Take(",\"batch\":"u8);
        var batch = ContestValues.Id(ref reader);
        reader.Take(",\"subject\":"u8);
        var subject = ContestValues.Wording(ref reader);
        var sent = Count(ref reader, ",\"sent\":"u8);
        return new Note.Notice(batch, subject, sent, Count(ref reader, ",\"failed\":"u8));
    }

    private static Note.Incident Incident(ref CanonicalReader reader)
    {
        reader.Take(",\"words\":"u8);
        var words = ContestValues.Wording(ref reader);
        return new Note.Incident(words, reader.TryTake(",\"incident\":"u8) ? IncidentForm.Read(ref reader) : null);
    }

    private static Note.TurnedAway TurnedAway(ref CanonicalReader reader)
    {
        var stage = Stage(ref reader);
        reader.Take(",\"closed\":"u8);
        var closed = ContestValues.Time(ref reader);
        var members = Count(ref reader, ",\"members\":"u8);
        reader.Take(",\"atLeast\":"u8);
        var atLeast = reader.Bool();
        reader.Take(",\"since\":"u8);
        return new Note.TurnedAway(stage, closed, members, atLeast, ContestValues.Time(ref reader));
    }

    private static Note.SiteFiles SiteFiles(ref CanonicalReader reader)
    {
        reader.Take(",\"files\":"u8);
        return new Note.SiteFiles(ServedFile.Read(ref reader));
    }
}
