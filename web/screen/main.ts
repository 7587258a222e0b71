// The big screen: counts down, and shows a result line by line when whoever sits before it asks for the next one. How far it is stands in
// the address with the stage that it is of, so that a reload shows no more and no less, and the next stage's result begins with nothing.
import { timeLeft } from "./countdown";

const TICK = 250;
const main = document.getElementById("main")!;
const steps = [...document.querySelectorAll<HTMLElement>("[data-step]")];
const last = Math.max(0, ...steps.map(stepOf));
const said = document.getElementById("said");
const stage = main.dataset["stage"]!;
// The server's clock decides when voting ends, not that of the machine before the projector.
const ahead = Date.now() - Date.parse(main.dataset["now"]!);

function stepOf(line: HTMLElement): number {
  return Number(line.dataset["step"]);
}

function shown(): number {
  const [of, step] = location.hash.slice(1).split("-");
  const number = of === stage ? Number(step) : 0;
  return Number.isInteger(number) ? Math.min(Math.max(number, 0), last) : 0;
}

function show(step: number): void {
  const now = Math.min(Math.max(step, 0), last);
  history.replaceState(null, "", `#${stage}-${now}`);
  for (const line of steps) {
    line.classList.toggle("waiting", stepOf(line) > now);
    line.classList.toggle("newest", stepOf(line) === now);
    line.setAttribute("aria-hidden", String(stepOf(line) > now));
  }
  main.classList.toggle("complete", now === last);
  const newest = steps.find((line) => stepOf(line) === now);
  if (said) said.textContent = newest?.innerText.replace(/\s+/g, " ") ?? "";
}

function full(): void {
  void (document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen());
}

const orders: Readonly<Record<string, () => void>> = {
  next: () => show(shown() + 1),
  back: () => show(shown() - 1),
  none: () => show(0),
  all: () => show(last),
  full,
};

// A presenter's remote control sends page keys.
const keys: Readonly<Record<string, string>> = {
  " ": "next",
  ArrowRight: "next",
  PageDown: "next",
  Enter: "next",
  ArrowLeft: "back",
  PageUp: "back",
  Backspace: "back",
  Home: "none",
  End: "all",
  f: "full",
  F: "full",
};

document.addEventListener("keydown", (press) => {
  const order = keys[press.key];
  const onButton =
    press.target instanceof HTMLButtonElement && (press.key === " " || press.key === "Enter");
  if (!order || onButton || press.ctrlKey || press.altKey || press.metaKey) return;
  press.preventDefault();
  orders[order]!();
});
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-do]")) {
  button.addEventListener("click", () => orders[button.dataset["do"]!]!());
}

function tick(): void {
  for (const clock of document.querySelectorAll<HTMLElement>("[data-until]")) {
    const left = timeLeft(Date.parse(clock.dataset["until"]!) - (Date.now() - ahead));
    const text = left ?? clock.dataset["over"]!;
    if (clock.textContent !== text) clock.textContent = text;
  }
}

if (steps.length > 0) show(shown());
main.classList.add("running");
tick();
setInterval(tick, TICK);
// New times come with an extension.
new MutationObserver(tick).observe(main, { childList: true, subtree: true });
