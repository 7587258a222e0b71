// What the page tells its script: who signs, with which passkey, for which site, and where to say things.
import type { Language } from "../booth/stage";
import { h, type Child } from "../booth/dom";
import type { Refused } from "./api";
import { words } from "./words";

const root = document.querySelector<HTMLElement>("#console")!;

export const language: Language = document.documentElement.lang === "fr" ? "fr" : "en";
export const say = words[language];

/** A value that the page states, "" if it does not. */
export function given(name: string): string {
  return root?.dataset[name] ?? "";
}

export function part<T extends HTMLElement>(name: string): T | null {
  return root.querySelector<T>(`[data-part="${name}"]`);
}

/** The reader of orders in the page's language. */
export function reader() {
  const names = JSON.parse(given("names") || "{}") as Record<string, string>;
  return { language, words: say, zone: given("zone"), names };
}

/** Goes on to another page of the console, in the same language. */
export function goTo(path: string): void {
  const sign = path.includes("?") ? "&" : "?";
  location.assign(`${path}${sign}lang=${language}`);
}

/** Says something where everybody finds it: above the form, with the focus. */
export function tell(tone: "bad" | "warn" | "good" | "", ...children: readonly Child[]): void {
  const place = part("news")!;
  place.replaceChildren(
    h(
      "div",
      { class: `note ${tone}`, tabindex: -1, role: tone === "bad" ? "alert" : "status" },
      ...children,
    ),
  );
  (place.firstElementChild as HTMLElement).focus();
}

export function quiet(): void {
  part("news")!.replaceChildren();
}

export function tellRefused(refused: Refused): void {
  tell(
    "bad",
    h("p", {}, h("strong", {}, say.refused)),
    h("p", {}, refused.message[language]),
    h("p", { class: "soft small" }, `${say.code}: `, h("code", { translate: "no" }, refused.code)),
  );
}
