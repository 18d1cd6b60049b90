import { z } from "zod";
import { plainAmount } from "#lib/platform/money/schema";
import { trimmedText } from "#lib/platform/text";

const minor = z.int();
const count = z.int();

/** A plan with how many tenants are on it. Null limits mean "no limit"; prices are per month in minor units. */
export const plan = z.object({
  key: z.string(),
  name: z.string(),
  priceMinor: minor,
  currency: z.string(),
  maxUsers: count.nullable(),
  maxApiCallsPerHour: count,
  maxAiRequestsPerDay: count,
  maxCampaigns: count.nullable(),
  maxLeads: count.nullable(),
  /** Begun, and mailed by a schedule. */
  maxReportsPerMonth: count.nullable(),
  /** Bytes. */
  storageBytes: z.number(),
  surfaces: z.array(z.string()),
  version: z.int(),
  updatedAt: z.iso.datetime(),
  tenants: z.object({ trial: count, active: count, past_due: count, suspended: count }),
  /** What its clients pay per month now. Not price × tenants: a price that was agreed before stays, and own brands do not pay. */
  mrrMinor: minor,
  /** How many of them pay another price than the plan asks for now. */
  atOtherPrice: count,
});
export type Plan = z.infer<typeof plan>;

const MOST = 2_000_000_000;
const limit = (most = MOST) =>
  z.coerce.number("Enter a whole number.").int("Enter a whole number.").min(0, "Enter 0 or more.").max(most, "Enter a smaller number.");
/** Left empty there is no limit. */
const optionalLimit = z.preprocess((value) => (value === "" || value === undefined ? null : value), limit().nullable());

export const changePlanInput = z.strictObject({
  name: trimmedText().min(1, "Enter a name.").max(60, "Use at most 60 characters."),
  /** Per month, in the major unit with at most two decimals, as people write it: "97" or "97.50". */
  price: trimmedText()
    .overwrite(plainAmount)
    .regex(/^\d{1,7}(\.\d{1,2})?$/, "Enter an amount such as 97 or 97.50."),
  maxUsers: optionalLimit,
  maxApiCallsPerHour: limit(),
  maxAiRequestsPerDay: limit(),
  maxCampaigns: optionalLimit,
  maxLeads: optionalLimit,
  maxReportsPerMonth: optionalLimit,
  /** Megabytes (10⁶ bytes), as people say it. */
  storageMegabytes: limit(),
  /** The version that the change was made from. */
  version: z.coerce.number().int().min(1),
});
export type ChangePlanInput = z.infer<typeof changePlanInput>;

export const SURFACE_LABELS: Record<string, string> = {
  portal: "Portal",
  directory: "Directory",
  crm: "CRM",
  storefront: "Storefront",
  analytics: "Analytics",
  marketing: "Marketing",
  assistant: "Assistant",
  white_label: "White label",
};

/** Revenue in one currency. All amounts per month, in minor units. */
export const revenue = z.object({
  currency: z.string(),
  /** Since when subscriptions are on record; nothing can be said of the time before. */
  knownSince: z.iso.datetime(),
  mrrMinor: minor,
  payingTenants: count,
  /** Month by month, each at its end, the last one now. Null where nothing is on record yet. */
  months: z.array(z.object({ at: z.iso.datetime(), mrrMinor: minor.nullable(), payingTenants: count.nullable() })),
  /** What changed in the last 30 days; null when the record does not reach back so far. */
  movement: z
    .object({
      fromMinor: minor,
      fromTenants: count,
      newMinor: minor,
      expansionMinor: minor,
      contractionMinor: minor,
      churnedMinor: minor,
      churnedTenants: count,
    })
    .nullable(),
});
export type Revenue = z.infer<typeof revenue>;

/** One period of a tenant's subscription; `endedAt` is null for the one that runs. */
export const subscription = z.object({
  planName: z.string(),
  status: z.enum(["trial", "active", "past_due", "suspended"]),
  priceMinor: minor,
  currency: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});
export type Subscription = z.infer<typeof subscription>;

/** What is used of one limit of the plan; a limit of null is none. Reports: begun or mailed by a schedule since the month began on the tenant's clocks. */
export const usage = z.object({ what: z.enum(["people", "campaigns", "leads", "reports", "api_calls"]), used: count, limit: count.nullable() });
export type Usage = z.infer<typeof usage>;

