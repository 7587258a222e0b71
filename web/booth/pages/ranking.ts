// A ranking without dragging: tap names in order, type numbers beside them, or move by buttons.
import type { RankingQuestion } from "../../crypto";
import { h, type Child } from "../dom";
import { say } from "../live";
import { closeGaps, move, nextPlace, put, remove, type Limits, type Places } from "../ranking";
import type { Booth } from "../state";
import { words } from "../words";
import { photo, statement, withdrew } from "./about";
import { backButton, fieldProblem, form, heading, policyLines } from "./page";
import { problemSummary, stepLine, submitButton, type Dispatch } from "./page";
import { orderList } from "./order";

export function rankingPage(booth: Booth, question: RankingQuestion, dispatch: Dispatch): Child[] {
  const w = words[booth.language];
  const { stage, language } = booth;
  const names = question.answers;
  let { places, blank } = booth;
  const limits: Limits = booth.about ?? { least: 1, most: names.length };
  const fault = booth.problem?.of === "ranking" ? booth.problem : null;
  const problem = fault && w.ranking.faults(fault);

  const take = (next: Places, said: string, focus?: string) => {
    places = next;
    dispatch({ type: "ranked", places, blank });
    rows.forEach((row) => row.show());
    order.show(places);
    if (focus !== undefined) document.getElementById(focus)?.focus();
    say(said);
  };
  const nowAt = (next: Places, i: number) =>
    next[i]! > 0 ? w.ranking.now(names[i]!, next[i]!) : w.ranking.gone(names[i]!);
  const change = (next: Places, i: number, focus?: string) => take(next, nowAt(next, i), focus);

  const order = orderList(names, w, {
    move: (i, by) => change(move(places, i, by), i, `${by < 0 ? "up" : "down"}-${i}`),
    remove: (i, focus) => change(remove(places, i), i, focus),
    closeGaps: () => take(closeGaps(places), w.ranking.closed, "order-heading"),
  });

  const rows = names.map((name, i) => {
    const said = h("span", { class: "said" });
    const wrong = h("p", { class: "error", id: `place-${i}-problem`, hidden: true });
    const place = h("input", {
      type: "text",
      class: "place",
      id: `place-${i}`,
      inputmode: "numeric",
      autocomplete: "off",
      maxlength: 2,
      "aria-label": w.ranking.placeOf(name),
      "aria-describedby": `place-${i}-problem`,
      oninput: () => typed(place.value.trim()),
      onblur: () => row.show(),
      onkeydown: (event: KeyboardEvent) => event.key === "Enter" && event.preventDefault(),
    });
    const typed = (text: string) => {
      const number = /^\d{1,2}$/.test(text) ? Number(text) : 0;
      const fits = text === "" || (number >= 1 && number <= names.length);
      wrong.hidden = fits;
      wrong.textContent = fits ? "" : w.ranking.numbers(names.length);
      if (fits) change(text === "" ? remove(places, i) : put(places, i, number), i);
      else say(w.ranking.numbers(names.length));
    };
    const tapped = () =>
      change(places[i] ? remove(places, i) : put(places, i, nextPlace(places)), i);
    const button = h(
      "button",
      { type: "button", class: "rank-name", id: `rank-${i}`, onclick: tapped },
      photo(booth, i),
      h("span", {}, h("span", { class: "name" }, name), said),
    );
    const element = h(
      "li",
      { class: "rank-row" },
      h("div", { class: "rank-line" }, place, button),
      wrong,
      withdrew(booth, i),
      statement(booth, i, name),
    );
    const row = {
      element,
      show(): void {
        const at = places[i]!;
        element.classList.toggle("ranked", at > 0);
        said.textContent = at > 0 ? w.ranking.yours(at) : w.ranking.notRanked;
        // What is being typed stays as it is typed.
        if (document.activeElement !== place || place.value === "")
          place.value = at > 0 ? String(at) : "";
      },
    };
    return row;
  });
  rows.forEach((row) => row.show());
  order.show(places);

  return [
    problemSummary(booth, problem, fault?.fault === "blank_with_others" ? "blank" : "rank-0"),
    stepLine(booth, "choice"),
    heading(stage!.question[language]),
    booth.codeFromLink && h("p", {}, w.choice.fromLink),
    form(
      () => dispatch({ type: "choice_given" }),
      h("p", {}, `${w.ranking.limits(limits, names.length)} ${w.ranking.how}`),
      h("p", {}, w.ranking.ways),
      fieldProblem(problem),
      h("h2", { id: "names-heading" }, w.ranking.names),
      h(
        "ul",
        { class: "rank-rows", "aria-labelledby": "names-heading" },
        ...rows.map((r) => r.element),
      ),
      order.element,
      blankLine(),
      ...policyLines(booth),
      h("div", { class: "choices" }, submitButton(w.ranking.submit), backButton(booth)),
    ),
  ];

  function blankLine(): HTMLElement {
    const input = h("input", {
      type: "checkbox",
      id: "blank",
      "aria-describedby": "blank-hint",
      onchange: () => {
        blank = input.checked;
        dispatch({ type: "ranked", places, blank });
      },
    });
    input.checked = blank;
    return h(
      "div",
      { class: "option apart" },
      input,
      h("label", { for: "blank" }, w.choice.blank),
      h("p", { class: "hint", id: "blank-hint" }, w.ranking.blankHint),
    );
  }
}
