// Requests of the officers' interface (docs/spec/officers-api.md). The browser's cookie says who asks.
import type { Order, Wording } from "./order";

export interface Refused {
  readonly code: string;
  readonly message: Wording;
}

export type Answer<T> = { readonly ok: T } | { readonly refused: Refused } | "unreachable";

export interface Stage {
  readonly id: string;
  readonly fingerprint: string | null;
  readonly account: string | null;
  readonly struck: number;
  readonly log: { readonly height: number; readonly head: string } | null;
}

export interface Contest {
  readonly id: string;
  readonly head: string;
  readonly time: string;
  readonly stages: readonly Stage[];
  readonly voids: { readonly head: string };
}

export interface Preview {
  readonly hash: string;
  readonly consequences: Wording;
  readonly signatures: number;
}

/** An order that waits; of another officer's count only `kind`, `stage`, `after`, `column`, `batch` are there. */
export interface Waiting {
  readonly order?: Order;
  readonly hash?: string;
  readonly kind?: string;
  readonly stage?: string;
  readonly after?: string;
  readonly column?: string;
  readonly batch?: number;
  readonly proposer: string;
  readonly needs: number;
  readonly consequences?: Wording;
}

export interface Proposal {
  readonly stage: string;
  readonly order: Order;
  readonly hash: string;
  readonly consequences: Wording;
  readonly signatures: number;
}

export interface Given {
  readonly status: "recorded" | "waiting";
  readonly needs?: number;
}

export function get<T>(path: string): Promise<Answer<T>> {
  return ask(path, { cache: "no-store" });
}

export function post<T>(path: string, body: BodyInit): Promise<Answer<T>> {
  return ask(path, { method: "POST", body });
}

async function ask<T>(path: string, request: RequestInit): Promise<Answer<T>> {
  let answer: Response;
  let body: unknown;
  try {
    answer = await fetch(path, request);
    body = answer.status === 204 ? null : await answer.json();
  } catch {
    return "unreachable";
  }
  return answer.ok ? { ok: body as T } : { refused: body as Refused };
}
