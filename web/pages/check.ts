// Check my ballot: finds a ballot by its receipt number and verifies, on this device, that the public record holds it.
// The words stand in the page; this script fills in figures and shows what was found.
import { bytesToHex, fingerprint, sha256 } from "../crypto/bytes";
import { followLog, type Progress } from "./logWalk";
import { readReceiptNumber } from "./receiptNumber";

type Outcome = "found" | "absent" | "broken" | "unreachable";
type Step = "bytes" | "election" | "listed" | "chain";

class Broken extends Error {
  constructor(readonly step: Step) {
    super(step);
  }
}

const page = document.getElementById("check")!;
const stage = page.dataset["stage"]!;
const files = `/public/stages/${stage}/`;
const form = document.querySelector<HTMLFormElement>("#check-form")!;
const field = document.querySelector<HTMLTextAreaElement>("#receipt")!;
const fault = document.getElementById("receipt-fault")!;
const steps = document.getElementById("check-steps")!;
const head = page.querySelector<HTMLElement>("[data-head]")!;
const busy = document.getElementById("check-busy")!;

function show(outcome: Outcome | null): void {
  for (const part of page.querySelectorAll<HTMLElement>("[data-outcome]")) {
    part.hidden = part.dataset["outcome"] !== outcome;
    if (!part.hidden) part.focus();
  }
}

function mark(step: Step, holds: boolean): void {
  const line = page.querySelector<HTMLElement>(`[data-step="${step}"]`)!;
  line.hidden = false;
  steps.hidden = false;
  line.querySelector<HTMLElement>("[data-yes]")!.hidden = !holds;
  line.querySelector<HTMLElement>("[data-no]")!.hidden = holds;
}

function fill(name: string, value: number | string): void {
  for (const slot of page.querySelectorAll<HTMLElement>(`[data-fill="${name}"]`)) {
    slot.textContent =
      typeof value === "number" ? value.toLocaleString(document.documentElement.lang) : value;
  }
}

async function get(name: string): Promise<Response> {
  const answer = await fetch(files + name, { cache: "no-cache" });
  if (!answer.ok && answer.status !== 404) throw new TypeError(`${name}: ${answer.status}`);
  return answer;
}

async function ballotBytes(hash: string): Promise<Uint8Array | null> {
  const answer = await get(`ballots/${hash}`);
  return answer.status === 404 ? null : new Uint8Array(await answer.arrayBuffer());
}

/** The bytes served have the receipt number as their fingerprint. */
function checkBytes(bytes: Uint8Array, hash: string): void {
  if (bytesToHex(sha256(bytes)) !== hash) throw new Broken("bytes");
  mark("bytes", true);
}

/** The ballot names this election, whose fingerprint is computed here. */
async function checkElection(bytes: Uint8Array): Promise<string> {
  const election = new Uint8Array(await (await get("election.json")).arrayBuffer());
  const electionHash = fingerprint(election);
  const ballot = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  if (ballot["election_uuid"] !== stage || ballot["election_hash"] !== electionHash)
    throw new Broken("election");
  mark("election", true);
  return electionHash;
}

async function check(hash: string): Promise<Outcome> {
  const bytes = await ballotBytes(hash);
  if (bytes === null) return "absent";
  checkBytes(bytes, hash);
  const electionHash = await checkElection(bytes);
  const walk = await followLog(get, stage, electionHash, hash, (progress: Progress) => {
    fill("done", progress.done);
    fill("all", progress.all);
  });
  fill("lines", walk.height);
  if (!walk.holds) throw new Broken("chain");
  if (walk.position === null) throw new Broken("listed");
  mark("listed", true);
  mark("chain", true);
  fill("head", walk.head);
  head.hidden = false;
  return "found";
}

async function start(): Promise<void> {
  const number = readReceiptNumber(field.value);
  fault.hidden = number !== null;
  field.toggleAttribute("aria-invalid", number === null);
  show(null);
  if (number === null) {
    field.focus();
    return;
  }
  for (const line of page.querySelectorAll<HTMLElement>("[data-step]")) line.hidden = true;
  steps.hidden = head.hidden = true;
  busy.hidden = false;
  try {
    show(await check(number));
  } catch (problem) {
    if (problem instanceof Broken) {
      mark(problem.step, false);
      show("broken");
    } else if (problem instanceof TypeError) {
      show("unreachable");
    } else {
      throw problem;
    }
  } finally {
    busy.hidden = true;
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void start();
});

if (location.hash.length > 1) {
  field.value = decodeURIComponent(location.hash.slice(1));
  void start();
}
