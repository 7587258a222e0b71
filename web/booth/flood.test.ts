// over 500 lines because every sequence of answers runs on one false device with one false clock and network
// A vote on its way through everything that can happen to it, with a false clock and a false network: the
// pure step and the errands together, as the page runs them.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import ballots from "../../vectors/ballots.json";
import {
  fingerprint,
  publicCredential,
  readElection,
  type Election,
  type Receipt,
} from "../crypto";
import { utf8ToBytes } from "../crypto/bytes";
import { Errands } from "./errands";
import { FakeShelf } from "./fakeShelf";
import type { Task } from "./gate";
import { Shelves } from "./kept";
import type { Found } from "./search";
import type { Stage } from "./stage";
import { newBooth, type Booth, type Effect, type Event } from "./state";
import { step } from "./step";

const uuid = "TC8ZwPjLDDcDt5";
const code = "GAn18-ABPZ2h-VoC1G-8ZdbA8";
const both = (text: string) => ({ en: text, fr: text });
const [here, there] = ["/api/cast", "https://second.example/api/cast"];
const stage: Stage = {
  uuid,
  state: "open",
  contest: both("Contest"),
  title: both("Stage"),
  question: both("Who?"),
  opens: null,
  closes: null,
  timeZone: "America/Toronto",
  policy: "once",
  windows: [],
  postOnline: "first-received",
  change: null,
  electionHash: "",
  intakeKey: "",
  receiptKey: "",
  cast: [here],
  help: null,
  demo: false,
};
const election = electionOf("3 candidates, 1 to 1, blank");
const text = `{"election_uuid":"${uuid}","election_hash":"","credential":"${publicCredential(uuid, code)}","answers":[]}`;
const ballot = { text, tracker: fingerprint(text) };
const zeros = "0".repeat(64);
const request = `hustings-cast/1 ${zeros} ${"a".repeat(112)}\n${text}`;
const receipt: Receipt = { stage: uuid, tracker: ballot.tracker, time: "", signature: "" };
const work = "1".repeat(64);
const worked = request.replace(zeros, work);

type Reply = Response | Promise<Response> | "never" | "gone";

const json = (status: number, body: object, retryAfter?: number) => () =>
  new Response(JSON.stringify(body), {
    status,
    headers: retryAfter === undefined ? {} : { "Retry-After": `${retryAfter}` },
  });
const refusedWith = (status: number, reason: string, more = {}, retryAfter?: number) =>
  json(status, { status: "refused", code: reason, ...more }, retryAfter);
const accepted = json(200, { status: "accepted", receipt });
const busy = refusedWith(503, "busy", {}, 2);
const workRequired = (bits: number) => refusedWith(429, "work_required", { bits }, 1);
const oneAtATime = refusedWith(429, "one_at_a_time", {}, 10);
const gone = (): Reply => "gone";
const never = (): Reply => "never";

/** A voter's device with its storage, and the network around it. */
class Device {
  booth: Booth = newBooth(uuid, "en");
  errands!: Errands;
  readonly posts: { readonly to: string; readonly body: string; readonly at: number }[] = [];
  readonly looks: string[] = [];
  readonly searches: Task[] = [];
  online = true;
  rate = 1e6;
  gate: (() => Reply) | null = null;
  stage = stage;
  /** What the search says; null while it finds nothing. */
  finds: string | null = work;
  private readonly answers: (() => Reply)[] = [];
  private tell: (found: Found) => void = () => {};

  constructor(
    private readonly storage = new FakeShelf(),
    private readonly tab = new FakeShelf(),
  ) {
    vi.stubGlobal("location", { href: "https://vote.example/vote/x" });
    vi.stubGlobal("navigator", Object.defineProperty({}, "onLine", { get: () => this.online }));
    vi.stubGlobal("fetch", (url: string, init: RequestInit = {}) => this.fetch(url, init));
    this.open();
  }

  /** What the server says, in turn; after the last, nothing more. */
  says(...answers: (() => Reply)[]): this {
    this.answers.push(...answers);
    return this;
  }

  /** From the link to the button "Cast my vote". */
  votes(): this {
    this.happens({ type: "loaded", stage: this.stage, election, now: null });
    for (const event of [
      { type: "link_opened", code },
      { type: "chosen", options: [1] },
      { type: "choice_given" },
      { type: "choice_confirmed" },
      { type: "pin_typed", text: "01234567" },
      { type: "pin_given" },
    ] as const)
      this.happens(event);
    return this;
  }

