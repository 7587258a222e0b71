// What can be ticked for a question, and what it means as a ballot.
import type { ChoiceQuestion } from "../crypto";
import type { Problem } from "./state";

/**
 * One line a voter can choose. `candidate` is an index into the question's answers; "blank" is a
 * blank vote; "nobody" is an empty ballot where one line must be chosen and none is allowed.
 */
export type Option = { readonly candidate: number } | "blank" | "nobody";

export function isSingle(question: ChoiceQuestion): boolean {
  return question.max === 1;
}

export function optionsOf(question: ChoiceQuestion): readonly Option[] {
  const candidates = question.answers.map((_, candidate) => ({ candidate }));
  if (question.blank) return [...candidates, "blank"];
  return isSingle(question) && question.min === 0 ? [...candidates, "nobody"] : candidates;
}

type ChoiceFault = Extract<Problem, { of: "choice" }>["fault"];

/** What is wrong with these options (indices into `optionsOf`), or null. */
export function faultOf(
  question: ChoiceQuestion,
  chosen: readonly number[],
): { fault: ChoiceFault; count: number } | null {
  const options = optionsOf(question);
  const count = chosen.filter((i) => typeof options[i] === "object").length;
  const blank = chosen.some((i) => options[i] === "blank");
  const fault = (name: ChoiceFault) => ({ fault: name, count });
  if (blank) return count > 0 ? fault("blank_with_others") : null;
  if (chosen.length === 0 && (isSingle(question) || question.min > 0 || question.blank))
    return fault("none");
  if (count < question.min) return fault("too_few");
  return count > question.max ? fault("too_many") : null;
}

/** The choice as the ballot takes it: one 0 or 1 per ciphertext, blank first where it is allowed. */
export function ballotChoices(question: ChoiceQuestion, chosen: readonly number[]): number[] {
  const options = optionsOf(question);
  const picked = (option: Option): number =>
    chosen.some((i) => {
      const other = options[i];
      return typeof other === "object" && typeof option === "object"
        ? other.candidate === option.candidate
        : other === option;
    })
      ? 1
      : 0;
  const candidates = question.answers.map((_, candidate) => picked({ candidate }));
  return question.blank ? [picked("blank"), ...candidates] : candidates;
}