/** What a tenant uses of its plan. */
export const ownUsage = z.object({
  planName: z.string(),
  usages: z.array(usage),
  /** Whole bytes; above 2⁵³ nobody has. */
  files: z.object({ usedBytes: z.number(), limitBytes: z.number() }),
  /** Null: nothing asks for any yet, so that none are counted. */
  aiRequests: z.object({ usedToday: count.nullable(), limitPerDay: count }),
});
export type OwnUsage = z.infer<typeof ownUsage>;

/** From this share of a limit on people are warned. */
export const WARN_AT = 0.8;

const monthText = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "A month such as 2026-11.");

/** Which tenants: of a currency, that first paid in `cohort`, looked at in `month`. */
export const cohortMembersInput = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/, "A currency such as USD."),
  cohort: monthText,
  month: monthText,
});
export type CohortMembersInput = z.infer<typeof cohortMembersInput>;

/** `mrrMinor` is what it paid a month then; null when it paid nothing. */
export interface CohortMember {
  id: string;
  name: string;
  mrrMinor: number | null;
}

/** Tenants by the month (UTC) of their first payment. All amounts per month, in minor units. */
export interface CurrencyCohorts {
  currency: string;
  cohorts: {
    month: string;
    tenants: number;
    /** What they paid when they began. */
    firstMrrMinor: number;
    /** At the end of each month since, from the month of the first payment (age 0); the last one now. */
    cells: { age: number; month: string; tenants: number; mrrMinor: number }[];
  }[];
  /** Those that paid already when the record began: nobody knows since when. */
  unknown: { tenants: number; stillPaying: number; mrrMinor: number };
}

export const COST_KINDS = ["media", "hosting", "work", "other"] as const;
export type CostKind = (typeof COST_KINDS)[number];

const amount = trimmedText()
  .overwrite(plainAmount)
  .regex(/^\d{1,8}(\.\d{1,2})?$/, "Enter an amount such as 120 or 120.50.");
const costBase = { tenantId: z.uuid(), month: monthText, note: trimmedText().max(300, "At most 300 characters.").default("") };

/** Of work: hours times what an hour costs; of all else: an amount. Fields that do not belong to the kind are left empty. */
export const addCostInput = z
  .strictObject({
    ...costBase,
    kind: z.enum(COST_KINDS),
    amount: z.string().optional(),
    hours: z.string().optional(),
    rate: z.string().optional(),
  })
  .transform((given, context) => {
    const need = (name: "amount" | "hours" | "rate") => {
      const parsed = amount.safeParse(given[name] ?? "");
      if (!parsed.success) context.addIssue({ code: "custom", path: [name], message: parsed.error.issues[0]?.message ?? "Enter an amount." });
      return parsed.success ? parsed.data : "0";
    };
    const { tenantId, month, note, kind } = given;
    if (kind === "work") return { tenantId, month, note, kind, hours: need("hours"), rate: need("rate") } as const;
    return { tenantId, month, note, kind, amount: need("amount") } as const;
  });
export type AddCostInput = z.output<typeof addCostInput>;

export const removeCostInput = z.strictObject({ id: z.uuid() });

/** One cost as it was entered, in minor units. */
export interface CostLine {
  id: string;
  kind: CostKind;
  currency: string;
  amountMinor: number;
  minutes: number | null;
  rateMinor: number | null;
  note: string;
  createdAt: string;
}

export const readProfitInput = z.strictObject({
  month: monthText,
  /** Where the page before ended. */
  cursor: z.string().max(400).optional(),
});
export type ReadProfitInput = z.infer<typeof readProfitInput>;

/** A client in a month, in minor units of `currency`. */
export interface ProfitLine {
  id: string;
  name: string;
  currency: string;
  /** What it paid a month at the month's end, or now; null where nothing is on record. */
  revenueMinor: number | null;
  /** Null where nobody has entered a cost: unknown is not nothing. */
  costMinor: number | null;
  /** Null unless both are known, in one currency. */
  marginMinor: number | null;
}

export interface ProfitPage {
  lines: ProfitLine[];
  nextCursor: string | null;
}

export * from "./invoices/invoice-states.ts";
export * from "./invoices/schema.ts";
export * from "./payments/schema.ts";
export * from "./plan-changes/schema.ts";
export * from "./statements/schema.ts";
