using Hustings.Cryptography;
using Hustings.Cryptography.Proofs;
using Hustings.Record.Json;

namespace Hustings.Record.Protocol;

/// <summary>One encrypted answer (specification, "Encrypted answers"): its kind and lengths follow from the question.</summary>
internal static class AnswerV1
{
    public static EncryptedAnswer Read(ref CanonicalReader reader, Question question) =>
        question.Kind == QuestionKind.Homomorphic ? ReadHomomorphic(ref reader, question) : ReadEmbedded(ref reader);

    public static void Write(CanonicalWriter writer, EncryptedAnswer answer)
    {
        if (answer is HomomorphicAnswer homomorphic)
        {
            WriteHomomorphic(writer, homomorphic);
            return;
        }
        var embedded = (EmbeddedAnswer)answer;
        writer.Raw("{\"choices\":"u8).Ciphertext(embedded.Choices);
        writer.Raw(",\"proof\":"u8).Proof(embedded.Proof).Raw("}"u8);
    }

    private static EmbeddedAnswer ReadEmbedded(ref CanonicalReader reader)
    {
        reader.Take("{\"choices\":"u8);
        var choices = reader.Ciphertext();
        reader.Take(",\"proof\":"u8);
        var proof = reader.Proof();
        reader.Take("}"u8);
        return new EmbeddedAnswer(choices, proof);
    }

    private static HomomorphicAnswer ReadHomomorphic(ref CanonicalReader reader, Question question)
    {
        var choices = new Ciphertext[question.Choices];
        for (var i = 0; i < choices.Length && !reader.Failed; i++)
        {
            reader.Take(i == 0 ? "{\"choices\":["u8 : ","u8);
            choices[i] = reader.Ciphertext();
        }
        var individual = new Proof[question.Choices][];
        for (var i = 0; i < individual.Length; i++)
        {
            reader.Take(i == 0 ? "],\"individual_proofs\":["u8 : ","u8);
            individual[i] = ReadProofs(ref reader, 2);
        }
        reader.Take("],\"overall_proof\":"u8);
        var overall = ReadProofs(ref reader, question.Rule.OverallBranches);
        Proof[]? blank = null;
        if (question.Blank)
        {
            reader.Take(",\"blank_proof\":"u8);
            blank = ReadProofs(ref reader, 2);
        }
        reader.Take("}"u8);
        return new HomomorphicAnswer(choices, individual, overall, blank);
    }

    private static void WriteHomomorphic(CanonicalWriter writer, HomomorphicAnswer answer)
    {
        writer.Raw("{\"choices\":"u8).Array(answer.Choices, (w, choice) => w.Ciphertext(choice));
        writer.Raw(",\"individual_proofs\":"u8).Array(answer.IndividualProofs, WriteProofs);
        writer.Raw(",\"overall_proof\":"u8);
        WriteProofs(writer, answer.OverallProof);
        if (answer.BlankProof is { } blank)
        {
            writer.Raw(",\"blank_proof\":"u8);
            WriteProofs(writer, blank);
        }
        writer.Raw("}"u8);
    }

    private static Proof[] ReadProofs(ref CanonicalReader reader, int count)
    {
        var proofs = new Proof[count];
        for (var i = 0; i < count && !reader.Failed; i++)
        {
            reader.Take(i == 0 ? "["u8 : ","u8);
            proofs[i] = reader.Proof();
        }
        reader.Take("]"u8);
        return proofs;
    }

    private static void WriteProofs(CanonicalWriter writer, Proof[] proofs) =>
        writer.Array(proofs, (w, proof) => w.Proof(proof));
}
