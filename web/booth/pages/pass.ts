// The pass that the help line reads out to someone whose vote does not get through.
import { h, type Child } from "../dom";
import type { Booth } from "../state";
import { words } from "../words";
import { describedBy, fieldProblem, form, type Dispatch } from "./page";

export function passProblem(booth: Booth): string | null {
  return booth.problem?.of === "pass"
    ? words[booth.language].pass.faults(booth.problem.fault)
    : null;
}

export function passForm(booth: Booth, dispatch: Dispatch): Child {
  const w = words[booth.language].pass;
  const problem = passProblem(booth);
  const input = h("input", {
    type: "text",
    id: "pass",
    class: "pass",
    autocomplete: "off",
    autocapitalize: "characters",
    spellcheck: "false",
    "aria-describedby": describedBy("pass-hint", problem),
    "aria-invalid": problem !== null && "true",
    oninput: () => dispatch({ type: "pass_typed", text: input.value }),
  });
  input.value = booth.passTyped;
  return h(
    "details",
    { id: "pass-box", open: problem !== null || booth.passTyped !== "" },
    h("summary", { id: "pass-summary" }, w.summary),
    form(
      () => dispatch({ type: "pass_given" }),
      h("label", { for: "pass" }, w.label),
      h("p", { class: "hint", id: "pass-hint" }, w.hint),
      fieldProblem(problem),
      input,
      h("button", { class: "button second", type: "submit" }, w.submit),
    ),
  );
}
