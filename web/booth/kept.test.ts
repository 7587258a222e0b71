import { expect, test } from "vitest";
import { fingerprint } from "../crypto";
import { shelf, Shelves, type Kept } from "./kept";
import { FakeShelf } from "./fakeShelf";

const uuid = "TC8ZwPjLDDcDt5";
const credential = "c".repeat(64);
const now = Date.UTC(2026, 10, 22);
const day = 86_400_000;

function keptOf(who = credential, first = now, stage = uuid): Kept {
  const text = `{"election_uuid":"${stage}","election_hash":"x","credential":"${who}","answers":[]}`;
  const request = `hustings-cast/1 ${"0".repeat(64)} ${"a".repeat(112)}\n${text}`;
  return { ballot: { text, tracker: fingerprint(text) }, request, first };
}

test("Request_is_found_by_its_tab_and_by_its_code_until_it_is_forgotten", () => {
  const [device, tab] = [new FakeShelf(), new FakeShelf()];
  const shelves = new Shelves(uuid, device, tab);
  const kept = keptOf();
  expect(shelves.isEmpty(now)).toBe(true);
  expect(shelves.keep(kept)).toBe(true);
  expect(shelves.ofThisTab(now)).toEqual(kept);
  expect(shelves.ofCredential(credential, now)).toEqual(kept);
  shelves.forget(kept.ballot.tracker);
  expect([device.length, tab.length]).toEqual([0, 0]);
  expect(shelves.ofThisTab(now)).toBeNull();
});

test("Request_survives_the_browser_but_shows_itself_to_its_own_code_only", () => {
  const device = new FakeShelf();
  new Shelves(uuid, device, new FakeShelf()).keep(keptOf());
  const restarted = new Shelves(uuid, device, new FakeShelf());
  expect(restarted.ofThisTab(now)).toBeNull();
  expect(restarted.ofCredential("d".repeat(64), now)).toBeNull();
  expect(restarted.ofCredential(credential, now)).toEqual(keptOf());
});

test("Two_members_of_a_household_on_one_device_keep_one_request_each", () => {
  const device = new FakeShelf();
  const [one, other] = [new FakeShelf(), new FakeShelf()].map((t) => new Shelves(uuid, device, t));
  one!.keep(keptOf());
  other!.keep(keptOf("d".repeat(64)));
  expect(one!.ofThisTab(now)).toEqual(keptOf());
  expect(other!.ofThisTab(now)).toEqual(keptOf("d".repeat(64)));
  other!.forget(keptOf("d".repeat(64)).ballot.tracker);
  expect(one!.ofThisTab(now)).toEqual(keptOf());
});

test("Request_of_another_stage_is_not_found", () => {
  const device = new FakeShelf();
  new Shelves("11111111111111", device, new FakeShelf()).keep(
    keptOf(credential, now, "1".repeat(14)),
  );
  expect(new Shelves(uuid, device, new FakeShelf()).isEmpty(now)).toBe(true);
  expect(device.length).toBe(1);
});

test("Request_older_than_a_week_is_removed", () => {
  const device = new FakeShelf();
  const shelves = new Shelves(uuid, device, new FakeShelf());
  shelves.keep(keptOf(credential, now - 6 * day));
  expect(shelves.isEmpty(now)).toBe(false);
  expect(shelves.isEmpty(now + 2 * day)).toBe(true);
  expect(device.length).toBe(0);
});

test.each([
  ["another ballot", (text: string) => text.replace('"x"', '"y"')],
  ["other work", (text: string) => text.replace("/1 0", "/1 1")],
  ["another time", (text: string) => text.replace(/^\d+/, "soon")],
  ["anything", () => "anything"],
  ["too much", (text: string) => text + " ".repeat(20_000)],
])("What_was_changed_into_%s_is_removed_and_never_sent", (_, change) => {
  const [device, tab] = [new FakeShelf(), new FakeShelf()];
  const shelves = new Shelves(uuid, device, tab);
  shelves.keep(keptOf());
  const key = device.key(0)!;
  const changed = change(device.getItem(key)!);
  expect(changed).not.toBe(device.getItem(key));
  device.setItem(key, changed);
  expect(shelves.ofThisTab(now)).toBeNull();
  expect(device.length).toBe(0);
});

test("Browser_that_keeps_nothing_says_so_and_votes_all_the_same", () => {
  const full = new FakeShelf();
  full.setItem = () => {
    throw new Error("QuotaExceededError");
  };
  for (const [device, tab] of [
    [null, null],
    [full, new FakeShelf()],
    [new FakeShelf(), null],
  ] as const) {
    const shelves = new Shelves(uuid, device, tab);
    expect(shelves.keep(keptOf())).toBe(false);
    shelves.forget("x");
  }
  const forbidden = () => {
    throw new Error("SecurityError");
  };
  expect(shelf(forbidden)).toBeNull();
});
