import { expect, test } from "vitest";
import { readFlow } from "./flowGraph";
import { wrapped } from "./flowPicture";

const row = (from: string, to: string, votes: number, kind = "moves") => ({
  from,
  to,
  kind,
  votes,
  fromName: from.split(":")[2]!,
  toName: to.split(":")[2]!,
});

test("places carry the sum of their links, the largest first, those who count for nobody last", () => {
  const flow = readFlow([
    row("before:candidate:ana", "after:candidate:ana", 20, "stays"),
    row("before:candidate:chloe", "after:candidate:ana", 4),
    row("before:candidate:chloe", "after:exhausted:", 50),
    row("before:candidate:ben", "after:candidate:ben", 30, "stays"),
  ]);
  expect(flow.nodes.map((node) => [node.key, node.votes])).toEqual([
    ["before:candidate:chloe", 54],
    ["before:candidate:ben", 30],
    ["after:candidate:ben", 30],
    ["after:candidate:ana", 24],
    ["before:candidate:ana", 20],
    ["after:exhausted:", 50],
  ]);
  expect(flow.links.map((link) => [link.source, link.target, link.value])).toContainEqual([
    0, 5, 50,
  ]);
});

test("long names take two lines, and end in an ellipsis only when they must", () => {
  expect(wrapped("Ana", 10)).toEqual(["Ana"]);
  expect(wrapped("Thomas Mulcair", 10)).toEqual(["Thomas", "Mulcair"]);
  expect(wrapped("Ana Wolfeschlegelsteinhausen", 12)).toEqual(["Ana", "Wolfeschleg…"]);
  expect(wrapped("Wolfeschlegelsteinhausen", 12)).toEqual(["Wolfeschleg…"]);
});
