// An order that another officer, or the system, proposed: read here, hashed here, signed here.
import { h } from "../booth/dom";
import { get, post, type Answer, type Proposal, type Waiting } from "./api";
import { show } from "./offer";
import { canonical, hashOf } from "./order";
import { given, goTo, say, tell, tellRefused } from "./place";

export async function startCosign(): Promise<void> {
  const wanted = given("hash");
  const found =
    given("proposal") === "" ? await waiting(wanted) : await proposal(given("proposal"));
  if (found === "unreachable") tell("warn", h("p", {}, say.unreachable));
  else if ("refused" in found) tellRefused(found.refused);
  else if (!found.ok) tell("warn", h("p", {}, say.gone));
  else {
    const { order, consequences, signatures, signed, hash } = found.ok;
    const text = canonical(order);
    // The page's heading names kind and stage; what is signed must be that.
    if (
      hashOf(text) !== hash ||
      order.kind !== given("kind") ||
      (order.stage ?? "") !== given("stage")
    ) {
      tell("bad", h("p", {}, say.other));
      return;
    }
    show({
      text,
      consequences,
      signatures,
      signed,
      send: (signature) =>
        signed > 0
          ? post(`/api/orders/waiting/${hash}`, JSON.stringify({ signatures: [signature] }))
          : post("/api/orders", `{"order":${text},"signatures":[${JSON.stringify(signature)}]}`),
      done: ({ status }) => goTo(`/console?done=${status}`),
      stale: () => tell("warn", h("p", {}, say.gone)),
      back: null,
    });
  }
}

interface Found {
  readonly order: Proposal["order"];
  readonly hash: string;
  readonly consequences: Proposal["consequences"];
  readonly signatures: number;
  readonly signed: number;
}

async function waiting(hash: string): Promise<Answer<Found | null>> {
  const answer = await get<readonly Waiting[]>("/api/orders/waiting");
  if (answer === "unreachable" || "refused" in answer) return answer;
  const one = answer.ok.find((order) => order.hash === hash);
  return {
    ok:
      one?.order && one.consequences
        ? {
            order: one.order,
            hash,
            consequences: one.consequences,
            signatures: one.needs + 1,
            signed: 1,
          }
        : null,
  };
}

async function proposal(stage: string): Promise<Answer<Found | null>> {
  const answer = await get<readonly Proposal[]>("/api/proposals");
  if (answer === "unreachable" || "refused" in answer) return answer;
  const one = answer.ok.find((order) => order.stage === stage);
  return { ok: one ? { ...one, signed: 0 } : null };
}
