// Draws the state into the page, and takes the focus where a reader needs it next.
import { h, type Child } from "./dom";
import { footer, header } from "./frame";
import { say } from "./live";
import { castingPage, castingProgress, isLong, progressBox } from "./pages/casting";
import { choicePage } from "./pages/choice";
import { codePage } from "./pages/code";
import {
  closedPage,
  loadingPage,
  notOpenPage,
  refusedPage,
  unavailablePage,
} from "./pages/notices";
import { newsBox, newsLines } from "./pages/news";
import type { Dispatch } from "./pages/page";
import { pinPage } from "./pages/pin";
import { recordedPage, stoppedPage, unconfirmedPage } from "./pages/recorded";
import { reviewPage } from "./pages/review";
import { steps, type Booth, type Step } from "./state";
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
  stopped: stoppedPage,
  refused: refusedPage,
};

/** What must not be drawn anew while someone types or listens. */
const silent: readonly (keyof Booth)[] = [
  "codeTyped",
  "codeFromLink",
  "pinTyped",
  "chosen",
  "places",
  "blank",
  "ballot",
  "request",
  "passTyped",
];

/** What only the upper part of the page of a vote on its way shows. */
const onItsWay: readonly (keyof Booth)[] = ["progress", "attempts", "sending"];

/** What stands around the voter's page, and can change without it. */
const around: readonly (keyof Booth)[] = ["stage", "news", "unread"];

export function draw(
  root: HTMLElement,
  before: Booth | null,
  booth: Booth,
  dispatch: Dispatch,
): void {
  const changed = (Object.keys(booth) as (keyof Booth)[]).filter((k) => before?.[k] !== booth[k]);
  if (changed.every((key) => silent.includes(key))) return;
  const w = words[booth.language];
  if (before !== null && changed.every((key) => silent.includes(key) || around.includes(key)))
    if (drawAround(root, before, booth, dispatch)) return;
  if (before !== null && before.page === "casting" && booth.page === "casting")
    if (changed.every((key) => [...silent, ...around, ...onItsWay].includes(key)))
      if (drawProgress(root, before, booth)) return;
  const focused = document.activeElement?.id ?? "";
  const caret = caretOf(document.activeElement);
  const main = h(
    "main",
    { id: "main", tabindex: "-1", "data-page": booth.page },
    h(
      "div",
      { class: "band" },
      newsBox(newsShown(booth), dispatch),
      ...pages[booth.page](booth, dispatch),
    ),
  );
  const skip = h("a", { class: "skip", href: "#main", onclick: toMain }, w.skip);
  root.textContent = "";
  root.append(skip, header(booth), main, footer(booth, dispatch));
  document.documentElement.lang = booth.language;
  document.title = title(booth, main);
  announce(before, booth);
  if (before === null) return; // the page has just been opened: the reader starts at the top
  if (booth.problem !== null && booth.problem !== before.problem) focus("problem");
  else if (booth.page !== before.page) {
    scrollTo(0, 0);
    focus("heading");
  } else if (focused !== "") {
    focus(focused);
    if (caret !== null) (document.activeElement as HTMLInputElement).setSelectionRange(...caret);
  }
}

/** Leaves the voter's page alone: someone may be typing in it, or listening to it. */
function drawAround(root: HTMLElement, before: Booth, booth: Booth, dispatch: Dispatch): boolean {
  const box = document.getElementById("news");
  const top = root.querySelector("header");
  if (!(steps as readonly string[]).includes(booth.page) || !box || !top) return false;
  top.replaceWith(header(booth));
  box.replaceWith(newsBox(booth, dispatch));
  announce(before, booth);
  return true;
}

/** Somebody may be typing the pass below. */
function drawProgress(root: HTMLElement, before: Booth, booth: Booth): boolean {
  const box = document.getElementById("progress");
  const top = root.querySelector("header");
  if (!box || !top || isLong(before) !== isLong(booth)) return false;
  if (before.stage !== booth.stage) top.replaceWith(header(booth));
  const next = progressBox(booth);
  if (box.textContent !== next.textContent) box.replaceWith(next);
  announce(before, booth);
  return true;
}

/** News matters to those who have not voted. */
function newsShown(booth: Booth): Booth {
  const waiting = booth.page === "not_open" || booth.refusal === "stage_paused";
  const matters = steps.includes(booth.page as Step) || waiting;
  return matters ? booth : { ...booth, news: [] };
}

function caretOf(element: Element | null): [number, number] | null {
  if (!(element instanceof HTMLInputElement) || element.type !== "text") return null;
  return [element.selectionStart ?? 0, element.selectionEnd ?? 0];
}

function title(booth: Booth, main: HTMLElement): string {
  const w = words[booth.language];
  const heading = main.querySelector("h1")?.textContent ?? "";
  const name = `${heading} – ${booth.stage?.contest[booth.language] ?? w.site}`;
  return booth.problem === null ? name : w.errorTitle(name);
}

/** What is read out: how a vote on its way is doing, and news. All other changes move the focus. */
function announce(before: Booth | null, booth: Booth): void {
  if (booth.page === "casting") {
    if (booth.progress !== before?.progress || before.page !== "casting")
      say(castingProgress(booth)[0]!);
    return;
  }
  const news = booth.news !== before?.news ? newsLines(newsShown(booth)) : [];
  if (news.length > 0) say(news.join(" "));
  else if (booth.page !== before?.page) say("");
}

function focus(id: string): void {
  document.getElementById(id)?.focus();
}

function toMain(event: globalThis.Event): void {
  // The fragment is where voting codes arrive: no link of this page may write one.
  event.preventDefault();
  focus("main");
}
