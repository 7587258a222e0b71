import { h, type Child } from "../dom";
import type { Booth } from "../state";
import { words } from "../words";
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

export function pinPage(booth: Booth, dispatch: Dispatch): Child[] {
  const w = words[booth.language];
  const fault = booth.problem?.of === "pin" ? booth.problem : null;
  const problem = fault && w.pin.faults(fault.fault, fault.remaining);
  const input = h("input", {
    type: "text",
    id: "pin",
    class: "pin",
    inputmode: "numeric",
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": describedBy("pin-hint", problem),
    "aria-invalid": problem !== null && "true",
    oninput: () => dispatch({ type: "pin_typed", text: input.value }),
  });
  input.value = booth.pinTyped;
  return [
    problemSummary(booth, problem, "pin"),
    stepLine(booth, "pin"),
    heading(w.pin.heading),
    form(
      () => dispatch({ type: "pin_given" }),
      h("label", { for: "pin" }, w.pin.label),
      h("p", { class: "hint", id: "pin-hint" }, w.pin.hint),
      fieldProblem(problem),
      input,
      h("p", {}, w.pin.still),
      h("div", { class: "choices" }, submitButton(w.pin.submit), backButton(booth)),
    ),
  ];
}
