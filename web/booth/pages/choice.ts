import type { ChoiceQuestion } from "../../crypto";
import { isSingle, optionsOf, type Option } from "../choice";
import { h, type Child } from "../dom";
import type { Booth } from "../state";
import { words, type Words } from "../words";
import { photo, statement, withdrew } from "./about";
import {
  backButton,
  describedBy,
  fieldProblem,
  form,
  heading,
  policyLines,
  problemSummary,
  stepLine,
  submitButton,
} from "./page";
import type { Dispatch } from "./page";
import { rankingPage } from "./ranking";

export function choicePage(booth: Booth, dispatch: Dispatch): Child[] {
  const question = booth.election!.questions[0]!;
  return question.kind === "ranking"
    ? rankingPage(booth, question, dispatch)
    : optionsPage(booth, question, dispatch);
}

function optionsPage(booth: Booth, question: ChoiceQuestion, dispatch: Dispatch): Child[] {
  const w = words[booth.language];
  const { stage, language } = booth;
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
      h(
        "label",
        { for: `choice-${i}` },
        typeof option === "object" && photo(booth, option.candidate),
        h("span", {}, optionName(option, question.answers, w)),
      ),
      typeof option === "object" && withdrew(booth, option.candidate),
      typeof option === "object" &&
        statement(booth, option.candidate, question.answers[option.candidate]!),
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
      ...policyLines(booth),
      h("div", { class: "choices" }, submitButton(w.choice.submit), backButton(booth)),
    ),
  ];
}

export function optionName(option: Option, answers: readonly string[], w: Words): string {
  if (option === "blank") return w.choice.blank;
  return option === "nobody" ? w.choice.nobody : answers[option.candidate]!;
}
