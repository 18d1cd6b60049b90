import type { Words } from "#words";

const PLAN_VIEWS = ["month", "week", "quarter", "year"] as const;
export type PlanView = (typeof PLAN_VIEWS)[number];

const PATH = "/portal/campaigns";
const LABELS = { month: "viewMonth", week: "viewWeek", quarter: "viewQuarter", year: "viewYear" } as const;

/** Where a view of a day is: weeks and months in the calendar, quarters and years along the timeline. */
export function planHref(view: PlanView, day: string): string {
  const page = view === "month" || view === "week" ? "calendar" : "timeline";
  return `${PATH}/${page}?${new URLSearchParams({ view, day })}`;
}

/** The views of the plan, for `Tabs`. */
export const planTabs = (current: PlanView, day: string, t: Words<"campaignTools">) =>
  PLAN_VIEWS.map((view) => ({ label: t(LABELS[view]), href: planHref(view, day), isCurrent: view === current }));
