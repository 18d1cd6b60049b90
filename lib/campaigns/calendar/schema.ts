import { z } from "zod";
import { CAMPAIGN_STATUSES } from "../kinds.ts";

/** So many campaigns in one view; beyond it says so. */
export const MOST_PLANNED = 200;

/** A day to show, from 1971 to 2199: around it there is always a whole span. */
export const planDay = z.iso
  .date("Enter a date such as 2026-09-01.")
  .refine((day) => day >= "1971-01-01" && day <= "2199-01-01", "Choose a day between 1971 and 2199.");

/** Days as YYYY-MM-DD, both included; at most two years. */
export const plannedBetweenInput = z
  .strictObject({ from: z.iso.date("Enter a date such as 2026-09-01."), to: z.iso.date("Enter a date such as 2026-09-01.") })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "The end lies before the start." })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= 732 * 86_400_000, { path: ["to"], message: "Ask for at most two years." });
export type PlannedBetweenInput = z.infer<typeof plannedBetweenInput>;

const plannedSpan = z.object({
  id: z.uuid(),
  name: z.string(),
  status: z.enum(CAMPAIGN_STATUSES),
  startsOn: z.iso.date(),
  /** Null: until it is completed. */
  endsOn: z.iso.date().nullable(),
  /** Creatives that wait for approval. */
  waiting: z.int(),
});
export type PlannedSpan = z.infer<typeof plannedSpan>;
/** Campaigns that run on one of the days, by their first day; archived ones are left out. `hasMore`: there are more than are here. */
export const plannedBetweenShape = z.object({ campaigns: z.array(plannedSpan), hasMore: z.boolean() });
export type PlannedBetween = z.infer<typeof plannedBetweenShape>;
