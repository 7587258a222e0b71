import { h, type Child } from "../dom";
import type { Booth } from "../state";
import { words } from "../words";
import { heading } from "./page";

export function castingPage(booth: Booth): Child[] {
  const w = words[booth.language];
  const calm = booth.progress === "encrypting" || booth.progress === "sending";
  return [
    heading(w.casting.heading),
    h("div", { class: calm ? "note" : "note warn" }, ...castingProgress(booth)),
    h("p", {}, w.casting.unfinished),
  ];
}

/** What a screen reader hears while the vote is on its way. */
export function castingProgress(booth: Booth): HTMLElement[] {
  const w = words[booth.language];
  const lines = [h("p", { class: "lead" }, w.casting[booth.progress])];
  if (booth.attempts > 1) lines.push(h("p", { class: "soft" }, w.casting.attempts(booth.attempts)));
  return lines;
}
