// What stands around every page of the booth: whose contest and where you are, help, language.
import { h } from "./dom";
import { online, type Language, type Stage } from "./stage";
import type { Booth, Event } from "./state";
import { moment } from "./times";
import { words } from "./words";

const languages: readonly [Language, string][] = [
  ["en", "English"],
  ["fr", "Français"],
];

export function header(booth: Booth): HTMLElement {
  const w = words[booth.language];
  const { stage, language } = booth;
  return h(
    "header",
    { class: "masthead" },
    h(
      "div",
      { class: "band" },
      stage !== null && stage.demo && h("p", { class: "demo-mark" }, w.demo),
      h("p", { class: "contest" }, stage?.contest[language] ?? w.site),
      stage && h("p", { class: "where" }, `${stage.title[language]} · ${now(stage, language)}`),
    ),
  );
}

function now(stage: Stage, language: Language): string {
  const w = words[language];
  const { opens, closes } = online(stage);
  const at = (time: Date) => moment(time, stage.timeZone, language);
  switch (stage.state) {
    case "prepared":
      return opens ? w.opens(at(opens)) : w.notOpen;
    case "open":
      return closes ? w.openUntil(at(closes)) : w.open;
    case "paused":
      return w.paused;
    case "closed":
      return w.closed;
    case "published":
      return w.published;
  }
}

export function footer(booth: Booth, dispatch: (event: Event) => void): HTMLElement {
  const w = words[booth.language];
  const { language } = booth;
  const link = (path: string, text: string) =>
    h("li", {}, h("a", { href: `${path}?lang=${language}` }, text));
  return h(
    "footer",
    {},
    h(
      "div",
      { class: "band" },
      help(booth, w.help),
      h(
        "nav",
        { "aria-label": w.foot },
        h(
          "ul",
          {},
          ...languages.map(([tag, name]) =>
            h(
              "li",
              {},
              tag === language
                ? h("span", { lang: tag, "aria-current": "true" }, name)
                : h(
                    "button",
                    {
                      class: "link",
                      type: "button",
                      id: "language",
                      lang: tag,
                      onclick: () => dispatch({ type: "language", language: tag }),
                    },
                    name,
                  ),
            ),
          ),
          link(`/status/${booth.uuid}`, w.status),
          link("/accessibility", w.accessibility),
        ),
      ),
    ),
  );
}

/** The help line in a page where something went wrong. */
export function helpLine(booth: Booth): HTMLElement {
  const w = words[booth.language];
  return help(booth, w.callHelp);
}

/** A sentence with the help line's number as a link that phones can dial. */
function help(booth: Booth, sentence: (phone: string, hours: string) => string): HTMLElement {
  const line = booth.stage?.help;
  if (!line) return h("p", {}, words[booth.language].noHelp);
  const parts = sentence(line.phone, line.hours[booth.language]).split(line.phone);
  const call = h(
    "a",
    { class: "phone", href: `tel:${line.phone.replace(/[^+0-9]/g, "")}` },
    line.phone,
  );
  return h("p", {}, parts[0]!, call, ...parts.slice(1));
}
