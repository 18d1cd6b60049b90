import { z } from "zod";
import { checkbox, emailAddress } from "#lib/identity/schema";
import { trimmedText } from "#lib/platform/text";
import { createTenantInput } from "#lib/tenancy/schema";

const { name, slug, kind, planKey, timeZone, currency, locale } = createTenantInput.shape;
const reason = trimmedText().min(3, "Say why, in at least 3 characters: it stays in the audit trail.").max(500, "Use at most 500 characters.");
/** The address, typed: nobody acts upon the wrong one by a slip. */
const confirmation = trimmedText().max(200);
const domain = trimmedText()
  .toLowerCase()
  .max(253)
  .regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, "Enter a domain such as example.com.");

export const NEW_TENANT_STEPS = ["business", "plan", "place", "people", "review"] as const;
export type NewTenantStep = (typeof NEW_TENANT_STEPS)[number];
export const STEP_LABELS: Record<NewTenantStep, string> = {
  business: "Business",
  plan: "Plan",
  place: "Place",
  people: "People",
  review: "Review",
};

export const businessStep = z.strictObject({ name, slug, kind });
export const planStep = z.strictObject({ planKey, start: z.enum(["trial", "paid"], { error: "Choose how it begins." }) });
export const placeStep = z.strictObject({ timeZone, currency, locale });
/** A draft with the version that somebody looked at. */
export const draftRef = z.strictObject({ id: z.uuid(), version: z.coerce.number().int().min(1) });
export type DraftRef = z.infer<typeof draftRef>;

/** Who administers it: somebody who is invited, or nobody yet, knowingly. A domain counts once it is verified. */
export const peopleStep = draftRef
  .extend({
    invite: z.enum(["invite", "later"], { error: "Choose one." }),
    email: trimmedText().max(254).default(""),
    domain: z.union([z.literal(""), domain], { error: "Enter a domain such as example.com, or leave it empty." }).default(""),
  })
  .superRefine((value, refinement) => {
    if (value.invite === "later") return;
    // It is not the address of whoever types it, as the words of a sign-in would have it.
    if (!emailAddress.safeParse(value.email).success)
      refinement.addIssue({ code: "custom", path: ["email"], message: "Enter an e-mail address such as name@example.com." });
  })
  .transform(({ invite, email, domain: typed, ...ref }) => ({
    ...ref,
    adminEmail: invite === "later" ? null : email.toLowerCase(),
    domain: typed || null,
  }));

const kept = z.string().max(300);
/** What a draft of a new tenant holds. Loose: whether an answer still holds is checked when it is looked at. */
export const newTenantDraft = z.object({
  name: kept.optional(),
  slug: kept.optional(),
  kind: kept.optional(),
  planKey: kept.optional(),
  start: kept.optional(),
  timeZone: kept.optional(),
  currency: kept.optional(),
  locale: kept.optional(),
  /** Null: nobody is invited, and that was chosen. */
  adminEmail: kept.nullable().optional(),
  domain: kept.nullable().optional(),
});
export type NewTenantDraft = z.infer<typeof newTenantDraft>;

/** One thing that was looked up before creating. */
export interface Check {
  label: string;
  /** "note": nothing is wrong, but it should be known. */
  state: "good" | "note" | "bad";
  says: string;
  /** Where it can be mended. */
  step: NewTenantStep;
}

export const CLONE_PARTS = ["flags", "roles", "policy", "branding"] as const;
export type ClonePart = (typeof CLONE_PARTS)[number];
export const cloneInput = z.strictObject({
  name,
  slug,
  flags: checkbox.default(false),
  roles: checkbox.default(false),
  policy: checkbox.default(false),
  branding: checkbox.default(false),
});
export type CloneInput = z.infer<typeof cloneInput>;

export const EXPORT_KEPT_DAYS = 7;
/** An export of a tenant, and how far it is. */
export interface TenantExportView {
  id: string;
  status: "waiting" | "running" | "ready" | "cancelled" | "failed" | "expired";
  createdAt: string;
  endedAt: string | null;
  expiresAt: string | null;
  /** Null until they were counted. */
  rowsTotal: number | null;
  rowsDone: number;
  tableName: string | null;
  sizeBytes: number | null;
  sha256: string | null;
}

export const DELETION_GRACE_DAYS = 30;
export const SLUG_HELD_DAYS = 90;
export const deletionInput = z.strictObject({ reason, confirmation });
export type DeletionInput = z.infer<typeof deletionInput>;

export interface DeletionView {
  status: "waiting" | "running";
  reason: string;
  /** Its own administrators asked for it: it is used as before until then. */
  isOwn: boolean;
  createdAt: string;
  dueAt: string;
}

/** What deleting a tenant takes away, counted now. */
export interface Consequences {
  /** People who belong to it, and how many of them belong to nothing else. */
  people: number;
  peopleWithNothingElse: number;
  campaigns: number;
  domains: number;
  keys: number;
  subscriptions: number;
  /** Of all its tables together. */
  rows: number;
  tables: { table: string; rows: number }[];
}

/** A plan as the wizard shows it. Null limits mean "no limit"; prices are per month in minor units. */
export interface PlanChoice {
  key: string;
  name: string;
  priceMinor: number;
  currency: string;
  maxUsers: number | null;
  maxCampaigns: number | null;
  maxLeads: number | null;
  maxReportsPerMonth: number | null;
  storageBytes: number;
  surfaces: string[];
}