  happens(event: Event): void {
    const next = step(this.booth, event);
    this.booth = next.booth;
    for (const effect of next.effects) if (!this.errands.run(effect)) this.run(effect);
  }

  /** The page is loaded anew in its tab; the browser was ended: in another tab. */
  reloads(tab = this.tab): Device {
    this.happens = () => {};
    const device = new Device(this.storage, tab);
    device.stage = this.stage;
    return device;
  }

  get kept(): number {
    return this.storage.length + this.tab.length;
  }

  searchGoesOn(tried: number, found: string | null = null): void {
    this.tell({ tried, work: found });
  }

  private open(): void {
    const shelves = new Shelves(uuid, this.storage, this.tab);
    const solver = {
      rate: () => Promise.resolve(this.rate),
      solve: (task: Task, _: string, tell: (found: Found) => void) => {
        this.searches.push(task);
        this.tell = tell;
        const found = this.finds;
        if (found !== null) setTimeout(() => tell({ tried: 2 ** task.bits, work: found }), 500);
        return Promise.resolve();
      },
      stop: () => (this.tell = () => {}),
    };
    this.errands = new Errands(uuid, shelves, solver, (event) => this.happens(event));
    const kept = shelves.ofThisTab(Date.now());
    if (kept !== null) this.happens({ type: "found", kept });
  }

  private run(effect: Effect): void {
    if (effect.do === "make_request")
      this.happens({ type: "request_made", ballot, request, now: Date.now() });
    if (effect.do === "check_receipt")
      this.happens({ type: "receipt_checked", receipt: effect.receipt as Receipt });
  }

  private fetch(url: string, { method, body, signal }: RequestInit): Promise<Response> {
    if (method !== "POST") this.looks.push(url);
    else this.posts.push({ to: url, body: body as string, at: Date.now() });
    const answers = method === "POST" ? this.answers.shift() : this.gate;
    const reply = answers?.() ?? (method === "POST" ? "never" : "gone");
    return new Promise((resolve, reject) => {
      signal?.addEventListener("abort", () => reject(new Error("stopped")));
      if (reply === "gone") reject(new Error("network"));
      else if (reply !== "never") resolve(reply);
    });
  }
}

function electionOf(name: string): Election {
  const bytes = utf8ToBytes(ballots.cases.find((c) => c.name.startsWith(name))!.election);
  const read = readElection(bytes, uuid, fingerprint(bytes));
  if (typeof read === "string") throw new Error(read);
  return read;
}

const start = Date.UTC(2026, 10, 22, 21);
const minute = () => Math.floor(Date.now() / 60_000);
/** The gate of this minute. */
const asks = (bits: number) => () =>
  json(200, {
    version: 1,
    bits,
    seeds: [{ epoch: minute(), seed: minute().toString(16).padStart(64, "0") }],
    next: new Date((minute() + 1) * 60_000).toISOString(),
  })();
const seconds = (n: number) => vi.advanceTimersByTimeAsync(n * 1000);

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  vi.spyOn(Math, "random").mockReturnValue(1);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("Vote_in_a_calm_hour_is_sent_once_without_work_and_leaves_nothing_behind", async () => {
  const device = new Device().says(accepted);
  device.gate = asks(0);
  device.votes();
  expect(device.kept).toBe(2);
  await seconds(1);
  expect(device.booth).toMatchObject({ page: "recorded", receipt });
  expect(device.posts.map((p) => p.body)).toEqual([request]);
  expect(device.searches).toEqual([]);
  expect(device.kept).toBe(0);
});

test.each([
  ["is_out_of_reach", gone],
  ["does_not_answer", never],
  ["says_not_found", json(404, {})],
  ["is_a_captive_portal", () => new Response("<html>")],
  ["is_not_understood", json(200, { version: 9 })],
])("Gate_that_%s_holds_no_vote_up", async (_, gate) => {
  const device = new Device().says(accepted);
  device.gate = gate;
  device.votes();
  await seconds(3);
  expect(device.booth.page).toBe("recorded");
  expect(device.posts.map((p) => p.body)).toEqual([request]);
});

