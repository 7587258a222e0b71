// Times as officers type them, on the clocks of the contest's zone, whatever zone the device is in.

/** "2012-03-24T17:40" on the clocks of a zone as "2012-03-24T21:40:00Z"; a time that the clocks skip or show twice is named so. */
export function toUtc(local: string, zone: string): string | "skipped" | "twice" | "unreadable" {
  const typed = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?$/.exec(local);
  if (!typed) return "unreadable";
  const [year, month, day, hour, minute, second] = typed.slice(1).map((part) => Number(part ?? 0));
  const wall = Date.UTC(year!, month! - 1, day!, hour!, minute!, second!);
  const dayLong = 24 * 3600 * 1000;
  const offsets = new Set([offset(wall - dayLong, zone), offset(wall + dayLong, zone)]);
  const found = [...offsets].map((o) => wall - o).filter((t) => t + offset(t, zone) === wall);
  if (found.length === 0) return "skipped";
  if (found.length > 1) return "twice";
  return `${new Date(found[0]!).toISOString().slice(0, 19)}Z`;
}

/** A moment as a field of a form shows it on the clocks of a zone: "2012-03-24T17:40". */
export function toLocal(utc: string, zone: string): string {
  const time = Date.parse(utc);
  return new Date(time + offset(time, zone)).toISOString().slice(0, 16);
}

/** What the zone's clocks are ahead of UTC, in milliseconds. */
function offset(time: number, zone: string): number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    hourCycle: "h23",
  });
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(time)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(time / 1000) * 1000;
}
