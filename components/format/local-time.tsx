import { dateFormat } from "./date-format.ts";

// Of the Gregorian calendar and with the digits that keyboards have, so that what is shown can be typed.
const STYLE = {
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "numeric",
  minute: "2-digit",
  calendar: "gregory",
  numberingSystem: "latn",
} as const;

/** A moment as one types it in this place, on the clocks of a time zone: "12/24/2026 2:30 PM", "24.12.2026 14:30". */
export function localTimeOf(moment: string | null, timeZone: string, locale: string): string {
  if (moment === null) return "";
  return dateFormat(locale, { ...STYLE, timeZone })
    .format(new Date(moment))
    .replace(", ", " ")
    .replaceAll("\u202f", " ");
}

/** How a time is typed in this place. */
export const exampleTime = (locale: string): string => localTimeOf("2026-12-24T14:30:00Z", "UTC", locale);
