using System.Buffers;
using System.Text;
using Hustings.Cryptography;
using Hustings.Record.Json;

namespace Hustings.Record.Protocol;

/// <summary>The fields of a version 1 election and its questions (specification, "Questions" and "Elections").</summary>
internal static class ElectionV1
{
    private static readonly SearchValues<byte> Base58 = SearchValues.Create(
        "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"u8
    );

    private const int MinUuidLength = 14;
    private const int MaxUuidLength = 64;

    public static byte[] Write(ElectionFields election)
    {
        var writer = new CanonicalWriter();
        writer.Raw("{\"version\":1,\"description\":"u8).String(election.Description);
        writer.Raw(",\"name\":"u8).String(election.Name);
        writer.Raw(",\"group\":"u8).Plain(Election.Group);
        writer.Raw(",\"public_key\":"u8).Point(election.PublicKey);
        writer.Raw(",\"questions\":"u8).Array(election.Questions, WriteQuestion);
        writer.Raw(",\"uuid\":"u8).Plain(election.Uuid);
        if (election.Administrator is { } administrator)
        {
            writer.Raw(",\"administrator\":"u8).String(administrator);
        }
        if (election.CredentialAuthority is { } authority)
        {
            writer.Raw(",\"credential_authority\":"u8).String(authority);
        }
        return writer.Raw("}"u8).ToArray();
    }

    public static ElectionFields Read(ref CanonicalReader reader)
    {
        reader.Take("{\"version\":1,\"description\":"u8);
        var description = reader.String();
        reader.Take(",\"name\":"u8);
        var name = reader.String();
        reader.Take(",\"group\":"u8);
        if (reader.String() != Election.Group)
        {
            reader.Fail(DocumentFault.UnsupportedGroup);
        }
        reader.Take(",\"public_key\":"u8);
        var key = reader.Point();
        if (!reader.Failed && key.IsIdentity)
        {
            reader.Fail(DocumentFault.KeyIdentity);
        }
        reader.Take(",\"questions\":["u8);
        var questions = new List<Question>();
        do
        {
            questions.Add(ReadQuestion(ref reader));
            if (questions.Count > Limits.Questions)
            {
                reader.Fail(DocumentFault.UnsupportedQuestion);
            }
        } while (reader.TryTake(","u8));
        reader.Take("],\"uuid\":"u8);
        var uuid = ReadUuid(ref reader);
        var administrator = reader.TryTake(",\"administrator\":"u8) ? reader.String() : null;
        var authority = reader.TryTake(",\"credential_authority\":"u8) ? reader.String() : null;
        reader.Take("}"u8);
        return new ElectionFields(
            VotingProtocol.BeleniosV1,
            uuid,
            name,
            description,
            key,
            questions,
            administrator,
            authority
        );
    }

    private static string ReadUuid(ref CanonicalReader reader)
    {
        var uuid = reader.PlainString(MaxUuidLength);
        if (!reader.Failed && (uuid.Length < MinUuidLength || uuid.ContainsAnyExcept(Base58)))
        {
            reader.Fail(DocumentFault.Shape);
        }
        return Encoding.ASCII.GetString(uuid);
    }

    private static void WriteQuestion(CanonicalWriter writer, Question question)
    {
        if (question.Kind == QuestionKind.NonHomomorphic)
        {
            writer.Raw("{\"type\":\"NonHomomorphic\",\"value\":{\"answers\":"u8);
            writer.Array(question.Answers, (w, answer) => w.String(answer));
            writer.Raw(",\"question\":"u8).String(question.Text).Raw("}"u8);
            if (question.Extra is { } extra)
            {
                writer.Raw(",\"extra\":"u8).Raw(Encoding.UTF8.GetBytes(extra));
            }
            writer.Raw("}"u8);
            return;
        }
        writer.Raw("{\"answers\":"u8).Array(question.Answers, (w, answer) => w.String(answer));
        if (question.BlankIsWritten)
        {
            writer.Raw(",\"blank\":"u8).Bool(question.Blank);
        }
        writer.Raw(",\"min\":"u8).Number(question.Min).Raw(",\"max\":"u8).Number(question.Max);
        writer.Raw(",\"question\":"u8).String(question.Text).Raw("}"u8);
    }

    private static Question ReadQuestion(ref CanonicalReader reader)
    {
        if (reader.TryTake("{\"type\":"u8))
        {
            return ReadNonHomomorphic(ref reader);
        }
        reader.Take("{\"answers\":"u8);
        var answers = ReadAnswers(ref reader, Limits.Answers);
        var written = reader.TryTake(",\"blank\":"u8);
        var blank = written && reader.Bool();
        reader.Take(",\"min\":"u8);
        var min = reader.SmallNumber(Limits.Max);
        reader.Take(",\"max\":"u8);
        var max = reader.SmallNumber(Limits.Max);
        reader.Take(",\"question\":"u8);
        var text = reader.String();
        reader.Take("}"u8);
        // The reference tool allows a max above the number of answers, and so do we; nobody can reach it.
        if (min > max || max == 0 || min > answers.Count)
        {
            reader.Fail(DocumentFault.Shape);
        }
        return new Question(text, answers, min, max, blank) { BlankIsWritten = written };
    }

    private static Question ReadNonHomomorphic(ref CanonicalReader reader)
    {
        if (!reader.TryTake("\"NonHomomorphic\""u8))
        {
            reader.Fail(DocumentFault.UnsupportedQuestion);
        }
        reader.Take(",\"value\":{\"answers\":"u8);
        var answers = ReadAnswers(ref reader, Embedding.MaxLength);
        reader.Take(",\"question\":"u8);
        var text = reader.String();
        reader.Take("}"u8);
        var extra = reader.TryTake(",\"extra\":"u8) ? Encoding.UTF8.GetString(reader.AnyValue()) : null;
        reader.Take("}"u8);
        return Question.NonHomomorphic(text, answers, extra);
    }

    private static List<string> ReadAnswers(ref CanonicalReader reader, int max)
    {
        var answers = new List<string>();
        reader.Take("["u8);
        do
        {
            answers.Add(reader.String());
            if (answers.Count > max)
            {
                reader.Fail(DocumentFault.UnsupportedQuestion);
            }
        } while (reader.TryTake(","u8));
        reader.Take("]"u8);
        return answers;
    }
}
