import { h, type Child } from "../dom";
import type { Booth } from "../state";
import { words } from "../words";
import {
  describedBy,
  fieldProblem,
  form,
  heading,
  problemSummary,
  stepLine,
  submitButton,
} from "./page";
import type { Dispatch } from "./page";

export function codePage(booth: Booth, dispatch: Dispatch): Child[] {
  const w = words[booth.language];
  const problem = booth.problem?.of === "code" ? w.code.faults(booth.problem.fault) : null;
  const input = h("input", {
    type: "text",
    id: "code",
    class: "code",
    autocomplete: "off",
    autocapitalize: "off",
    autocorrect: "off",
    spellcheck: "false",
    "aria-describedby": describedBy("code-hint", problem),
    "aria-invalid": problem !== null && "true",
    oninput: () => dispatch({ type: "code_typed", text: input.value }),
  });
  input.value = booth.codeTyped;
  return [
    problemSummary(booth, problem, "code"),
    stepLine(booth, "code"),
    heading(w.code.heading),
    form(
      () => dispatch({ type: "code_given" }),
      h("label", { for: "code" }, w.code.label),
      h("p", { class: "hint", id: "code-hint" }, w.code.hint),
      fieldProblem(problem),
      input,
      h("p", {}, w.code.secret),
      h("p", {}, w.code.where),
      h("div", { class: "choices" }, submitButton(w.continue)),
    ),
  ];
}
