// The page of one order: form, then the server's preview, then the passkey.
import { h } from "../booth/dom";
import { get, post, type Contest, type Preview, type Waiting } from "./api";
import { compose, Problem, type Fields, type HandedIn } from "./compose";
import { hide, show } from "./offer";
import { canonical, hashOf } from "./order";
import { given, goTo, part, quiet, say, tell, tellRefused } from "./place";

export function startForm(): void {
  const form = part<HTMLFormElement>("form")!;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void prepare(form);
  });
  for (const button of form.querySelectorAll<HTMLButtonElement>("[data-fill]")) {
    button.addEventListener("click", () => {
      const field = form.elements.namedItem(button.dataset["fill"]!) as HTMLInputElement;
      field.value = button.value;
    });
  }
}

async function prepare(form: HTMLFormElement, stale = false): Promise<void> {
  quiet();
  clear(form);
  const handedIn = await handIn(form);
  if (handedIn === "refused") return;
  const contest = await get<Contest>("/api/contest");
  const waiting = await get<readonly Waiting[]>("/api/orders/waiting");
  if (contest === "unreachable" || waiting === "unreachable") {
    tell("warn", h("p", {}, say.unreachable));
    return;
  }
  if ("refused" in contest) return tellRefused(contest.refused);
  if ("refused" in waiting) return tellRefused(waiting.refused);
  let text: string;
  try {
    const order = compose({
      kind: given("kind"),
      stage: given("stage") || null,
      zone: given("zone"),
      fields: fieldsOf(form),
      contest: contest.ok,
      waiting: waiting.ok,
      handedIn,
    });
    text = canonical(order);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    correct(form, problem);
    return;
  }
  const preview = await post<Preview>("/api/orders/preview", `{"order":${text}}`);
  if (preview === "unreachable") tell("warn", h("p", {}, say.unreachable));
  else if ("refused" in preview) tellRefused(preview.refused);
  else if (preview.ok.hash !== hashOf(text)) tell("bad", h("p", {}, say.other));
  else {
    form.hidden = true;
    show({
      text,
      consequences: preview.ok.consequences,
      signatures: preview.ok.signatures,
      signed: 0,
      send: (signature) =>
        post("/api/orders", `{"order":${text},"signatures":[${JSON.stringify(signature)}]}`),
      done: ({ status }) => goTo(`/console?done=${status}`),
      stale: () => void prepare(form, true),
      back: () => {
        hide();
        form.hidden = false;
        form.querySelector<HTMLElement>("input, textarea, select, button")?.focus();
      },
    });
    if (stale) tell("warn", h("p", {}, say.stale));
  }
}

/** A file that the order will name by its hash is handed in first. */
async function handIn(form: HTMLFormElement): Promise<HandedIn | null | "refused"> {
  const field = form.elements.namedItem("file");
  if (!(field instanceof HTMLInputElement)) return null;
  const file = field.files?.[0];
  if (!file) return null;
  const list = given("kind") === "list-voted";
  const answer = await post<{ list?: string; definition?: string; rows?: number }>(
    list ? "/api/voted-lists" : "/api/definitions",
    await file.arrayBuffer(),
  );
  if (answer === "unreachable") {
    tell("warn", h("p", {}, say.unreachable));
    return "refused";
  }
  if ("refused" in answer) {
    tellRefused(answer.refused);
    return "refused";
  }
  const { list: rows, definition, rows: count } = answer.ok;
  return { hash: rows ?? definition ?? "", ...(count === undefined ? {} : { rows: count }) };
}

function fieldsOf(form: HTMLFormElement): Fields {
  const data = new FormData(form);
  const texts = (name: string) =>
    data.getAll(name).filter((v): v is string => typeof v === "string");
  return { one: (name) => texts(name)[0] ?? "", all: texts };
}

function correct(form: HTMLFormElement, problem: Problem): void {
  const words = say.problems[problem.word];
  const field =
    problem.field === "" ? null : form.querySelector<HTMLElement>(`[name="${problem.field}"]`);
  if (!field) {
    tell("bad", h("p", {}, words));
    return;
  }
  if (field.id === "") field.id = `field-${problem.field}`;
  const label =
    form.querySelector(`label[for="${field.id}"]`)?.textContent ??
    field.closest("fieldset")?.querySelector("legend")?.textContent ??
    "";
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", `${field.id}-error`);
  field.before(h("p", { class: "error", id: `${field.id}-error` }, words));
  const link = h("a", { href: `#${field.id}` }, `${label.trim()}: ${words}`);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    field.focus();
  });
  tell("bad", h("p", {}, h("strong", {}, say.correct)), h("p", {}, link));
}

function clear(form: HTMLFormElement): void {
  for (const old of form.querySelectorAll(".error")) old.remove();
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
}
