import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { bulkInputOf, choiceFilter, dayFilter, exportFormat, pageCursor, rowLimit } from "#lib/tables/schema";

export const TENANT_KINDS = ["client", "brand"] as const;
export const PLAN_KEYS = ["free", "starter", "professional", "enterprise"] as const;
/** What trade a tenant can be in. */
export const TENANT_INDUSTRIES = [
  "construction",
  "education",
  "finance",
  "food",
  "health",
  "hospitality",
  "manufacturing",
  "media",
  "nonprofit",
  "professional_services",
  "real_estate",
  "retail",
  "technology",
  "travel",
  "other",
] as const;
export type TenantIndustry = (typeof TENANT_INDUSTRIES)[number];
/** Null: it is not said. */
export const tenantIndustry = z.object({ industry: z.enum(TENANT_INDUSTRIES).nullable() });
/** Empty: it is not said. */
export const industryInput = z.strictObject({
  industry: z
    .union([z.enum(TENANT_INDUSTRIES), z.literal("")], "Choose one of the list.")
    .transform((industry) => (industry === "" ? null : industry))
    .meta({ example: "food" }),
});
const STATUSES = ["trial", "active", "past_due", "suspended", "cancelled"] as const;

export const tenantStatus = z.enum(STATUSES);

/** One row of the list of tenants. */
export const tenantListItem = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  kind: z.enum(TENANT_KINDS),
  status: tenantStatus,
  planKey: z.string(),
  planName: z.string(),
  memberCount: z.int(),
  isDemo: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type TenantListItem = z.infer<typeof tenantListItem>;

/** Plans rise by price, statuses from the trial to the end; a minus sorts descending. */
export const TENANT_SORTS = ["name", "-name", "created", "-created", "plan", "-plan", "status", "-status"] as const;

/** What tenants can be narrowed to. Of a list of choices any may fit; days are in UTC, and both are included. */
export const tenantFilter = z.strictObject({
  /** A part of the name or of the address. */
  search: trimmedText().max(100, "Search for at most 100 characters.").optional(),
  /** One, or several with commas between. */
  status: choiceFilter(STATUSES, "No such status.").optional(),
  plan: choiceFilter(PLAN_KEYS, "No such plan.").optional(),
  kind: choiceFilter(TENANT_KINDS, "No such kind.").optional(),
  createdFrom: dayFilter().optional(),
  createdTo: dayFilter().optional(),
});
export type TenantFilter = z.infer<typeof tenantFilter>;

export const listTenantsInput = tenantFilter.extend({
  sort: z.enum(TENANT_SORTS).default("name"),
  cursor: pageCursor(),
  limit: rowLimit(),
});
export type ListTenantsInput = z.infer<typeof listTenantsInput>;

export const exportTenantsInput = tenantFilter.extend({
  sort: z.enum(TENANT_SORTS).default("name"),
  format: exportFormat(),
});
export type ExportTenantsInput = z.infer<typeof exportTenantsInput>;

/** `nextCursor` is null on the last page. */
export const tenantPage = z.object({ tenants: z.array(tenantListItem), nextCursor: z.string().nullable() });
export type TenantPage = z.infer<typeof tenantPage>;

/** A tenant with its settings. `version` rises with every change. */
export const tenantDetail = tenantListItem.extend({
  trialEndsAt: z.iso.datetime().nullable(),
  suspendedReason: z.string().nullable(),
  timeZone: z.string(),
  currency: z.string(),
  locale: z.string(),
  /** Counts the changes; a change names the one it was made from. */
  version: z.int(),
  updatedAt: z.iso.datetime(),
});
export type TenantDetail = z.infer<typeof tenantDetail>;

// Names that are, or may become, host names or paths of the portal itself.
const RESERVED_SLUGS = new Set([
  "admin",
  "api",
  "app",
  "assets",
  "auth",
  "demo",
  "directory",
  "help",
  "login",
  "mail",
  "portal",
  "root",
  "status",
  "store",
  "support",
  "www",
]);

const isTimeZone = (value: string) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return /^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/.test(value);
  } catch {
    // Intl throws for what it does not know: that is the answer.
    return false;
  }
};

