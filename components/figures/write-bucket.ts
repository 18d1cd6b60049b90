import type { Grain } from "#lib/campaigns/schema";
import type { Formats } from "../format/reader-formats.tsx";

/** The name of a day, a week or a month, as the reader writes it. */
export function writeBucket(from: string, grain: Grain, formats: Formats, week: string): string {
  if (grain === "month") return formats.month(new Date(`${from}T00:00:00Z`));
  return grain === "week" ? week : formats.day(from);
}
