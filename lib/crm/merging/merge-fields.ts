import type { CrmKind } from "../imports/import-fields.ts";
import type { RecordRow } from "../imports/match-lines.ts";

const MOST_TAGS = 20;

/** What is chosen as one when two records become one: each with its columns, the first of which is shown. */
const MERGE_GROUPS = {
  lead: {
    name: ["first_name", "last_name"],
    // Consent was given with an address, and goes with it.
    email: ["email", "email_key", "has_consent", "consent_at"],
    phone: ["phone"],
    company: ["company_name"],
    jobTitle: ["job_title"],
    industry: ["industry"],
    companySize: ["company_size"],
    place: ["city", "region", "country"],
    source: ["source", "utm", "campaign_id", "language"],
    budget: ["budget_minor", "currency"],
    timeline: ["timeline"],
    needs: ["bant"],
    message: ["message"],
    owner: ["owner_id", "owner_reason"],
    followUp: ["next_follow_up_at"],
  },
  contact: {
    name: ["first_name", "last_name"],
    email: ["email", "email_key", "has_consent"],
    phone: ["phone"],
    company: ["company_id"],
    jobTitle: ["job_title"],
    owner: ["owner_id"],
  },
  company: {
    name: ["name"],
    site: ["domain"],
    phone: ["phone"],
    industry: ["industry"],
    place: ["city", "country"],
    owner: ["owner_id"],
  },
} as const satisfies Record<CrmKind, Record<string, readonly string[]>>;

export const MERGE_GROUP_NAMES = [
  "name",
  "email",
  "phone",
  "company",
  "site",
  "jobTitle",
  "industry",
  "companySize",
  "place",
  "source",
  "budget",
  "timeline",
  "needs",
  "message",
  "owner",
  "followUp",
] as const;
export type MergeGroup = (typeof MERGE_GROUP_NAMES)[number];

/** The groups of a kind with their columns. */
export const groupsOf = (kind: CrmKind): [MergeGroup, readonly string[]][] => Object.entries(MERGE_GROUPS[kind]) as [MergeGroup, readonly string[]][];

/** What points at a record, and goes with it to the one that stays. A test reads the database's catalogue for what is missing here. */
export const POINTERS: Record<CrmKind, readonly (readonly [table: string, column: string])[]> = {
  lead: [
    ["activity", "lead_id"],
    ["deal", "lead_id"],
    ["form_submission", "lead_id"],
  ],
  contact: [
    ["activity", "contact_id"],
    ["deal", "contact_id"],
    ["lead", "contact_id"],
  ],
  company: [
    ["activity", "company_id"],
    ["deal", "company_id"],
    ["contact", "company_id"],
  ],
};

/** The tags of two records, each once. */
export const tagsOfBoth = (one: RecordRow, other: RecordRow): string[] => [...new Set([...(one.tags as string[]), ...(other.tags as string[])])];

/** Why two records cannot become one; null where they can. */
export function problemOf(kind: CrmKind, one: RecordRow, other: RecordRow): string | null {
  if (kind === "lead" && one.deal_id !== null && other.deal_id !== null)
    return "Both leads have a deal. Delete one of the deals first, or keep both leads.";
  // Some would be lost, and nobody would have chosen which.
  return tagsOfBoth(one, other).length > MOST_TAGS ? "Together the two have more than twenty tags. Take some away first." : null;
}
