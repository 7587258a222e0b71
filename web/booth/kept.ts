// The one thing that outlives the page: a request under way, so that a reload, or a phone that ends the
// browser, does not lose the voter's place. It holds the encrypted ballot and the sealed PIN, which only
// the server can open, and neither code nor choice (docs/decisions/kept-request.md).
import { fingerprint, type Ballot } from "../crypto";

export interface Kept {
  readonly ballot: Ballot;
  /** The request without work or pass. */
  readonly request: string;
  /** When it was sent first, by this device's clock. */
  readonly first: number;
}

/** What is left of `window.localStorage` or `sessionStorage` for a test. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const keptDays = 7;
const mostBytes = 12_288;
const form = /^(\d{1,15}) (hustings-cast\/1 0{64} [0-9a-f]{112}\n(\{.*\}))$/;

/** The requests of one stage on this device. */
export class Shelves {
  private readonly prefix: string;

  /**
   * @param device holds the requests: it outlives the browser
   * @param tab holds which of them is this tab's; on a device of several people each tab has its own
   */
  constructor(
    private readonly uuid: string,
    private readonly device: Shelf | null,
    private readonly tab: Shelf | null,
  ) {
    this.prefix = `hustings/1 ${uuid} `;
  }

  /** False if this browser keeps nothing: full, or forbidden. */
  keep({ ballot, request, first }: Kept): boolean {
    try {
      this.device?.setItem(this.prefix + ballot.tracker, `${first} ${request}`);
      this.tab?.setItem(this.prefix, ballot.tracker);
    } catch {
      return false;
    }
    return this.device !== null && this.tab !== null;
  }

  forget(tracker: string): void {
    this.device?.removeItem(this.prefix + tracker);
    this.tab?.removeItem(this.prefix);
  }

  /** What this very tab had under way. */
  ofThisTab(now: number): Kept | null {
    const tracker = this.tab?.getItem(this.prefix) ?? null;
    return tracker === null ? null : this.read(tracker, now);
  }

  /** What whoever shows the code of this public credential had under way; it becomes this tab's. */
  ofCredential(credential: string, now: number): Kept | null {
    const found = this.all(now).find(({ ballot }) => credentialOf(ballot) === credential);
    return found ?? null;
  }

  /** Whether there is anything at all: most devices never keep anything. */
  isEmpty(now: number): boolean {
    return this.all(now).length === 0;
  }

  private all(now: number): Kept[] {
    const { device } = this;
    if (device === null) return [];
    const keys = Array.from({ length: device.length }, (_, i) => device.key(i) ?? "");
    return keys
      .filter((key) => key.startsWith(this.prefix))
      .map((key) => this.read(key.slice(this.prefix.length), now))
      .filter((kept): kept is Kept => kept !== null);
  }

  /** Null, and nothing left of it, if it is too old or was not written by this page. */
  private read(tracker: string, now: number): Kept | null {
    const text = this.device?.getItem(this.prefix + tracker) ?? "";
    const [, first, request, ballot] = text.length < mostBytes + 20 ? (form.exec(text) ?? []) : [];
    const age = now - Number(first);
    if (
      ballot !== undefined &&
      fingerprint(ballot) === tracker &&
      ballot.startsWith(`{"election_uuid":"${this.uuid}"`) &&
      Math.abs(age) < keptDays * 86_400_000
    )
      return { ballot: { text: ballot, tracker }, request: request!, first: Number(first) };
    this.forget(tracker);
    return null;
  }
}

function credentialOf(ballot: Ballot): string | null {
  return /^\{[^{}[\]]*"credential":"([0-9a-f]{64})"/.exec(ballot.text)?.[1] ?? null;
}

/** A shelf of this browser, or null where it has none. */
export function shelf(of: () => Storage): Shelf | null {
  try {
    return of();
  } catch {
    return null; // the voter's settings forbid it
  }
}