const isLocale = (value: string) => {
  try {
    return Intl.getCanonicalLocales(value)[0] === value;
  } catch {
    // Intl throws for what is not a language tag: that is the answer.
    return false;
  }
};

const currencies = new Set(Intl.supportedValuesOf("currency"));

const name = trimmedText().min(1, "Enter a name.").max(120, "Use at most 120 characters.");
const kind = z.enum(TENANT_KINDS, { error: "Choose client or brand." });
const planKey = z.enum(PLAN_KEYS, { error: "Choose one of the plans." });
const timeZone = z.string().max(64).refine(isTimeZone, "Enter a time zone such as Europe/Berlin.");
const currency = z
  .string()
  .toUpperCase()
  .refine((code) => currencies.has(code), "Enter a currency code such as EUR.");
const locale = z.string().max(35).refine(isLocale, "Enter a language tag such as en or de-CH.");

export const createTenantInput = z.strictObject({
  name,
  slug: trimmedText()
    .toLowerCase()
    .min(3, "Use at least 3 characters.")
    .max(63, "Use at most 63 characters.")
    .regex(/^[a-z0-9][a-z0-9-]*[a-z0-9]$/, "Use letters a–z, digits and hyphens, not at the start or the end.")
    .refine((slug) => !RESERVED_SLUGS.has(slug), "This address is reserved. Choose another."),
  kind: kind.default("client"),
  planKey,
  timeZone: timeZone.default("UTC"),
  currency: currency.default("USD"),
  locale: locale.default("en"),
});
export type CreateTenantInput = z.infer<typeof createTenantInput>;

/** All settings at once, with the version that they were changed from. */
export const changeTenantInput = z.strictObject({
  name,
  kind,
  planKey,
  timeZone,
  currency,
  locale,
  version: z.coerce.number().int().min(1),
});
export type ChangeTenantInput = z.infer<typeof changeTenantInput>;

/** How a tenant stands with its bill, when somebody says so by hand. */
export const setStandingInput = z.strictObject({ standing: z.enum(["active", "past_due"]) });
export type SetStandingInput = z.infer<typeof setStandingInput>;

export const cancelTenantInput = z.strictObject({
  reason: trimmedText().min(3, "Say why, in at least 3 characters: it stays in the audit trail.").max(500, "Use at most 500 characters."),
  /** Its address, typed: nobody cancels the wrong one by a slip. */
  confirmation: trimmedText().max(200),
});
export type CancelTenantInput = z.infer<typeof cancelTenantInput>;

export const suspendTenantInput = z.strictObject({
  reason: trimmedText().min(3, "Say why, in at least 3 characters: it stays in the audit trail.").max(500, "Use at most 500 characters."),
});
/** Of the tenant that was seen, where it must not have been changed since. */
const seenVersion = z.int().min(1).optional();
export const suspendTenantCall = suspendTenantInput.extend({ version: seenVersion });
export type SuspendTenantInput = z.infer<typeof suspendTenantCall>;
export const reactivateTenantCall = z.strictObject({ version: seenVersion });
export type ReactivateTenantInput = z.infer<typeof reactivateTenantCall>;
/** What can be done with many tenants at once. */
export const bulkTenantsAct = z.discriminatedUnion("action", [
  suspendTenantInput.extend({ action: z.literal("suspend") }),
  z.strictObject({ action: z.literal("reactivate") }),
]);

export const bulkTenantsInput = bulkInputOf(bulkTenantsAct, tenantFilter);
export type BulkTenantsInput = z.infer<typeof bulkTenantsInput>;

export const renameTenantInput = z.strictObject({
  name: createTenantInput.shape.name,
  /** Of the tenant that was seen; another means that it was changed since. */
  version: z.coerce.number().int().min(1),
});
export type RenameTenantInput = z.infer<typeof renameTenantInput>;

export { suggestSlug } from "./suggest-slug.ts";

/** Counts of tenants for the operator's overview. "Soon" is within 7 days, "lately" the last 30. */
export interface TenantFigures {
  asOf: Date;
  total: number;
  trial: number;
  active: number;
  pastDue: number;
  suspended: number;
  cancelled: number;
  newLately: number;
  trialsEndingSoon: number;
  trialsOver: number;
}
