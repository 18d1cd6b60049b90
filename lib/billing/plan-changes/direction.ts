import { dayPlus, monthIn, monthPlus, startOfDay } from "../days.ts";
import type { Usage } from "../schema.ts";

export interface PlanTerms {
  priceMinor: number;
  currency: string;
  maxUsers: number | null;
  maxCampaigns: number | null;
  maxLeads: number | null;
  maxReportsPerMonth: number | null;
}

/**
 * When a change of plan counts from: a plan that costs more, or as much, at once; one that costs less when the month is over where the
 * tenant is, since the month was begun with the other. On trial nothing is paid, and it is at once. Pure.
 */
export function effectOf(
  now: Date,
  from: PlanTerms,
  to: PlanTerms,
  { status, timeZone }: { status: string; timeZone: string },
): { isAtOnce: boolean; at: Date } {
  if (status === "trial" || from.currency !== to.currency || to.priceMinor >= from.priceMinor) return { isAtOnce: true, at: now };
  return { isAtOnce: false, at: startOfDay(`${monthPlus(monthIn(now, timeZone), 1)}-01`, timeZone) };
}

/** The day from which on another price is charged: the first that begins with it. Pure. */
export function firstChargedDay(at: Date, timeZone: string, dayOf: (at: Date, timeZone: string) => string): string {
  const day = dayOf(at, timeZone);
  return startOfDay(day, timeZone).getTime() === at.getTime() ? day : dayPlus(day, 1);
}

/**
 * What is used of a tenant that another plan does not have room for. Calls by keys are limited by the
 * hour and reports by the month: what was made of them is past, and never in the way. Pure.
 */
export function exceededBy(usages: readonly Usage[], { maxUsers, maxCampaigns, maxLeads }: PlanTerms): Usage[] {
  const limits = { people: maxUsers, campaigns: maxCampaigns, leads: maxLeads, reports: null, api_calls: null };
  return usages.flatMap(({ what, used }) => {
    const limit = limits[what];
    return limit !== null && used > limit ? [{ what, used, limit }] : [];
  });
}

/** The reports of the running month, where a plan that counts at once has no more of them than were made already: none until the next. Pure. */
export function reportsUsedUp(usages: readonly Usage[], isAtOnce: boolean, { maxReportsPerMonth: limit }: PlanTerms): Usage | null {
  const used = usages.find(({ what }) => what === "reports")?.used ?? 0;
  return isAtOnce && limit !== null && used >= limit ? { what: "reports", used, limit } : null;
}
