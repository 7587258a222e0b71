// The live region: what a screen reader says about a change that moves no focus. It stands outside of
// what is drawn anew, or nothing would be read out.
import { h } from "./dom";

export function say(text: string): void {
  let live = document.getElementById("live");
  if (live === null) {
    live = h("div", { id: "live", class: "unseen", role: "status", "aria-live": "polite" });
    document.getElementById("booth")!.after(live);
  }
  live.textContent = text;
}
