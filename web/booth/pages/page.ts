// Pieces that several of the voter's pages share.
import { h, type Child } from "../dom";
import { steps, type Booth, type Event, type Step } from "../state";
import { policyWords, words } from "../words";

export type Dispatch = (event: Event) => void;

/** The heading takes the focus when the page changes, so that it is read out. */
export function heading(text: string): HTMLElement {
  return h("h1", { tabindex: "-1", id: "heading" }, text);
}

export function stepLine(booth: Booth, step: Step): HTMLElement {
  const w = words[booth.language];
  return h("p", { class: "step" }, w.stepOf(steps.indexOf(step) + 1, steps.length));
}

/** What is wrong, on top of the page; takes the focus, and leads to the field. */
export function problemSummary(booth: Booth, text: string | null, field: string): Child {
  if (text === null) return null;
  const w = words[booth.language];
  const to = (event: Event & globalThis.Event) => {
    event.preventDefault();
    document.getElementById(field)?.focus();
  };
  return h(
    "div",
    {
      class: "problem",
      id: "problem",
      tabindex: "-1",
      role: "group",
      "aria-labelledby": "problem-heading",
    },
    h("h2", { id: "problem-heading" }, w.problemHeading),
    h("p", {}, h("a", { href: `#${field}`, onclick: to }, text)),
  );
}

export function fieldProblem(text: string | null): Child {
  return text === null ? null : h("p", { class: "error", id: "field-problem" }, text);
}

/** The ids of what describes a field, for `aria-describedby`. */
export function describedBy(hint: string, problem: string | null): string {
  return problem === null ? hint : `${hint} field-problem`;
}

/** Once or again, over which ways to vote. */
export function policyLines(booth: Booth): HTMLElement[] {
  return policyWords(booth.stage!, words[booth.language]).map((line) => h("p", {}, line));
}

export function submitButton(text: string): HTMLElement {
  return h("button", { class: "button", type: "submit" }, text);
}

export function backButton(booth: Booth, text = words[booth.language].back): HTMLElement {
  // The browser's own Back does the same: both walk the history of this page.
  return h(
    "button",
    { class: "button second", type: "button", id: "back", onclick: () => history.back() },
    text,
  );
}

export function form(onsubmit: () => void, ...children: readonly Child[]): HTMLElement {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onsubmit();
  };
  return h("form", { novalidate: true, autocomplete: "off", onsubmit: submit }, ...children);
}
