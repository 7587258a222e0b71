using Hustings.Cryptography.Proofs;
using Shouldly;
using Xunit;

namespace Hustings.Cryptography.Tests.Contract;

/// <summary>Answers that break their question's rule: choices that nobody may make, and proofs of another number.</summary>
public class AnswerShapes
{
    private readonly SeededRandom _random = new("answer shapes"u8);
    private readonly ElectionKey _key = new(Point.MultiplyBase(Scalar.From(77)));

    public static TheoryData<QuestionRule, int[]> Forbidden =>
        new()
        {
            { new(3, 1, 1, false), [1, 1, 0] },
            { new(3, 1, 1, false), [0, 0, 0] },
            { new(3, 1, 1, false), [0, 2, -1] },
            { new(3, 1, 1, false), [0, 1] },
            { new(3, 1, 1, false), [0, 1, 0, 0] },
            { new(3, 0, 2, false), [1, 1, 1] },
            { new(3, 1, 1, true), [1, 1, 0, 0] },
            { new(3, 1, 1, true), [0, 0, 0, 0] },
            { new(3, 1, 1, true), [0, 1, 1, 0] },
            { new(3, 2, 3, true), [0, 1, 0, 0] },
        };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void Choices_that_break_the_rule_are_not_encrypted(QuestionRule rule, int[] choices) =>
        Should
            .Throw<ArgumentException>(() => HomomorphicAnswers.Encrypt(_key, rule, choices, "prefix"u8, _random))
            .ParamName.ShouldBe("choices");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Answer_with_more_or_fewer_parts_than_its_question_has_another_shape(bool blank)
    {
        QuestionRule rule = new(3, 0, 2, blank);
        int[] choices = blank ? [0, 1, 0, 0] : [1, 0, 0];
        HomomorphicAnswer good = HomomorphicAnswers.Encrypt(_key, rule, choices, "prefix"u8, _random);
        HomomorphicAnswers.HasShape(rule, good).ShouldBeTrue();
        Proof[] two = good.IndividualProofs[0];
        HomomorphicAnswer[] others =
        [
            good with
            {
                Choices = good.Choices[1..],
            },
            good with
            {
                Choices = [.. good.Choices, good.Choices[0]],
            },
            good with
            {
                IndividualProofs = good.IndividualProofs[1..],
            },
            good with
            {
                IndividualProofs = [.. good.IndividualProofs, two],
            },
            good with
            {
                IndividualProofs = [.. good.IndividualProofs[1..], two[..1]],
            },
            good with
            {
                IndividualProofs =
                [
                    [.. two, two[0]],
                    .. good.IndividualProofs[1..],
                ],
            },
            good with
            {
                OverallProof = good.OverallProof[1..],
            },
            good with
            {
                OverallProof = [.. good.OverallProof, two[0]],
            },
            good with
            {
                BlankProof = blank ? null : two,
            },
            good with
            {
                BlankProof = [two[0]],
            },
            good with
            {
                BlankProof = [.. two, two[0]],
            },
        ];
        foreach (HomomorphicAnswer other in others)
        {
            HomomorphicAnswers.HasShape(rule, other).ShouldBeFalse();
            Should.Throw<ArgumentException>(() => HomomorphicAnswers.Verify(_key, rule, other, "prefix"u8));
        }
    }

    [Fact]
    public void Embedded_answer_decrypts_to_its_ranking()
    {
        using SecretScalar x = SecretScalar.Random(_random);
        EmbeddedAnswer answer = EmbeddedAnswers.Encrypt(new(x.PublicPoint()), [3, 1, 2], "prefix"u8, _random);
        Embedding.Decode(answer.Choices.Beta - x.Multiply(answer.Choices.Alpha), 3).ShouldBe([3, 1, 2]);
    }

    [Fact]
    public void Disjunction_without_a_true_branch_is_the_callers_bug()
    {
        using SecretScalar x = SecretScalar.Random(_random);
        foreach (int index in new[] { -1, 2 })
        {
            Should.Throw<ArgumentOutOfRangeException>(() =>
            {
                Transcript transcript = new("prove"u8, new byte[64]);
                Branch[] branches = [new(Point.Generator, Point.Generator), new(Point.Generator, Point.Generator)];
                Disjunction.Prove(ref transcript, _key, branches, index, x, _random);
            });
        }
    }
}
