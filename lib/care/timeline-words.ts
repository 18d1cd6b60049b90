import { sayAction } from "#lib/audit/schema";

export const TIMELINE_KINDS = ["plan", "people", "domains", "support", "flags", "notes", "settings"] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** One thing that happened, as the database tells it. `details` depend on `what`. */
export interface TimelineRow {
  id: string;
  at: Date;
  kind: TimelineKind;
  /** "created", "subscription", …, or "act" for an entry of the audit trail. */
  what: string;
  /** Who did it, where that is known. */
  by: string | null;
  details: Record<string, unknown>;
}

/** One thing that happened, or lies ahead, in words. */
export interface TimelineEvent {
  id: string;
  at: string;
  kind: TimelineKind;
  title: string;
  body: string | null;
  by: string | null;
  /** Where more of it is: a part of the tenant's page, or a whole path. */
  href: string | null;
}

const MOST_OF_NOTE = 200;

const text = (details: Record<string, unknown>, name: string): string | null => {
  const value = details[name];
  return typeof value === "string" && value !== "" ? value : null;
};
const words = (status: string | null) => (status ?? "").replaceAll("_", " ");

type Words = Pick<TimelineEvent, "title" | "body" | "href">;

/** What a row says to people. */
export function sayEvent(row: TimelineRow): TimelineEvent {
  const { title, body, href } = wordsOf(row);
  return { id: `${row.what}-${row.id}`, at: row.at.toISOString(), kind: row.kind, title, body, by: row.by, href };
}

function wordsOf({ what, details }: TimelineRow): Words {
  switch (what) {
    case "created":
      return { title: "The tenant was created", body: null, href: null };
    case "trial_end":
      return { title: details.isAhead === true ? "The trial ends" : "The trial ended", body: null, href: "plan" };
    case "subscription":
      return { title: subscriptionTitle(details), body: null, href: "plan" };
    case "joined":
      return { title: `${text(details, "name") ?? "Somebody"} joined`, body: null, href: personHref(details) };
    case "domain":
      return {
        title: `${text(details, "domain") ?? "A domain"} was verified`,
        body: details.isDnsProof === true ? "By its record in DNS." : "By the word of staff.",
        href: "domains",
      };
    case "impersonation":
      return { title: `Support acted as ${text(details, "name") ?? "a member"}`, body: impersonationBody(details), href: null };
    case "note":
      return { title: "A note was written", body: shorten(text(details, "text")), href: "notes" };
    default:
      return actWords(details);
  }
}

function subscriptionTitle(details: Record<string, unknown>): string {
  const [plan, status] = [text(details, "plan") ?? "a plan", text(details, "status")];
  const [planBefore, statusBefore] = [text(details, "planBefore"), text(details, "statusBefore")];
  if (planBefore === null) return status === "trial" ? `A trial of ${plan} began` : `${plan} began: ${words(status)}`;
  const parts = [
    ...(planBefore !== plan ? [`From the plan ${planBefore} to ${plan}`] : []),
    ...(statusBefore !== status ? [`from ${words(statusBefore)} to ${words(status)}`] : []),
  ];
  if (parts.length === 0) return `${plan} began again`;
  const title = parts.join(", ");
  return title.charAt(0).toUpperCase() + title.slice(1);
}

function impersonationBody(details: Record<string, unknown>): string {
  const reason = text(details, "reason");
  const how = details.mayWrite === true ? "With the right to change things." : "Looking only.";
  return reason ? `${how} Reason: ${reason}` : how;
}

/** An entry of the trail: the words of the trail itself, and what it is about where that can be named. */
function actWords(details: Record<string, unknown>): Words {
  const action = text(details, "action") ?? "";
  const about = text(details, "name") ?? text(details, "domain") ?? text(details, "flag");
  const reason = text(details, "reason");
  const entry = text(details, "entryId");
  return {
    title: about ? `${sayAction(action)}: ${about}` : sayAction(action),
    body: reason ? `Reason: ${reason}` : null,
    href: entry ? `/admin/audit/${entry}` : null,
  };
}

const personHref = (details: Record<string, unknown>) => (text(details, "userId") ? `/admin/people/${text(details, "userId")}` : null);

function shorten(note: string | null): string | null {
  if (note === null || note.length <= MOST_OF_NOTE) return note;
  return `${[...note].slice(0, MOST_OF_NOTE).join("").trimEnd()}…`;
}
