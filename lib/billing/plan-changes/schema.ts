import { z } from "zod";
import { trimmedText } from "#lib/platform/text";

const minor = z.int();
const usageView = z.object({ what: z.enum(["people", "campaigns", "leads", "reports", "api_calls"]), used: z.int(), limit: z.int().nullable() });

/** What a month costs as it looks now: of a plan, day by day. */
export const foreseenLine = z.object({
  planName: z.string(),
  fromDay: z.iso.date(),
  /** Included. */
  lastDay: z.iso.date(),
  days: z.int(),
  ofDays: z.int(),
  priceMinor: minor,
  amountMinor: minor,
});
/** The invoice of the running month, if nothing changes until its end. Amounts in minor units of `currency`. */
export const foreseenInvoice = z.object({
  month: z.string(),
  currency: z.string(),
  lines: z.array(foreseenLine),
  creditMinor: minor,
  taxMinor: minor,
  totalMinor: minor,
  /** The first day after the month. */
  issuedFrom: z.iso.date(),
});
export type ForeseenInvoice = z.infer<typeof foreseenInvoice>;

export const planChangeView = z.object({
  id: z.uuid(),
  fromPlanName: z.string(),
  toPlanName: z.string(),
  state: z.enum(["scheduled", "done", "called_off", "refused"]),
  effectiveAt: z.iso.datetime(),
  askedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  reason: z.string(),
});
export type PlanChangeView = z.infer<typeof planChangeView>;

/** How a company stands with its plan. */
export const ownBilling = z.object({
  plan: z.object({
    key: z.string(),
    name: z.string(),
    /** Per month, as it was agreed. */
    priceMinor: minor,
    currency: z.string(),
  }),
  status: z.string(),
  trialEndsAt: z.iso.datetime().nullable(),
  /** False for the agency's own brands, which pay nothing. */
  isCharged: z.boolean(),
  /** False while the operator has not entered who sends invoices. */
  areInvoicesIssued: z.boolean(),
  usages: z.array(usageView),
  /** One for each currency; none where nothing is owed for the running month so far. */
  foreseen: z.array(foreseenInvoice),
  balances: z.array(z.object({ currency: z.string(), amountMinor: minor })),
  /** The change that is to come, or else the last one. */
  change: planChangeView.nullable(),
});
export type OwnBilling = z.infer<typeof ownBilling>;

/** A plan that can be taken, with what would follow. */
export const planChoice = z.object({
  key: z.string(),
  name: z.string(),
  priceMinor: minor,
  currency: z.string(),
  maxUsers: z.int().nullable(),
  maxCampaigns: z.int().nullable(),
  maxLeads: z.int().nullable(),
  maxReportsPerMonth: z.int().nullable(),
  maxApiCallsPerHour: z.int(),
  isCurrent: z.boolean(),
  isAtOnce: z.boolean(),
  effectiveAt: z.iso.datetime(),
  /** What is in use that it has no room for: then it cannot be taken. */
  exceeded: z.array(usageView),
  /** The reports of this month, where it would leave none of them: it can be taken, and the next report waits for the next month. */
  reportsUsedUp: usageView.nullable(),
});
export type PlanChoice = z.infer<typeof planChoice>;

export const planChangePreview = z.object({
  from: planChoice,
  to: planChoice,
  /** The first day that is charged at the new price. */
  chargedFrom: z.iso.date(),
  /** The running month as it is foreseen without the change, and with it. */
  without: z.array(foreseenInvoice),
  with: z.array(foreseenInvoice),
});
export type PlanChangePreview = z.infer<typeof planChangePreview>;

export const planKeyInput = z.strictObject({ plan: trimmedText().min(1, "Choose a plan.").max(60) });
export const changeOwnPlanInput = z.strictObject({
  plan: trimmedText().min(1, "Choose a plan.").max(60),
  /** The plan that was looked at when this was decided. */
  from: trimmedText().min(1).max(60),
});
export type ChangeOwnPlanInput = z.infer<typeof changeOwnPlanInput>;
export const planChangeId = z.strictObject({ id: z.uuid() });
