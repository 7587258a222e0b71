// Pages that tell something: not open, closed, out of reach, refused.
import { h, paragraphs, type Child } from "../dom";
import { helpLine } from "../frame";
import { online } from "../stage";
import type { Booth } from "../state";
import { moment } from "../times";
import { words } from "../words";
import { sentBeforeClosing } from "./casting";
import { heading, type Dispatch } from "./page";

export function loadingPage(booth: Booth): Child[] {
  return [heading(words[booth.language].loading)];
}

export function unavailablePage(booth: Booth, dispatch: Dispatch): Child[] {
  const w = words[booth.language];
  const notice = { unreachable: w.unreachable, no_such_vote: w.noSuchVote, damaged: w.damaged };
  const { heading: title, body } = notice[booth.missing!];
  return [heading(title), ...paragraphs(body), againButton(booth, dispatch), helpLine(booth)];
}

export function notOpenPage(booth: Booth): Child[] {
  const w = words[booth.language];
  const { timeZone } = booth.stage!;
  const { opens } = online(booth.stage!);
  const when = opens && moment(opens, timeZone, booth.language);
  return [
    heading(w.notOpenYet.heading),
    booth.stage!.state === "open" && h("p", {}, w.notOpenYet.hall),
    h("p", { class: "lead" }, when ? w.notOpenYet.opens(when) : w.notOpenYet.whenever),
    h("p", {}, w.notOpenYet.watching),
  ];
}

export function closedPage(booth: Booth): Child[] {
  const w = words[booth.language];
  // Only the hall is still open: that is not the end of voting.
  const { heading: title, body } = booth.stage!.state === "open" ? w.onlineEnded : w.isClosed;
  return [
    heading(title),
    booth.unsent && h("p", { class: "lead" }, w.unsent),
    ...paragraphs(body),
    booth.stage!.state === "open" ? statusLink(booth) : resultLink(booth),
  ];
}

export function refusedPage(booth: Booth, dispatch: Dispatch): Child[] {
  const w = words[booth.language];
  const code = booth.refusal!;
  const refused = w.refused(code);
  const title = refused.heading;
  const waited = code === "stage_closed" ? sentBeforeClosing(booth) : null;
  const { timeZone } = booth.stage!;
  const body = waited ? w.closedMeanwhile(moment(waited, timeZone, booth.language)) : refused.body;
  return [
    heading(title),
    ...paragraphs(body),
    code === "pin_locked"
      ? h(
          "p",
          {},
          button(w.retryPin, () => dispatch({ type: "choice_confirmed" })),
        )
      : code === "stage_closed"
        ? resultLink(booth)
        : code === "channel_closed"
          ? statusLink(booth)
          : !final.includes(code) && againButton(booth, dispatch),
    helpLine(booth),
    h("p", { class: "small" }, w.forHelpDesk(code)),
  ];
}

/** Nothing that a voter could try again here. */
const final = ["already_voted", "voided_post", "voted_in_advance", "code_void", "stage_paused"];

function againButton(booth: Booth, dispatch: Dispatch): HTMLElement {
  const again = () => dispatch({ type: "load_again" });
  return h("p", {}, button(words[booth.language].tryAgain, again));
}

function button(text: string, onclick: () => void): HTMLElement {
  return h("button", { class: "button", type: "button", onclick }, text);
}

function resultLink(booth: Booth): HTMLElement {
  const href = `/results/${booth.uuid}?lang=${booth.language}`;
  return h("p", {}, h("a", { class: "big-link", href }, words[booth.language].seeResult));
}

function statusLink(booth: Booth): HTMLElement {
  const href = `/status/${booth.uuid}?lang=${booth.language}`;
  return h("p", {}, h("a", { class: "big-link", href }, words[booth.language].status));
}
