// What belongs to a candidate's name: the photo beside it, the statement folded below it.
import { h, paragraphs, type Child } from "../dom";
import type { Booth } from "../state";
import { words } from "../words";

/** The picture; the name stands beside it as text, so it says nothing by itself. */
export function photo(booth: Booth, candidate: number): Child {
  const hash = booth.about?.candidates[candidate]?.photo ?? null;
  if (hash === null) return null;
  const image = h("img", {
    src: `/public/photos/${hash}`,
    class: "photo",
    alt: "",
    width: 64,
    height: 64,
    loading: "lazy",
    decoding: "async",
    onerror: () => image.remove(),
  });
  return image;
}

export function withdrew(booth: Booth, candidate: number): Child {
  if (booth.about?.candidates[candidate]?.withdrawn !== true) return null;
  return h("p", { class: "hint" }, words[booth.language].about.withdrew);
}

export function statement(booth: Booth, candidate: number, name: string): Child {
  const text = booth.about?.candidates[candidate]?.statement?.[booth.language] ?? "";
  if (text.trim() === "") return null;
  return h(
    "details",
    { class: "about" },
    h(
      "summary",
      { id: `about-${candidate}` },
      words[booth.language].about.heading,
      h("span", { class: "unseen" }, ` (${name})`),
    ),
    ...paragraphs(text.split(/\n\s*\n/)),
  );
}