test("Work_that_is_asked_for_is_found_first_and_changes_64_digits_only", async () => {
  const device = new Device().says(accepted);
  device.gate = asks(18);
  device.votes();
  await seconds(0.1);
  expect(device.booth).toMatchObject({ page: "casting", progress: "working" });
  expect(device.posts).toEqual([]);
  await seconds(1);
  expect(device.searches).toMatchObject([{ bits: 18, epoch: start / 60_000 }]);
  expect(device.posts.map((p) => p.body)).toEqual([worked]);
  expect(device.booth.page).toBe("recorded");
});

test("Answer_that_asks_for_work_is_given_it_with_the_same_ballot", async () => {
  const device = new Device().says(workRequired(16), accepted);
  device.gate = asks(0);
  device.votes();
  await seconds(2);
  expect(device.searches).toMatchObject([{ bits: 16 }]);
  expect(device.posts.map((p) => p.body)).toEqual([request, worked]);
  expect(device.booth.page).toBe("recorded");
});

test("More_work_is_found_when_more_is_asked_for", async () => {
  const device = new Device().says(workRequired(16), workRequired(18), accepted);
  device.gate = asks(0);
  device.votes();
  await seconds(3);
  expect(device.searches.map((s) => s.bits)).toEqual([16, 18]);
  expect(device.booth.page).toBe("recorded");
});

test("Server_that_never_takes_the_work_is_not_flooded_and_gets_work_from_a_new_seed", async () => {
  const device = new Device().says(...Array.from({ length: 200 }, () => workRequired(16)));
  device.gate = asks(16);
  device.votes();
  await seconds(120);
  expect(device.posts.length).toBeLessThan(12);
  expect(new Set(device.searches.map((s) => s.epoch)).size).toBeGreaterThan(1);
  expect(device.booth.page).toBe("casting");
});

test("Work_is_used_again_while_it_is_young_and_made_anew_when_it_is_old", async () => {
  const device = new Device().says(...Array.from({ length: 60 }, () => busy));
  device.gate = asks(16);
  device.votes();
  await seconds(7 * 60);
  expect(device.searches).toHaveLength(1);
  expect(new Set(device.posts.map((p) => p.body))).toEqual(new Set([worked]));
  await seconds(3 * 60);
  expect(device.searches).toHaveLength(2);
});

test("Busy_server_is_asked_again_with_the_same_bytes_up_to_thirty_seconds_apart", async () => {
  const device = new Device().says(...Array.from({ length: 9 }, () => busy), accepted);
  device.gate = asks(0);
  device.votes();
  await seconds(0);
  expect(device.booth).toMatchObject({ page: "casting", progress: "busy" });
  await seconds(200);
  expect(new Set(device.posts.map((p) => p.body))).toEqual(new Set([request]));
  const times = device.posts.map((p) => p.at);
  const gaps = times.slice(1).map((at, i) => (at - times[i]!) / 1000);
  expect(gaps).toEqual([2.5, 2.5, 4, 8, 16, 30, 30, 30, 30]);
  expect(device.booth.page).toBe("recorded");
});

test("Waits_are_anything_up_to_the_longest_so_that_a_crowd_does_not_come_back_together", async () => {
  vi.mocked(Math.random).mockReturnValue(0);
  const device = new Device().says(gone, gone, gone, accepted).votes();
  await seconds(1);
  expect(device.posts).toHaveLength(4);
  expect(device.booth.page).toBe("recorded");
});

test("Server_that_checks_this_code_already_is_asked_again_when_it_says", async () => {
  const device = new Device().says(oneAtATime, accepted).votes();
  await seconds(9);
  expect(device.booth).toMatchObject({ page: "casting", progress: "taken" });
  expect(device.posts).toHaveLength(1);
  await seconds(4);
  expect(device.posts.map((p) => p.body)).toEqual([request, request]);
  expect(device.booth.page).toBe("recorded");
});

test("Two_origins_take_turns_when_one_is_out_of_reach_or_busy_and_its_own_gate_is_asked", async () => {
  const device = new Device().says(gone, busy, gone, accepted);
  device.stage = { ...stage, cast: [here, there] };
  device.votes();
  await seconds(30);
  expect(device.posts.map((p) => p.to)).toEqual([here, there, here, there]);
  expect(device.looks.map((l) => new URL(l).host)).toEqual([
    "vote.example",
    "second.example",
    "vote.example",
    "second.example",
  ]);
  expect(device.booth.page).toBe("recorded");
});

