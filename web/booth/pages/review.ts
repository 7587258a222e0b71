import { optionsOf } from "../choice";
import { ordered } from "../ranking";
import { h, type Child } from "../dom";
import type { Booth } from "../state";
import { words } from "../words";
import { optionName } from "./choice";
import { backButton, form, heading, policyLines, stepLine, submitButton } from "./page";
import type { Dispatch } from "./page";

export function reviewPage(booth: Booth, dispatch: Dispatch): Child[] {
  const w = words[booth.language];
  const question = booth.election!.questions[0]!;
  const given = question.kind === "ranking" ? ranking(booth) : choice(booth);
  return [
    stepLine(booth, "review"),
    heading(w.review.heading),
    h("p", { class: "lead" }, w.review.notVoted),
    h(
      "div",
      { class: "chosen" },
      h("p", { class: "soft" }, booth.stage!.question[booth.language]),
      ...given,
    ),
    form(
      () => dispatch({ type: "choice_confirmed" }),
      ...policyLines(booth),
      h(
        "div",
        { class: "choices" },
        submitButton(w.review.submit),
        backButton(booth, w.review.change),
      ),
    ),
  ];
}

function choice(booth: Booth): Child[] {
  const w = words[booth.language];
  const question = booth.election!.questions[0]!;
  if (question.kind !== "choice") return [];
  const options = optionsOf(question);
  const names = booth.chosen.map((i) => optionName(options[i]!, question.answers, w));
  const blank = booth.chosen.some((i) => options[i] === "blank");
  return [
    h("h2", {}, w.review.yours),
    h("ul", {}, ...(names.length > 0 ? names : [w.review.none]).map((name) => h("li", {}, name))),
    blank && h("p", {}, w.choice.blankHint),
  ];
}

/** The ranking in words, and who is not in it. */
function ranking(booth: Booth): Child[] {
  const w = words[booth.language];
  const { answers } = booth.election!.questions[0]!;
  const order = ordered(booth.places);
  if (booth.blank)
    return [
      h("h2", {}, w.review.yours),
      h("ul", {}, h("li", {}, w.choice.blank)),
      h("p", {}, w.ranking.blankHint),
    ];
  const line = (candidate: number, i: number) =>
    h(
      "li",
      {},
      h("span", { class: "ordinal" }, `${w.ranking.choice(i + 1)} `),
      h("span", {}, answers[candidate]!),
    );
  const others = answers.filter((_, i) => !order.includes(i));
  return [
    h("h2", {}, w.ranking.heading),
    h("ol", { role: "list" }, ...order.map(line)),
    others.length > 0 && h("p", {}, w.ranking.others(others)),
  ];
}
