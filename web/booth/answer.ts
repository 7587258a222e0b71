// What the server said to a ballot, sorted by what the voter's page does next.

export type Answer =
  /** On disk, if the receipt holds. */
  | { readonly kind: "accepted"; readonly receipt: unknown }
  /** From the closed list, for good (or until the voter corrects something). */
  | { readonly kind: "refused"; readonly code: string; readonly remaining: number | null }
  /** Too busy; the same bytes again, not before so many seconds. */
  | { readonly kind: "later"; readonly seconds: number }
  /** Another request of the same code is being checked, or just was. */
  | { readonly kind: "taken"; readonly seconds: number }
  /** The same ballot again, with so many bits of work. */
  | { readonly kind: "work"; readonly bits: number; readonly seconds: number }
  /** No answer, or one that no server of ours gives: nobody knows what became of the ballot. */
  | { readonly kind: "lost" };

/** Asked of a hot address where an edge does not say how much. */
const leastWork = 16;

/** The refusals that mean "not now": the ballot itself is fine. */
const notNow = ["busy", "storage_unavailable"];

export function readAnswer(status: number, body: string, retryAfter: string | null): Answer {
  const json = parse(body);
  if (status === 200 && json?.status === "accepted")
    return { kind: "accepted", receipt: json.receipt };
  const refused = json?.status === "refused" && typeof json.code === "string" ? json.code : null;
  const seconds = readSeconds(retryAfter);
  if (refused === "one_at_a_time") return { kind: "taken", seconds };
  if (refused === "work_required")
    return { kind: "work", bits: readBits(json?.bits) ?? leastWork, seconds };
  if (refused !== null && !notNow.includes(refused)) {
    const remaining = json?.remaining;
    const count = typeof remaining === "number" && Number.isInteger(remaining) && remaining >= 0;
    return { kind: "refused", code: refused, remaining: count ? remaining : null };
  }
  // An edge in front of the server says 429 or 503 without our words.
  if (refused !== null || status === 429 || status === 503) return { kind: "later", seconds };
  return { kind: "lost" };
}

function parse(body: string): Record<string, unknown> | null {
  try {
    const json: unknown = JSON.parse(body);
    return typeof json === "object" && json !== null ? (json as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function readBits(bits: unknown): number | null {
  return typeof bits === "number" && Number.isInteger(bits) && bits > 0 ? bits : null;
}

/** `Retry-After` in seconds, at most two minutes; 0 when it is missing or a date. */
function readSeconds(header: string | null): number {
  return header !== null && /^\d{1,6}$/.test(header.trim()) ? Math.min(Number(header), 120) : 0;
}
