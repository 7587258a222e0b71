// Signing in with a passkey, and making the passkey that is signed in with.
import { h } from "../booth/dom";
import { get, post, type Answer, type Contest, type Given } from "./api";
import { callSign, canonical, hashOf, type Order } from "./order";
import { create, prove, sign, type NewKey } from "./passkey";
import { given, goTo, part, quiet, say, tell, tellRefused } from "./place";

interface Options {
  readonly challenge: string;
  readonly allowCredentials: readonly { readonly id: string }[];
}

export function startSignIn(): void {
  const form = part<HTMLFormElement>("form");
  if (!form) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void signIn(chosen(form));
  });
}

async function signIn(officer: string): Promise<void> {
  if (officer === "") return tell("bad", h("p", {}, say.chooseOfficer));
  quiet();
  const options = await post<Options>("/api/officer/login/options", JSON.stringify({ officer }));
  if (options === "unreachable") return tell("warn", h("p", {}, say.unreachable));
  if ("refused" in options) return tellRefused(options.refused);
  const { challenge, allowCredentials } = options.ok;
  const ids = allowCredentials.map((one) => one.id);
  const proof = await prove(given("rp"), challenge, ids);
  if (!proof) return tell("warn", h("p", {}, say.gaveUp));
  const answer = await post("/api/officer/login", proof);
  if (answer === "unreachable") tell("warn", h("p", {}, say.unreachable));
  else if ("refused" in answer) tellRefused(answer.refused);
  else goTo("/console");
}

export function startEnrol(): void {
  const form = part<HTMLFormElement>("form")!;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void enrol(chosen(form), form);
  });
}

async function enrol(officer: string, form: HTMLFormElement): Promise<void> {
  if (officer === "") return tell("bad", h("p", {}, say.chooseOfficer));
  const button = form.querySelector<HTMLButtonElement>("button[type=submit]")!;
  button.disabled = true;
  tell("", h("p", {}, say.signNow));
  await make(officer, form);
  button.disabled = false;
}

async function make(officer: string, form: HTMLFormElement): Promise<void> {
  const key = kept(officer) ?? (await create(given("rp"), given("contest"), nameOf(form, officer)));
  if (!key) return tell("warn", h("p", {}, say.gaveUp));
  // Made once: whoever has to sign again, because something was ordered meanwhile, needs no second passkey.
  keep(officer, key);
  const contest = await get<Contest>("/api/contest");
  if (contest === "unreachable") return tell("warn", h("p", {}, say.unreachable));
  if ("refused" in contest) return tellRefused(contest.refused);
  const order: Order = {
    contest: contest.ok.id,
    after: contest.ok.head,
    kind: "enrol-officer",
    stage: null,
    reason: null,
    details: { officer, key: { x: key.x, y: key.y }, credential: key.credential },
  };
  const text = canonical(order);
  const signature = await sign(officer, key.credential, given("rp"), hashOf(text));
  if (!signature) return tell("warn", h("p", {}, say.gaveUp), h("p", {}, say.madeKept));
  const invited = given("invited") !== "";
  const answer: Answer<Given> = await post(
    invited ? "/api/officer/enrol" : "/api/orders",
    `{"order":${text},"signatures":[${JSON.stringify(signature)}]}`,
  );
  if (answer === "unreachable") tell("warn", h("p", {}, say.unreachable));
  else if ("refused" in answer) tellRefused(answer.refused);
  else if (answer.ok.status === "recorded") {
    forget(officer);
    goTo(invited ? "/console?done=enrolled" : "/console");
  } else {
    form.hidden = true;
    tell(
      "good",
      h("p", {}, say.madeWaits(answer.ok.needs ?? 1)),
      h(
        "p",
        {},
        `${say.order}: `,
        h("strong", { class: "mono", translate: "no", id: "call-sign" }, callSign(hashOf(text))),
      ),
    );
    void follow(officer, key);
  }
}

/** Waits until the others have signed, or something overtook the order: then it is to be signed again. */
async function follow(officer: string, key: NewKey): Promise<void> {
  for (;;) {
    await new Promise((done) => setTimeout(done, 2000));
    const options = await post<Options>("/api/officer/login/options", JSON.stringify({ officer }));
    if (options === "unreachable" || "refused" in options) continue;
    if (options.ok.allowCredentials.some((one) => one.id === key.credential)) {
      forget(officer);
      tell(
        "good",
        h("p", {}, say.registered),
        h(
          "p",
          {},
          h("a", { href: `/console?lang=${document.documentElement.lang}` }, given("toConsole")),
        ),
      );
      return;
    }
  }
}

function chosen(form: HTMLFormElement): string {
  const officer = new FormData(form).get("officer");
  return typeof officer === "string" ? officer : "";
}

function nameOf(form: HTMLFormElement, officer: string): string {
  const choice = form.querySelector<HTMLElement>(`input[value="${officer}"]`);
  return choice?.dataset["name"] ?? officer;
}

// Public halves only, in this browser, until they are registered.
function place(officer: string): string {
  return `hustings-new-passkey/${given("contestId")}/${officer}`;
}

function kept(officer: string): NewKey | null {
  const text = localStorage.getItem(place(officer));
  return text ? (JSON.parse(text) as NewKey) : null;
}

function keep(officer: string, key: NewKey): void {
  localStorage.setItem(place(officer), JSON.stringify(key));
}

function forget(officer: string): void {
  localStorage.removeItem(place(officer));
}
