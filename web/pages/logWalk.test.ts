import { expect, test } from "vitest";
import log from "../../vectors/log.json";
import { followLog } from "./logWalk";

const ballots = log.lines.map((line) => (JSON.parse(line) as { ballot: string }).ballot);
const end = log.lines.length;

/** A server that shows these lines, so many on each page, and this head. */
function server(lines: readonly string[], head: { height: number; head: string }, page = 2) {
  return (name: string): Promise<Response> => {
    if (name === "log/head.json") return Promise.resolve(Response.json({ ...head, page }));
    const n = Number(/^log\/(\d+)\.jsonl$/.exec(name)![1]);
    const shown = lines.slice(n * page, (n + 1) * page).map((line) => line + "\n");
    return Promise.resolve(new Response(shown.join("")));
  };
}

const whole = { height: end, head: log.head };
const walk = (
  get: (name: string) => Promise<Response>,
  ballot = ballots[1]!,
  hash = log.electionHash,
) => followLog(get, log.uuid, hash, ballot, () => undefined);

test.each(ballots.map((ballot, i) => [i, ballot] as const))(
  "Log_walk_finds_ballot_%i",
  async (i, ballot) => {
    expect(await walk(server(log.lines, whole), ballot)).toEqual({
      holds: true,
      position: i,
      ...whole,
    });
  },
);

test("Log_walk_for_a_ballot_that_is_not_there_finds_none", async () => {
  expect(await walk(server(log.lines, whole), "f".repeat(64))).toMatchObject({
    holds: true,
    position: null,
  });
});

test("Log_walk_reports_how_far_it_is", async () => {
  const seen: number[] = [];
  await followLog(
    server(log.lines, whole),
    log.uuid,
    log.electionHash,
    ballots[0]!,
    ({ done, all }) => {
      expect(all).toBe(end);
      seen.push(done);
    },
  );
  expect(seen.at(-1)).toBe(end);
  expect(seen.length).toBe(Math.ceil(end / 2));
});

test("Log_walk_leaves_aside_ballots_cast_after_the_head_was_asked_for", async () => {
  const earlier = JSON.parse(log.lines[end - 1]!) as { parent: string };
  const get = server(log.lines, { height: end - 1, head: earlier.parent });
  expect(await walk(get)).toMatchObject({ holds: true, position: 1, height: end - 1 });
});

test.each([
  ["another_election", () => walk(server(log.lines, whole), ballots[1], "x")],
  ["another_head", () => walk(server(log.lines, { height: end, head: "0".repeat(64) }))],
  [
    "a_line_removed",
    () =>
      walk(
        server(
          log.lines.filter((_, i) => i !== 0),
          whole,
        ),
      ),
  ],
  [
    "lines_exchanged",
    () => walk(server([log.lines[1]!, log.lines[0]!, ...log.lines.slice(2)], whole)),
  ],
  [
    "a_ballot_exchanged",
    () =>
      walk(
        server(
          log.lines.map((l) => l.replace(ballots[0]!, "a".repeat(64))),
          whole,
        ),
      ),
  ],
  ["the_end_missing", () => walk(server(log.lines.slice(0, -1), whole))],
  ["nothing_at_all", () => walk(server([], whole))],
])("Log_walk_over_a_record_with_%s_does_not_hold", async (_, walking) => {
  expect((await walking()).holds).toBe(false);
});
