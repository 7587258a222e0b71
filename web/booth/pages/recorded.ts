import { h, type Child } from "../dom";
import { helpLine } from "../frame";
import { receiptFile } from "../receiptFile";
import type { Booth } from "../state";
import { clock, moment } from "../times";
import { words } from "../words";
import { heading, type Dispatch } from "./page";

/** The one page on which a voter is done. */
export function recordedPage(booth: Booth): Child[] {
  const w = words[booth.language];
  const { stage, receipt, language } = booth;
  const time = new Date(receipt!.time);
  return [
    h(
      "div",
      { class: "recorded" },
      heading(w.recorded.heading(clock(time, stage!.timeZone, language))),
      h("p", { class: "done" }, w.recorded.done),
    ),
    ...receiptNumber(booth, receipt!.tracker),
    h("p", {}, w.recorded.meaning),
    h("p", { class: "soft" }, w.recorded.on(moment(time, stage!.timeZone, language))),
    h(
      "div",
      { class: "choices no-print" },
      h(
        "button",
        { class: "button second", type: "button", onclick: () => save(booth) },
        w.recorded.save,
      ),
      h(
        "button",
        { class: "button second", type: "button", onclick: () => print() },
        w.recorded.print,
      ),
    ),
    h("p", {}, checkLink(booth, receipt!.tracker)),
    h("p", {}, w.recorded.checkLater),
    h("p", {}, w.recorded.again[stage!.policy]),
    h("p", { class: "no-print" }, w.recorded.close),
  ];
}

/** The server's word, but not its signature. */
export function unconfirmedPage(booth: Booth): Child[] {
  const w = words[booth.language];
  return [
    heading(w.unconfirmed.heading),
    ...w.unconfirmed.body.map((text) => h("p", {}, text)),
    ...receiptNumber(booth, booth.ballot!.tracker),
    h("p", {}, checkLink(booth, booth.ballot!.tracker)),
    helpLine(booth),
  ];
}

/** The voter stopped the sending: whether it had arrived, only the box can tell. */
export function stoppedPage(booth: Booth, dispatch: Dispatch): Child[] {
  const w = words[booth.language];
  const again = () => dispatch({ type: "send_again" });
  return [
    heading(w.stopped.heading),
    ...w.stopped.body.map((text) => h("p", {}, text)),
    h("p", {}, h("button", { class: "button", type: "button", onclick: again }, w.sendAgain)),
    ...receiptNumber(booth, booth.ballot!.tracker, w.voteNumber),
    h("p", {}, checkLink(booth, booth.ballot!.tracker)),
    helpLine(booth),
  ];
}

function receiptNumber(
  booth: Booth,
  tracker: string,
  title = words[booth.language].recorded.receiptNumber,
): Child[] {
  const w = words[booth.language];
  const said = h("span", { role: "status", class: "copied" });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(tracker);
      said.textContent = w.recorded.copied;
    } catch {
      // No clipboard here: select the number, so that the voter can copy it by hand.
      getSelection()?.selectAllChildren(number);
    }
  };
  const number = h("p", { class: "receipt-number", id: "receipt-number" }, tracker);
  return [
    h("h2", { class: "receipt-heading" }, title),
    number,
    h(
      "p",
      { class: "no-print" },
      h(
        "button",
        { class: "button second", type: "button", onclick: () => void copy() },
        w.recorded.copy,
      ),
      said,
    ),
  ];
}

function checkLink(booth: Booth, tracker: string): HTMLElement {
  const w = words[booth.language];
  return h(
    "a",
    { class: "big-link", href: `/check/${booth.uuid}?lang=${booth.language}#${tracker}` },
    w.recorded.check,
  );
}

function save(booth: Booth): void {
  const { name, text } = receiptFile(booth.stage!, booth.receipt!, booth.language, location.origin);
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
