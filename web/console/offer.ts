// An order put before its officer: what it does in words, what stands in it, and one button that asks for the passkey. What is shown is
// read from the very text that is hashed and signed.
import { h } from "../booth/dom";
import type { Answer, Given } from "./api";
import { describe } from "./describe";
import { callSign, hashOf, type Wording } from "./order";
import { sign, type Signature } from "./passkey";
import { given, language, part, quiet, reader, say, tell, tellRefused } from "./place";

export interface Offer {
  /** The order's one form. */
  readonly text: string;
  readonly consequences: Wording;
  /** How many must sign; how many already have. */
  readonly signatures: number;
  readonly signed: number;
  send(signature: Signature): Promise<Answer<Given>>;
  /** The order was taken, or waits for others. */
  done(answer: Given): void;
  /** Something else was ordered meanwhile. */
  stale(): void;
  /** Back to the form; null where there is none. */
  back: (() => void) | null;
}

export function show(offer: Offer): void {
  const hash = hashOf(offer.text);
  const box = part("offer")!;
  const button = h("button", { class: "button", type: "button", id: "sign" }, say.sign);
  button.addEventListener("click", () => void give(offer, hash, button));
  const lines = describe(offer.text, reader());
  const effect =
    offer.signed > 0 ? say.last : offer.signatures > 1 ? say.together(offer.signatures) : say.alone;
  box.replaceChildren(
    h("h2", { tabindex: -1, id: "offer-title" }, say.willDo),
    h("p", { class: "lead", id: "consequences" }, offer.consequences[language]),
    h("p", {}, effect),
    h(
      "details",
      {},
      h("summary", {}, say.says),
      h(
        "dl",
        { class: "facts" },
        ...lines.map(({ label, value, plain }) =>
          h(
            "div",
            {},
            h("dt", {}, label),
            plain
              ? h("dd", {}, h("span", { class: "mono small", translate: "no" }, value))
              : h("dd", {}, value),
          ),
        ),
      ),
    ),
    h(
      "p",
      { class: "soft" },
      `${say.order}: `,
      h("strong", { class: "mono", translate: "no", id: "call-sign" }, callSign(hash)),
      `. ${say.compare}`,
    ),
    h(
      "div",
      { class: "choices" },
      button,
      offer.back &&
        h("button", { class: "button second", type: "button", onclick: offer.back }, say.back),
    ),
  );
  box.hidden = false;
  box.querySelector<HTMLElement>("#offer-title")!.focus();
}

export function hide(): void {
  part("offer")!.hidden = true;
  part("offer")!.replaceChildren();
}

async function give(offer: Offer, hash: string, button: HTMLButtonElement): Promise<void> {
  button.disabled = true;
  quiet();
  const signature = await sign(given("officer"), given("credential"), given("rp"), hash);
  if (!signature) {
    tell("warn", h("p", {}, say.gaveUp));
  } else {
    const answer = await offer.send(signature);
    if (answer === "unreachable") {
      // What was sent twice is answered as the first time.
      tell("warn", h("p", {}, say.unreachable));
    } else if ("ok" in answer) {
      offer.done(answer.ok);
      return;
    } else if (answer.refused.code === "stale") {
      offer.stale();
      return;
    } else {
      tellRefused(answer.refused);
    }
  }
  button.disabled = false;
}
