import type { ActivityItem } from "#lib/crm/schema";

/** Under which part of the portal what a task is about has its page. */
export const pagesOfSubjects = { lead: "leads", contact: "contacts", company: "companies", deal: "deals" } as const satisfies Record<
  ActivityItem["about"][number]["kind"],
  string
>;