test("Origin_that_asks_for_work_or_for_patience_is_the_one_that_gets_it", async () => {
  const device = new Device().says(workRequired(16), oneAtATime, accepted);
  device.stage = { ...stage, cast: [here, there] };
  device.gate = asks(0);
  device.votes();
  await seconds(30);
  expect(device.posts.map((p) => p.to)).toEqual([here, here, here]);
});

test("Request_without_an_answer_is_given_up_after_half_a_minute_and_sent_again", async () => {
  const device = new Device().says(never, accepted).votes();
  await seconds(29);
  expect(device.posts).toHaveLength(1);
  await seconds(3);
  expect(device.posts.map((p) => p.body)).toEqual([request, request]);
  expect(device.booth.page).toBe("recorded");
});

test("Reload_in_the_middle_goes_on_by_itself_with_the_same_ballot", async () => {
  const before = new Device().says(busy, busy).votes();
  await seconds(1);
  const device = before.reloads().says(accepted);
  expect(device.booth).toMatchObject({ page: "casting", sending: { resumed: true } });
  await seconds(60);
  expect(device.posts).toEqual([]);
  device.happens({ type: "loaded", stage, election, now: null });
  await seconds(1);
  expect(device.posts.map((p) => p.body)).toEqual([request]);
  expect(device.booth).toMatchObject({ page: "recorded", receipt });
  expect(device.kept).toBe(0);
});

test("Reload_while_the_server_is_away_never_says_that_nothing_was_sent", async () => {
  const before = new Device().says(gone).votes();
  await seconds(0);
  const device = before.reloads();
  device.happens({ type: "missing", why: "unreachable", stage: null });
  expect(device.booth).toMatchObject({ page: "casting", progress: "lost" });
  device.says(accepted).happens({ type: "missing", why: "unreachable", stage });
  await seconds(1);
  expect(device.booth.page).toBe("recorded");
});

test("Browser_that_was_ended_goes_on_when_the_code_is_shown_again_and_no_second_ballot_is_made", async () => {
  const before = new Device().says(busy).votes();
  await seconds(0);
  const device = before.reloads(new FakeShelf());
  expect(device.booth.page).toBe("loading");
  device.says(accepted).happens({ type: "loaded", stage, election, now: null });
  device.happens({ type: "link_opened", code });
  expect(device.booth.page).toBe("casting");
  await seconds(1);
  expect(device.posts.map((p) => p.body)).toEqual([request]);
  expect(device.booth.page).toBe("recorded");
});

test("Someone_else_on_the_same_device_sees_nothing_of_it", async () => {
  const before = new Device().says(busy).votes();
  await seconds(0);
  const device = before.reloads(new FakeShelf());
  device.happens({ type: "loaded", stage, election, now: null });
  device.happens({ type: "link_opened", code: "tBfH2-mpegpU-sJs2y-yDxysP" });
  expect(device.booth.page).toBe("choice");
});

test("Receipt_of_a_vote_that_had_arrived_is_fetched_after_the_close", async () => {
  const before = new Device().says(never).votes();
  await seconds(0);
  const device = before.reloads(new FakeShelf()).says(accepted);
  device.happens({ type: "link_opened", code });
  device.happens({ type: "loaded", stage: { ...stage, state: "closed" }, election, now: null });
  await seconds(1);
  expect(device.booth.page).toBe("recorded");
});

test("Phone_that_slept_tries_at_once_and_does_not_wait_for_a_dead_connection", async () => {
  const device = new Device().says(never, busy, busy, busy, busy, accepted).votes();
  await seconds(0);
  // Asleep: the clock goes on, timers do not.
  vi.setSystemTime(Date.now() + 3_600_000);
  device.errands.woke();
  await seconds(0.5);
  expect(device.posts).toHaveLength(2);
  await seconds(10);
  expect(device.posts).toHaveLength(4);
  device.errands.woke();
  await seconds(0);
  expect(device.posts).toHaveLength(5);
  device.errands.woke();
  await seconds(0);
  expect(device.booth.page).toBe("recorded");
  expect(new Set(device.posts.map((p) => p.body))).toEqual(new Set([request]));
});

test("Waking_up_does_not_cut_off_a_request_that_is_young", async () => {
  const device = new Device().says(never).votes();
  await seconds(5);
  device.errands.woke();
  await seconds(5);
  expect(device.posts).toHaveLength(1);
});

