// What an order says, line by line, read back from the very text that is signed.
import type { Language } from "../booth/stage";
import { moment } from "../booth/times";
import type { Order, Window } from "./order";
import type { Words } from "./words";

export interface Line {
  readonly label: string;
  readonly value: string;
  /** A fingerprint, id or key: shown in one width, never translated. */
  readonly plain: boolean;
}

export interface Reader {
  readonly language: Language;
  readonly words: Words;
  readonly zone: string;
  /** Candidates' and officers' names by id. */
  readonly names: Readonly<Record<string, string>>;
}

/** The lines of a signed text. */
export function describe(text: string, reader: Reader): readonly Line[] {
  const order = JSON.parse(text) as Order;
  const { words } = reader;
  const lines: Line[] = [];
  if (order.reason) {
    lines.push(line("reason-en", order.reason.en), line("reason-fr", order.reason.fr));
  }
  for (const [name, value] of Object.entries(order.details)) lines.push(...of(name, value));
  lines.push({ ...line("after", order.after), plain: true });
  return lines;

  function line(name: string, value: string): Line {
    return { label: words.fields[name] ?? name, value, plain: /^[0-9a-f]{64}$/.test(value) };
  }

  function of(name: string, value: unknown): readonly Line[] {
    if (name === "windows") return (value as Window[]).flatMap(windowLines);
    if (name === "votes") return (value as { candidate: string; votes: number }[]).map(voteLine);
    if (name === "words") {
      const both = value as { en: string; fr: string };
      return [line("reason-en", both.en), line("reason-fr", both.fr)].map((one, i) => ({
        ...one,
        label: `${words.fields["words"]} (${i === 0 ? "English" : "français"})`,
      }));
    }
    if (name === "key" && typeof value === "object") {
      return [{ ...line(name, (value as { x: string }).x), plain: true }];
    }
    if (name === "credential") return [{ ...line(name, String(value)), plain: true }];
    if (Array.isArray(value)) return [line(name, value.map((one) => say(one)).join(", "))];
    return [line(name, say(value, name))];
  }

  function say(value: unknown, name = ""): string {
    if (typeof value === "number")
      return value.toLocaleString(reader.language === "fr" ? "fr-CA" : "en-CA");
    const text = String(value);
    if (name === "closes" || name === "opens") return time(text);
    return reader.names[text] ?? words.names[text] ?? text;
  }

  function time(utc: string | null): string {
    return utc === null
      ? words.officerDecides
      : moment(new Date(utc), reader.zone, reader.language);
  }

  function voteLine(one: { candidate: string; votes: number }): Line {
    return { label: say(one.candidate), value: say(one.votes), plain: false };
  }

  function windowLines(window: Window): readonly Line[] {
    const way = say(window.channel);
    return (["opens", "closes"] as const).map((name) => ({
      label: `${words.fields[name]}, ${way}`,
      value: time(window[name]),
      plain: false,
    }));
  }
}
