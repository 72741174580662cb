/** A moment as clocks of a time zone show it, each part with its leading zeros. */
export interface DateParts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
  /** From UTC: `+02:00`. */
  readonly offset: string;
}

/** @param timezone an IANA name: `UTC`, `Europe/Vienna` */
export function dateParts(date: Date, timezone: string): DateParts {
  // Formatters know all languages and calendars, and take as long to make as a small command needs for its work.
  if (timezone === "UTC") return utcParts(date);
  const format = new Intl.DateTimeFormat("en-US", {
    calendar: "gregory",
    numberingSystem: "latn",
    timeZone: timezone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "longOffset",
  });
  const parts = new Map(format.formatToParts(date).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? "";
  const offset = part("timeZoneName").replace(/^GMT/, "");
  return {
    year: part("year").padStart(4, "0"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
    offset: offset === "" ? "+00:00" : offset,
  };
}

function utcParts(date: Date): DateParts {
  const [year = "", month = "", day = "", hour = "", minute = "", second = ""] = date
    .toISOString()
    .split(/[-T:.]/);
  return { year, month, day, hour, minute, second, offset: "+00:00" };
}

/** `2026-11-22T08:15:59+01:00`. */
export function isoDate(date: Date, timezone: string): string {
  const { year, month, day, hour, minute, second, offset } = dateParts(date, timezone);
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
}