test("Search_that_slept_begins_anew_with_a_new_seed", async () => {
  const device = new Device().says(accepted);
  device.gate = asks(20);
  device.finds = null;
  device.votes();
  await seconds(0);
  expect(device.searches).toHaveLength(1);
  vi.setSystemTime(Date.now() + 6 * 60_000);
  device.finds = work;
  device.searchGoesOn(5000);
  await seconds(1);
  expect(device.searches.map((s) => s.epoch)).toEqual([start / 60_000, start / 60_000 + 6]);
  expect(device.booth.page).toBe("recorded");
});

test("Work_found_before_a_long_sleep_is_not_sent_after_it", async () => {
  const device = new Device().says(accepted);
  device.gate = asks(20);
  device.finds = null;
  device.votes();
  await seconds(0);
  vi.setSystemTime(Date.now() + 3_600_000);
  device.finds = "2".repeat(64);
  device.searchGoesOn(5000, work);
  await seconds(1);
  expect(device.posts.map((p) => p.body)).toEqual([request.replace(zeros, "2".repeat(64))]);
});

test("Slow_phone_goes_without_work_and_says_so", async () => {
  const device = new Device().says(busy, accepted);
  device.gate = asks(21);
  device.rate = 10_000;
  device.votes();
  await seconds(0);
  expect(device.booth.sending.slow).toBe(true);
  await seconds(10);
  expect(device.searches).toEqual([]);
  expect(device.posts.map((p) => p.body)).toEqual([request, request]);
});

test("Search_of_an_unlucky_device_is_said_to_be_long_and_given_up_after_a_minute", async () => {
  const device = new Device().says(accepted);
  device.gate = asks(16);
  device.finds = null;
  device.votes();
  await seconds(10);
  device.searchGoesOn(2 ** 17);
  expect(device.booth.sending.search?.late).toBe(false);
  device.searchGoesOn(2 ** 18);
  expect(device.booth.sending.search?.late).toBe(true);
  await seconds(51);
  device.searchGoesOn(2 ** 19);
  await seconds(0);
  expect(device.posts.map((p) => p.body)).toEqual([request]);
  expect(device.booth).toMatchObject({ page: "recorded", sending: { search: null } });
});

test("Search_that_the_server_insists_on_is_not_given_up_after_a_minute", async () => {
  const device = new Device().says(workRequired(16));
  device.gate = asks(0);
  device.finds = null;
  device.votes();
  await seconds(61);
  device.searchGoesOn(2 ** 18);
  expect(device.booth).toMatchObject({ progress: "working", sending: { search: { late: true } } });
});

test("Pass_of_the_help_desk_goes_at_once_in_a_line_before_the_same_request_and_needs_no_work", async () => {
  const device = new Device().says(workRequired(16), accepted);
  device.gate = asks(21);
  device.finds = null;
  device.votes();
  await seconds(0);
  expect(device.booth.progress).toBe("working");
  device.happens({ type: "pass_typed", text: " k7qm-2X9F-TBC2 " });
  device.happens({ type: "pass_given" });
  await seconds(5);
  expect(device.posts[0]!.body).toBe(`hustings-pass/1 K7QM2X9FTBC2\n${request}`);
});

test("Pass_given_while_a_request_is_away_goes_as_soon_as_that_is_answered", async () => {
  let answer: (response: Response) => void = () => {};
  const slow = () => new Promise<Response>((resolve) => (answer = resolve));
  const device = new Device().says(busy, busy, busy, slow, accepted).votes();
  await seconds(10);
  device.happens({ type: "pass_typed", text: "K7QM2X9FTBC2" });
  device.happens({ type: "pass_given" });
  expect(device.posts).toHaveLength(4);
  answer(busy());
  await seconds(0);
  expect(device.posts[4]!.body.startsWith("hustings-pass/1 ")).toBe(true);
  expect(device.booth.page).toBe("recorded");
});

test("Pass_ends_a_wait", async () => {
  const device = new Device().says(busy, busy, busy, busy, accepted).votes();
  await seconds(10);
  expect(device.posts).toHaveLength(4);
  device.happens({ type: "pass_typed", text: "K7QM2X9FTBC2" });
  device.happens({ type: "pass_given" });
  await seconds(0);
  expect(device.posts[4]!.body.startsWith("hustings-pass/1 K7QM2X9FTBC2\nhustings-cast/1 ")).toBe(
    true,
  );
  expect(device.booth.page).toBe("recorded");
});

