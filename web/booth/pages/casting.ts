// A vote on its way: what happens, and what to do if it takes long. Only the upper part changes while
// somebody may be typing below.
import { h, type Child } from "../dom";
import { helpLine } from "../frame";
import { online } from "../stage";
import type { Booth } from "../state";
import { words } from "../words";
import { heading, problemSummary, type Dispatch } from "./page";
import { passForm, passProblem } from "./pass";

export function castingPage(booth: Booth, dispatch: Dispatch): Child[] {
  const w = words[booth.language];
  return [
    problemSummary(booth, passProblem(booth), "pass"),
    heading(w.casting.heading),
    progressBox(booth),
    h("p", {}, w.casting.unfinished),
    isLong(booth) && h("p", {}, booth.sending.kept ? w.casting.kept : w.casting.notKept),
    ...(isLong(booth) ? long(booth, dispatch) : []),
  ];
}

/** What changes while the page stands. */
export function progressBox(booth: Booth): HTMLElement {
  const calm = ["encrypting", "sending", "working"].includes(booth.progress);
  const lines = castingProgress(booth).map((line, i) =>
    h("p", { class: i === 0 ? "lead" : "soft" }, line),
  );
  return h("div", { class: calm ? "note" : "note warn", id: "progress" }, ...lines);
}

/** The first line is what a screen reader hears while the vote is on its way. */
export function castingProgress({ language, progress, sending, attempts, stage }: Booth): string[] {
  const { casting, pass } = words[language];
  const { search, slow, resumed } = sending;
  const now =
    progress === "working"
      ? casting.working(search!.seconds)
      : progress === "sending" && resumed
        ? casting.resumed
        : casting[progress];
  const lines = [now];
  if (search?.late) lines.push(casting.late);
  if (slow) lines.push(casting.slow);
  if (sending.pass !== null) lines.push(pass.given);
  if (stage !== null && (stage.state === "closed" || stage.state === "published"))
    lines.push(casting.closed);
  if (attempts > 1) lines.push(casting.attempts(attempts));
  return lines;
}

/** From here on it is worth a voter's while to know what else there is; it does not go away again. */
export function isLong({ attempts, sending }: Booth): boolean {
  const { resumed, asked, search, work, slow } = sending;
  return attempts > 1 || resumed || slow || asked > 0 || search !== null || work !== null;
}

function long(booth: Booth, dispatch: Dispatch): Child[] {
  const w = words[booth.language];
  const stop = () => dispatch({ type: "stopped" });
  return [
    h("h2", {}, w.casting.long),
    h("p", {}, w.casting.longer),
    helpLine(booth),
    passForm(booth, dispatch),
    h("p", {}, h("a", { class: "big-link", href: statusOf(booth), target: "_blank" }, w.status)),
    h(
      "p",
      {},
      h("button", { class: "link", type: "button", id: "stop", onclick: stop }, w.casting.stop),
    ),
  ];
}

function statusOf(booth: Booth): string {
  return `/status/${booth.uuid}?lang=${booth.language}`;
}

/**
 * When a vote that was refused because voting had closed was sent first; null if that was its only
 * attempt, or after the close.
 */
export function sentBeforeClosing({ attempts, sending, stage }: Booth): Date | null {
  const { first, resumed } = sending;
  const closes = stage && online(stage).closes;
  if (first === null || (attempts < 2 && !resumed)) return null;
  return closes !== null && first >= closes.getTime() ? null : new Date(first);
}
