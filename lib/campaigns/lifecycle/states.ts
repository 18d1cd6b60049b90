import type { CampaignStatus } from "../kinds.ts";

/**
 * The life of a campaign. Each act leads from some statuses to one; what is not here is not possible. All need the permission to
 * run campaigns. `home` is where an archived campaign was before.
 */
export const TRANSITIONS = {
  /** Goes live by itself on its first day. */
  schedule: { from: ["draft"], to: "scheduled" },
  /** Back to being planned. */
  unschedule: { from: ["scheduled"], to: "draft" },
  /** Goes live now. */
  launch: { from: ["draft", "scheduled"], to: "active" },
  pause: { from: ["active"], to: "paused" },
  resume: { from: ["paused"], to: "active" },
  /** Over for good: it can be duplicated, and not resumed. */
  complete: { from: ["active", "paused"], to: "completed" },
  /** Out of the way, and out of the plan's count. What runs is paused or completed first. */
  archive: { from: ["draft", "paused", "completed"], to: "archived" },
  restore: { from: ["archived"], to: "home" },
} as const satisfies Record<string, { from: readonly CampaignStatus[]; to: CampaignStatus | "home" }>;

export const CAMPAIGN_ACTS = ["schedule", "unschedule", "launch", "pause", "resume", "complete", "archive", "restore"] as const;
export type CampaignAct = (typeof CAMPAIGN_ACTS)[number];

/** What takes an act back where nothing else happened since; null where it cannot be taken back. */
export const OPPOSITES: Record<CampaignAct, CampaignAct | null> = {
  schedule: "unschedule",
  unschedule: "schedule",
  launch: null,
  pause: "resume",
  resume: "pause",
  complete: null,
  archive: "restore",
  restore: "archive",
};

/** What the rules ask of a campaign. Days are as YYYY-MM-DD in the tenant's time zone. */
export interface Standing {
  status: CampaignStatus;
  archivedFrom: CampaignStatus | null;
  startsOn: string;
  endsOn: string | null;
  channels: number;
}

/** The status that an act leads to; null where there is no way. */
export function targetOf(act: CampaignAct, { status, archivedFrom }: Pick<Standing, "status" | "archivedFrom">): CampaignStatus | null {
  const { from, to } = TRANSITIONS[act];
  if (!(from as readonly CampaignStatus[]).includes(status)) return null;
  return to === "home" ? (archivedFrom ?? "draft") : to;
}

/** The acts that lead somewhere from a status, in their order. */
export const actsFrom = (standing: Pick<Standing, "status" | "archivedFrom">): CampaignAct[] =>
  CAMPAIGN_ACTS.filter((act) => targetOf(act, standing) !== null);

/** What stands in the way of an act that its status would allow: sentences that say what to do. */
export function problemsOf(act: CampaignAct, { startsOn, endsOn, channels }: Standing, today: string): string[] {
  const problems: string[] = [];
  if ((act === "schedule" || act === "launch") && channels === 0) problems.push("Choose at least one channel first.");
  if (act === "schedule" && startsOn <= today) problems.push("Its first day is not ahead. Launch it now, or choose a later first day.");
  if ((act === "launch" || act === "resume" || act === "schedule") && endsOn !== null && endsOn < today)
    problems.push("Its last day is over. Choose a later one first.");
  return problems;
}

/** Whether what is planned may still be changed. */
export const mayBeEdited = (status: CampaignStatus): boolean => status !== "completed" && status !== "archived";

/** What the clock does with a campaign on a day of its tenant; null where nothing is due. */
export function dueAct({ status, startsOn, endsOn }: Pick<Standing, "status" | "startsOn" | "endsOn">, today: string): "launch" | "complete" | null {
  const isOver = endsOn !== null && endsOn < today;
  if (status === "scheduled") return startsOn <= today && !isOver ? "launch" : null;
  if (status === "active" || status === "paused") return isOver ? "complete" : null;
  return null;
}