test.each([
  ["", "empty"],
  [" - ", "form"],
  ["K7Q", "form"],
  ["K7QM2X9FTBCZ", "form"],
])("Pass_%j_is_asked_again_and_the_vote_goes_on", async (text, fault) => {
  const device = new Device().says(busy).votes();
  await seconds(0);
  device.happens({ type: "pass_typed", text });
  device.happens({ type: "pass_given" });
  expect(device.booth).toMatchObject({ page: "casting", problem: { of: "pass", fault } });
});

test("Pass_that_is_refused_is_said_and_the_vote_goes_on_without_it", async () => {
  const device = new Device().says(busy, refusedWith(403, "pass_invalid"), busy, accepted).votes();
  await seconds(0);
  device.happens({ type: "pass_typed", text: "K7QM2X9FTBC2" });
  device.happens({ type: "pass_given" });
  await seconds(0);
  expect(device.booth).toMatchObject({
    passTyped: "K7QM2X9FTBC2",
    problem: { of: "pass", fault: "refused" },
  });
  expect(device.posts.map((p) => p.body.slice(0, 15))).toEqual([
    "hustings-cast/1",
    "hustings-pass/1",
    "hustings-cast/1",
  ]);
  await seconds(20);
  expect(device.booth.page).toBe("recorded");
});

test("Voter_who_stops_leaves_nothing_behind_and_can_send_the_same_vote_again", async () => {
  const device = new Device().says(busy).votes();
  await seconds(0);
  device.happens({ type: "stopped" });
  expect(device.booth.page).toBe("stopped");
  expect(device.kept).toBe(0);
  await seconds(600);
  expect(device.posts).toHaveLength(1);
  device.says(accepted).happens({ type: "send_again" });
  await seconds(1);
  expect(device.posts.map((p) => p.body)).toEqual([request, request]);
  expect(device.booth.page).toBe("recorded");
});

test("Voter_who_stops_before_the_server_was_reached_after_a_reload_can_go_on", async () => {
  const before = new Device().says(busy).votes();
  await seconds(0);
  const device = before.reloads();
  device.happens({ type: "stopped" });
  device.happens({ type: "loaded", stage, election, now: null });
  expect(device.booth.page).toBe("stopped");
  device.says(accepted).happens({ type: "send_again" });
  await seconds(1);
  expect(device.booth.page).toBe("recorded");
});

test("Voter_who_stops_before_anything_was_reached_and_goes_on_has_the_stage_loaded", async () => {
  const before = new Device().says(busy).votes();
  await seconds(0);
  const device = before.reloads();
  device.happens({ type: "stopped" });
  device.happens({ type: "missing", why: "unreachable", stage: null });
  expect(device.booth.page).toBe("stopped");
  expect(step(device.booth, { type: "send_again" }).effects).toContainEqual({ do: "load" });
});

test("Receipt_that_comes_after_stop_is_shown_all_the_same", async () => {
  let answer: (response: Response) => void = () => {};
  const slow = () => new Promise<Response>((resolve) => (answer = resolve));
  const device = new Device().says(slow).votes();
  await seconds(0);
  device.happens({ type: "stopped" });
  answer(accepted());
  await seconds(0);
  expect(device.booth.page).toBe("recorded");
});

test.each(["already_voted", "pin_wrong", "stage_closed", "unknown_credential"])(
  "Refusal_%s_ends_the_sending_and_leaves_nothing_behind",
  async (reason) => {
    const device = new Device().says(busy, refusedWith(409, reason)).votes();
    await seconds(60);
    expect(device.booth.page).not.toBe("casting");
    expect(device.posts).toHaveLength(2);
    expect(device.kept).toBe(0);
  },
);

test("Stage_that_closes_while_the_vote_waits_is_asked_until_it_answers", async () => {
  const device = new Device().says(gone, gone, gone, accepted).votes();
  await seconds(0);
  device.happens({ type: "seen", stage: { ...stage, state: "closed" }, now: null });
  expect(device.booth.page).toBe("casting");
  await seconds(60);
  expect(device.posts).toHaveLength(4);
  expect(device.booth.page).toBe("recorded");
});

test("Receipt_that_does_not_hold_is_kept_at_hand_for_another_try", async () => {
  const device = new Device().says(busy).votes();
  device.happens({ type: "receipt_checked", receipt: null });
  expect(device.booth.page).toBe("unconfirmed");
  expect(device.kept).toBe(2);
});
