import { optionsOf } from "../choice";
import { h, type Child } from "../dom";
import type { Booth } from "../state";
import { words } from "../words";
import { optionName } from "./choice";
import { backButton, form, heading, stepLine, submitButton, type Dispatch } from "./page";

export function reviewPage(booth: Booth, dispatch: Dispatch): Child[] {
  const w = words[booth.language];
  const question = booth.election!.questions[0]!;
  const options = optionsOf(question);
  const names = booth.chosen.map((i) => optionName(options[i]!, question.answers, w));
  const blank = booth.chosen.some((i) => options[i] === "blank");
  return [
    stepLine(booth, "review"),
    heading(w.review.heading),
    h("p", { class: "lead" }, w.review.notVoted),
    h(
      "div",
      { class: "chosen" },
      h("p", { class: "soft" }, booth.stage!.question[booth.language]),
      h("h2", {}, w.review.yours),
      h("ul", {}, ...(names.length > 0 ? names : [w.review.none]).map((name) => h("li", {}, name))),
      blank && h("p", {}, w.choice.blankHint),
    ),
    form(
      () => dispatch({ type: "choice_confirmed" }),
      h("p", {}, w.onceOrAgain[booth.stage!.policy]),
      h(
        "div",
        { class: "choices" },
        submitButton(w.review.submit),
        backButton(booth, w.review.change),
      ),
    ),
  ];
}
