// Wires the booth together: the address, the history, the network and the page around the pure step.
import { browserRandom, castRequest, checkReceipt, hexToBytes, makeBallot } from "../crypto";
import { ballotChoices } from "./choice";
import { load, loadAbout, look, send } from "./network";
import type { Language } from "./stage";
import { newBooth, steps, type Booth, type Effect, type Event, type Step } from "./state";
import { step } from "./step";
import { draw } from "./view";
import { lookingTime, waitingTime } from "./waiting";
import { words } from "./words";

const root = document.getElementById("booth")!;
const uuid = location.pathname.split("/").filter(Boolean).pop() ?? "";

let booth: Booth = newBooth(uuid, preferredLanguage());
let wake: (() => void) | null = null;

function dispatch(event: Event): void {
  const before = booth;
  const next = step(booth, event);
  booth = next.booth;
  if (booth.page !== before.page && event.type !== "went") remember(before);
  draw(root, before, booth, dispatch);
  for (const effect of next.effects) void run(effect);
}

/** Gives each step a place in the browser's history, by its name alone. */
function remember(before: Booth): void {
  if (!steps.includes(booth.page as Step) || history.state?.page === booth.page) return;
  const place = { page: booth.page };
  // Opened by a link, the first page is the question: the code still lies behind it.
  if (history.state === null && booth.page === "choice") {
    history.replaceState({ page: "code" }, "");
    history.pushState(place, "");
    return;
  }
  if (steps.includes(before.page as Step) || before.page === "casting" || before.page === "refused")
    history.pushState(place, "");
  else history.replaceState(place, "");
}

async function run(effect: Effect): Promise<void> {
  switch (effect.do) {
    case "load":
      return opened();
    case "watch":
      await wait(effect.longest, 0);
      return booth.page === effect.page ? opened() : undefined;
    case "make_request":
      await painted();
      return makeRequest(effect.pin);
    case "send":
      const answer = await send(effect.to, effect.request);
      return dispatch({ type: "answered", answer, online: navigator.onLine });
    case "wait":
      await wait(effect.longest, effect.least);
      return dispatch({ type: "waited" });
    case "check_receipt": {
      const { stage, ballot } = booth;
      const receipt = checkReceipt(effect.receipt, uuid, ballot!.tracker, stage!.receiptKey);
      return dispatch({
        type: "receipt_checked",
        receipt: typeof receipt === "string" ? null : receipt,
      });
    }
  }
}

async function opened(): Promise<void> {
  const loaded = await load(uuid);
  if ("why" in loaded) dispatch({ type: "missing", why: loaded.why, stage: loaded.stage });
  else {
    dispatch({ type: "loaded", ...loaded });
    const about = await loadAbout(loaded.election);
    if (about !== null && booth.election === loaded.election) dispatch({ type: "about", about });
  }
}

/** As long as the page is open: whatever changes about this vote is said within ten seconds. */
async function keepLooking(): Promise<never> {
  for (let failures = 0; ;) {
    await untilNextLook(failures);
    const seen = await look(uuid);
    failures = seen === null ? failures + 1 : 0;
    if (seen !== null) dispatch({ type: "seen", ...seen });
  }
}

/** Less when somebody looks at the page again, or the network returns. */
function untilNextLook(failures: number): Promise<void> {
  return new Promise((resolve) => {
    const start = () =>
      setTimeout(done, lookingTime(document.hidden, failures, Math.random()) * 1000);
    let timer = start();
    function turned(): void {
      clearTimeout(timer);
      if (document.hidden) timer = start();
      else done();
    }
    function done(): void {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", turned);
      removeEventListener("online", turned);
      resolve();
    }
    document.addEventListener("visibilitychange", turned);
    addEventListener("online", turned);
  });
}

function makeRequest(pin: string): void {
  const { stage, election, code, chosen, places } = booth;
  performance.mark("encrypt");
  const question = election!.questions[0]!;
  const ranked = booth.blank ? places.map(() => 0) : places;
  const choices = [question.kind === "ranking" ? ranked : ballotChoices(question, chosen)];
  // A new PIN goes with the same ballot: it is sealed again, not encrypted again.
  const ballot = booth.ballot ?? makeBallot(election!, code!, choices, browserRandom);
  const request = castRequest(uuid, ballot, hexToBytes(stage!.intakeKey), pin, browserRandom);
  performance.measure("encrypt", "encrypt");
  dispatch({ type: "request_made", ballot, request });
}

/** Waits a random time; less when the network returns. */
function wait(longest: number, least: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, waitingTime(longest, least, Math.random()) * 1000);
    function done(): void {
      clearTimeout(timer);
      wake = null;
      resolve();
    }
    wake = done;
  });
}

/** Resolves once what was drawn is on the screen. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 250); // a page in the background is never painted
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        clearTimeout(timer);
        resolve();
      }),
    );
  });
}

/** Takes a voting code out of the address, before anything else can see it there. */
function takeCode(): string {
  const code = decode(location.hash.slice(1));
  if (location.hash !== "" || location.href.endsWith("#"))
    history.replaceState(history.state, "", location.pathname + location.search);
  return code;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function preferredLanguage(): Language {
  const asked = new URLSearchParams(location.search).get("lang");
  const spoken = [asked, ...navigator.languages].map((tag) => tag?.slice(0, 2).toLowerCase());
  return (spoken.find((tag) => tag !== undefined && tag in words) as Language | undefined) ?? "en";
}

addEventListener("hashchange", () => {
  const code = takeCode();
  if (code !== "") dispatch({ type: "link_opened", code });
});
addEventListener("popstate", (event) => {
  const page = (event.state as { page?: Step } | null)?.page;
  if (page !== undefined) dispatch({ type: "went", to: page });
});
addEventListener("online", () => wake?.());
addEventListener("beforeunload", (event) => {
  if (booth.page !== "casting") return;
  event.preventDefault();
  event.returnValue = words[booth.language].leaving; // what older browsers look at
});

const code = takeCode();
draw(root, null, booth, dispatch);
if (code !== "") dispatch({ type: "link_opened", code });
void opened();
void keepLooking();
