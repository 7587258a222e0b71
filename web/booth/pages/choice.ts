import { isSingle, optionsOf, type Option } from "../choice";
import { h, type Child } from "../dom";
import type { Booth } from "../state";
import { words, type Words } from "../words";
import {
  backButton,
  describedBy,
  fieldProblem,
  form,
  heading,
  problemSummary,
  stepLine,
  submitButton,
} from "./page";
import type { Dispatch } from "./page";

export function choicePage(booth: Booth, dispatch: Dispatch): Child[] {
  const w = words[booth.language];
  const { stage, language } = booth;
  const question = booth.election!.questions[0]!;
  const { min, max, blank } = question;
  const fault = booth.problem?.of === "choice" ? booth.problem : null;
  const problem = fault && w.choice.faults(fault.fault, fault.count, min, max);
  const inputs: HTMLInputElement[] = [];
  const changed = () =>
    dispatch({ type: "chosen", options: inputs.flatMap((input, i) => (input.checked ? [i] : [])) });
  const lines = optionsOf(question).map((option, i) => {
    const blankHint = option === "blank";
    const input = h("input", {
      type: isSingle(question) ? "radio" : "checkbox",
      name: "choice",
      id: `choice-${i}`,
      value: String(i),
      "aria-describedby": blankHint && "blank-hint",
      onchange: changed,
    });
    input.checked = booth.chosen.includes(i);
    inputs.push(input);
    return h(
      "div",
      { class: typeof option === "object" ? "option" : "option apart" },
      input,
      h("label", { for: `choice-${i}` }, optionName(option, question.answers, w)),
      blankHint && h("p", { class: "hint", id: "blank-hint" }, w.choice.blankHint),
    );
  });
  return [
    problemSummary(booth, problem, "choice-0"),
    stepLine(booth, "choice"),
    heading(stage!.question[language]),
    booth.codeFromLink && h("p", {}, w.choice.fromLink),
    form(
      () => dispatch({ type: "choice_given" }),
      h(
        "fieldset",
        { "aria-describedby": describedBy("choice-hint", problem) },
        h("legend", { id: "choice-hint" }, w.choice.pick(min, max, blank)),
        fieldProblem(problem),
        ...lines,
      ),
      h("p", {}, w.onceOrAgain[stage!.policy]),
      h("div", { class: "choices" }, submitButton(w.choice.submit), backButton(booth)),
    ),
  ];
}

export function optionName(option: Option, answers: readonly string[], w: Words): string {
  if (option === "blank") return w.choice.blank;
  return option === "nobody" ? w.choice.nobody : answers[option.candidate]!;
}
