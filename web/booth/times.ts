// Times in words, in the stage's zone, always with the zone's name. Noon and midnight are called
// so: "12 p.m." has opened and closed real votes at the wrong hour.
import type { Language } from "./stage";

/** "4:12 p.m. Toronto time" or "16 h 12, heure de Toronto". */
export function clock(time: Date, timeZone: string, language: Language): string {
  const zone = zoneName(timeZone, language).replace(/ /g, "\u00a0");
  const hour = timeOfDay(time, timeZone, language);
  return hour + (language === "fr" || hour.endsWith(")") ? ", " : " ") + zone;
}

/** As `clock`, where the zone has just been named. */
export function timeOfDay(time: Date, timeZone: string, language: Language): string {
  const { hour, minute } = partsOf(time, timeZone, language);
  if (language === "fr") {
    if (minute === "00" && hour === 0) return "minuit (début de la journée)";
    if (minute === "00" && hour === 12) return "midi";
    return `${hour}\u00a0h${minute === "00" ? "" : `\u00a0${minute}`}`;
  }
  if (minute === "00" && hour === 0) return "midnight (the start of the day)";
  if (minute === "00" && hour === 12) return "12 noon";
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minute}\u00a0${hour < 12 ? "a.m." : "p.m."}`;
}

/** "Sunday, November 22, 2026, 4:12 p.m. Toronto time" or "dimanche 22 novembre 2026, 16 h 12, ...". */
export function moment(time: Date, timeZone: string, language: Language): string {
  const { weekday, day, month, year } = partsOf(time, timeZone, language);
  const at = clock(time, timeZone, language);
  if (language === "fr") return `${weekday} ${day === "1" ? "1er" : day} ${month} ${year}, ${at}`;
  return `${weekday}, ${month} ${day}, ${year}, ${at}`;
}

/** Whether all these times (null: none) fall on one day of the zone, the first of them known. */
export function sameDay(times: readonly (Date | null)[], timeZone: string): boolean {
  const day = (time: Date) => {
    const { day, month, year } = partsOf(time, timeZone, "en");
    return `${day} ${month} ${year}`;
  };
  const days = times.map((time) => time && day(time));
  return days[0] !== null && days.every((d) => d === null || d === days[0]);
}

function partsOf(time: Date, timeZone: string, language: Language) {
  const format = new Intl.DateTimeFormat(language === "fr" ? "fr-CA" : "en-CA", {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const parts: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(time)) parts[type] = value;
  const { weekday = "", day = "", month = "", year = "", minute = "" } = parts;
  return { weekday, day, month, year, hour: Number(parts.hour), minute: minute.padStart(2, "0") };
}

function zoneName(timeZone: string, language: Language): string {
  const city = timeZone.slice(timeZone.lastIndexOf("/") + 1).replace(/_/g, " ");
  if (["UTC", "Universal", "Zulu"].includes(city))
    return language === "fr" ? "temps universel (UTC)" : "UTC";
  if (language === "en") return `${city} time`;
  if (city === "Montreal") return "heure de Montréal";
  return /^[AEIOUÉ]/.test(city) ? `heure d’${city}` : `heure de ${city}`;
}
