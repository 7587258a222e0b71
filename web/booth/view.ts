// Draws the state into the page, and takes the focus where a reader needs it next.
import { h, type Child } from "./dom";
import { footer, header } from "./frame";
import { castingPage, castingProgress } from "./pages/casting";
import { choicePage } from "./pages/choice";
import { codePage } from "./pages/code";
import {
  closedPage,
  loadingPage,
  notOpenPage,
  refusedPage,
  unavailablePage,
} from "./pages/notices";
import type { Dispatch } from "./pages/page";
import { pinPage } from "./pages/pin";
import { recordedPage, unconfirmedPage } from "./pages/recorded";
import { reviewPage } from "./pages/review";
import type { Booth } from "./state";
import { words } from "./words";

const pages: Readonly<Record<Booth["page"], (booth: Booth, dispatch: Dispatch) => Child[]>> = {
  loading: loadingPage,
  unavailable: unavailablePage,
  not_open: notOpenPage,
  closed: closedPage,
  code: codePage,
  choice: choicePage,
  review: reviewPage,
  pin: pinPage,
  casting: castingPage,
  recorded: recordedPage,
  unconfirmed: unconfirmedPage,
  refused: refusedPage,
};

/** What must not be drawn anew while someone types or listens. */
const silent: readonly (keyof Booth)[] = [
  "codeTyped",
  "codeFromLink",
  "pinTyped",
  "chosen",
  "ballot",
  "request",
];

export function draw(
  root: HTMLElement,
  before: Booth | null,
  booth: Booth,
  dispatch: Dispatch,
): void {
  const changed = (Object.keys(booth) as (keyof Booth)[]).filter((k) => before?.[k] !== booth[k]);
  if (changed.every((key) => silent.includes(key))) return;
  const w = words[booth.language];
  const focused = document.activeElement?.id ?? "";
  const main = h(
    "main",
    { id: "main", tabindex: "-1", "data-page": booth.page },
    h("div", { class: "band" }, ...pages[booth.page](booth, dispatch)),
  );
  const skip = h("a", { class: "skip", href: "#main", onclick: toMain }, w.skip);
  root.textContent = "";
  root.append(skip, header(booth), main, footer(booth, dispatch));
  document.documentElement.lang = booth.language;
  document.title = title(booth, main);
  announce(root, before, booth);
  if (before === null) return; // the page has just been opened: the reader starts at the top
  if (booth.problem !== null && booth.problem !== before.problem) focus("problem");
  else if (booth.page !== before.page) {
    scrollTo(0, 0);
    focus("heading");
  } else if (focused !== "") focus(focused);
}

function title(booth: Booth, main: HTMLElement): string {
  const w = words[booth.language];
  const heading = main.querySelector("h1")?.textContent ?? "";
  const name = `${heading} – ${booth.stage?.contest[booth.language] ?? w.site}`;
  return booth.problem === null ? name : w.errorTitle(name);
}

/**
 * The live region stands outside of what is drawn anew, or nothing would be read out. It speaks
 * while the vote is on its way; all other changes move the focus instead.
 */
function announce(root: HTMLElement, before: Booth | null, booth: Booth): void {
  let live = document.getElementById("live");
  if (live === null) {
    live = h("div", { id: "live", class: "unseen", role: "status", "aria-live": "polite" });
    root.after(live);
  }
  const progress = booth.page === "casting" && booth.progress !== before?.progress;
  if (progress) live.textContent = castingProgress(booth)[0]!.textContent;
  else if (booth.page !== "casting") live.textContent = "";
}

function focus(id: string): void {
  document.getElementById(id)?.focus();
}

function toMain(event: globalThis.Event): void {
  // The fragment is where voting codes arrive: no link of this page may write one.
  event.preventDefault();
  focus("main");
}
