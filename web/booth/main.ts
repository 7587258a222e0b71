// Wires the booth together: the address, the history, the network and the page around the pure step.
import { browserRandom, castRequest, checkReceipt, hexToBytes, makeBallot } from "../crypto";
import type { Ballot } from "../crypto";
import { ballotChoices } from "./choice";
import { Errands } from "./errands";
import { shelf, Shelves } from "./kept";
import { load, loadAbout, look } from "./network";
import { Solver } from "./solving";
import type { Language } from "./stage";
import { newBooth, steps, type Booth, type Effect, type Event, type Step } from "./state";
import { step } from "./step";
import { draw } from "./view";
import { lookingTime } from "./waiting";
import { words } from "./words";

const root = document.getElementById("booth")!;
const uuid = location.pathname.split("/").filter(Boolean).pop() ?? "";

let booth: Booth = newBooth(uuid, preferredLanguage());

const shelves = new Shelves(
  uuid,
  shelf(() => localStorage),
  shelf(() => sessionStorage),
);
const solver = new Solver(() => new Worker(root.dataset.solver!));
const errands = new Errands(uuid, shelves, solver, dispatch);

function dispatch(event: Event): void {
  const before = booth;
  const next = step(booth, event);
  booth = next.booth;
  if (booth.page !== before.page && event.type !== "went") remember(before);
  draw(root, before, booth, dispatch);
  // By the time a vote is sent it is known how fast this device is, should that be asked.
  if (booth.page === "pin" && before.page !== "pin") void solver.rate();
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
  if (errands.run(effect)) return;
  switch (effect.do) {
    case "load":
      return opened();
    case "watch":
      await errands.pause(effect.longest, 0);
      return booth.page === effect.page ? opened() : undefined;
    case "make_request":
      await painted();
      return makeRequest(effect.pin);
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
  performance.mark("encrypt");
  // A new PIN goes with the same ballot: it is sealed again, not encrypted again.
  const ballot = booth.ballot ?? encrypted();
  const intakeKey = hexToBytes(booth.stage!.intakeKey);
  const request = castRequest(uuid, ballot, intakeKey, pin, browserRandom);
  performance.measure("encrypt", "encrypt");
  dispatch({ type: "request_made", ballot, request, now: Date.now() });
}

function encrypted(): Ballot {
  const { election, code, chosen, places } = booth;
  const question = election!.questions[0]!;
  const ranked = booth.blank ? places.map(() => 0) : places;
  const choices = [question.kind === "ranking" ? ranked : ballotChoices(question, chosen)];
  return makeBallot(election!, code!, choices, browserRandom);
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
addEventListener("online", () => errands.woke());
// A page out of a browser's memory of pages stood still too.
addEventListener("pageshow", (event) => event.persisted && errands.woke());
document.addEventListener("visibilitychange", () => {
  if (document.hidden) hiddenSince = Date.now();
  // Whoever only looks at something else for a moment is not let ahead for it.
  else if (Date.now() - hiddenSince > 5000) errands.woke();
});
addEventListener("beforeunload", (event) => {
  if (booth.page !== "casting") return;
  event.preventDefault();
  event.returnValue = words[booth.language].leaving; // what older browsers look at
});

let hiddenSince = Date.now();
const code = takeCode();
draw(root, null, booth, dispatch);
const kept = shelves.ofThisTab(Date.now());
if (kept !== null) dispatch({ type: "found", kept });
if (code !== "") dispatch({ type: "link_opened", code });
void opened();
void keepLooking();
