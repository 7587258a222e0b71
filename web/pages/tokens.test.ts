import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");
const [light, dark] = css.split("prefers-color-scheme: dark").map(read) as [Colours, Colours];
type Colours = Record<string, string>;

function read(part: string): Colours {
  return Object.fromEntries(
    [...part.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1], m[2]]),
  );
}

// WCAG 2.2, "relative luminance" and "contrast ratio".
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const needed: [string, string, number][] = [
  ...["ink", "ink-soft", "link", "good", "bad", "warn"].flatMap(
    (text): [string, string, number][] => [
      [text, "page", 7],
      [text, "surface", 7],
    ],
  ),
  ["ink", "field", 7],
  ["on-accent", "accent", 7],
  ["page", "bad", 7],
  ["focus", "page", 3],
  ["focus", "surface", 3],
  ["bar", "page", 3],
  ["accent", "page", 3],
];

test.each([
  ["light", light],
  ["dark", dark],
])("Colours_%s_stand_out_enough", (_, colours) => {
  expect(Object.keys(colours).sort()).toEqual(Object.keys(light).sort());
  const weak = needed
    .map(([one, other, least]) => ({
      one,
      other,
      least,
      is: contrast(colours[one]!, colours[other]!),
    }))
    .filter(({ least, is }) => is < least);
  expect(weak).toEqual([]);
});
