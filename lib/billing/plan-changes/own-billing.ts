import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { dayIn } from "#lib/platform/clock";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { installationSettings } from "#lib/settings";
import { type Invoicing, missingForInvoices } from "#lib/settings/schema";
import type { PaidTime } from "../invoices/charges.ts";
import { paidTimes } from "../invoices/paid-times.ts";
import { balancesIn } from "../payments/read-payments.ts";
import { readUsage } from "../usage-of.ts";
import { effectOf, exceededBy, firstChargedDay, type PlanTerms, reportsUsedUp } from "./direction.ts";
import { changedAt, foresee } from "./foresee.ts";
import { latestChange } from "./plan-change-rows.ts";
import type { ForeseenInvoice, OwnBilling, PlanChangePreview, PlanChoice } from "./schema.ts";

type Services = Pick<Runtime, "rooms" | "db">;

export interface Standing {
  plan_key: string;
  plan_name: string;
  /** As agreed; the plan's own price where nothing runs. */
  price_minor: number;
  currency: string;
  status: string;
  kind: string;
  trial_ends_at: Date | null;
}

/** How the caller's company stands: plan, what of it is used, what the running month will cost. @throws `forbidden` without `billing.manage` */
export async function readOwnBilling(context: TenantContext, services: Services): Promise<OwnBilling> {
  requirePermission(context, "billing.manage");
  const { invoicing } = await installationSettings(services);
  const [tenantId, now] = [context.tenant.id, context.clock.now()];
  return readInTenant(context, async (tx) => {
    const standing = await standingIn(tx, tenantId);
    const times = await paidTimes(tx, tenantId);
    return {
      plan: { key: standing.plan_key, name: standing.plan_name, priceMinor: standing.price_minor, currency: standing.currency },
      status: standing.status,
      trialEndsAt: standing.trial_ends_at?.toISOString() ?? null,
      isCharged: standing.kind === "client",
      areInvoicesIssued: missingForInvoices(invoicing).length === 0,
      usages: await readUsage(tx, tenantId, now),
      foreseen: await foreseenIn(context, tx, times, invoicing),
      balances: await balancesIn(tx, tenantId),
      change: await latestChange(tx, tenantId),
    };
  });
}

/** Every plan, with what would follow if it were taken now; the cheapest place first. @throws `forbidden` without `billing.manage` */
export function listPlanChoices(context: TenantContext): Promise<PlanChoice[]> {
  requirePermission(context, "billing.manage");
  return readInTenant(context, (tx) => choicesIn(context, tx));
}

/**
 * What follows if another plan is taken now: when, and what the running month costs without it and with it, down to the days.
 * @throws `forbidden`, `not_found` for a plan that there is not
 */
export async function previewPlanChange(context: TenantContext, planKey: string, services: Services): Promise<PlanChangePreview> {
  requirePermission(context, "billing.manage");
  const { invoicing } = await installationSettings(services);
  return readInTenant(context, async (tx) => {
    const choices = await choicesIn(context, tx);
    const [from, to] = [choices.find(({ isCurrent }) => isCurrent), choices.find(({ key }) => key === planKey)];
    if (!from || !to) throw notFound("This plan");
    const times = await paidTimes(tx, context.tenant.id);
    const at = new Date(to.effectiveAt);
    const changed = changedAt(times, at, { planName: to.name, priceMinor: to.priceMinor, currency: to.currency });
    return {
      from,
      to,
      chargedFrom: firstChargedDay(at, context.tenant.timeZone, dayIn),
      without: await foreseenIn(context, tx, times, invoicing),
      with: await foreseenIn(context, tx, changed, invoicing),
    };
  });
}

/** @throws `not_found` */
export async function standingIn(tx: Queryable, tenantId: string): Promise<Standing> {
  const [row] = await tx.query<Standing>({
    text: `SELECT t.plan_key, p.name AS plan_name, coalesce(s.price_minor, p.price_minor) AS price_minor, coalesce(s.currency, p.currency) AS currency, t.status, t.kind,
             t.trial_ends_at
           FROM tenant t JOIN plan p ON p.key = t.plan_key LEFT JOIN subscription s ON s.tenant_id = t.id AND s.ended_at IS NULL WHERE t.id = $1::uuid`,
    values: [tenantId],
  });
  if (!row) throw notFound("This tenant");
  return row;
}

type PlanRow = PlanTerms & { key: string; name: string; maxApiCallsPerHour: number };

export async function choicesIn(context: TenantContext, tx: Queryable): Promise<PlanChoice[]> {
  const { tenant, clock } = context;
  const now = clock.now();
  const standing = await standingIn(tx, tenant.id);
  const usages = await readUsage(tx, tenant.id, now);
  const plans = await tx.query<PlanRow>({
    text: `SELECT key, name, price_minor AS "priceMinor", currency, max_users AS "maxUsers", max_campaigns AS "maxCampaigns", max_leads AS "maxLeads",
             max_reports_per_month AS "maxReportsPerMonth",
             max_api_calls_per_hour AS "maxApiCallsPerHour" FROM plan ORDER BY position, key LIMIT 50`,
  });
  return plans.map((plan) => {
    const isCurrent = plan.key === standing.plan_key;
    const agreed = { ...plan, priceMinor: standing.price_minor, currency: standing.currency };
    const { isAtOnce, at } = effectOf(now, agreed, plan, { status: standing.status, timeZone: tenant.timeZone });
    // What was agreed for the plan that it is on stays.
    return {
      ...(isCurrent ? agreed : plan),
      isCurrent,
      isAtOnce,
      effectiveAt: at.toISOString(),
      exceeded: isCurrent ? [] : exceededBy(usages, plan),
      reportsUsedUp: isCurrent ? null : reportsUsedUp(usages, isAtOnce, plan),
    };
  });
}

async function foreseenIn({ tenant, clock }: TenantContext, tx: Queryable, times: PaidTime[], { taxPercent }: Invoicing): Promise<ForeseenInvoice[]> {
  const rows = await tx.query<{ currency: string; left_minor: number }>({
    text: `SELECT currency, sum(amount_minor - used_minor)::int AS left_minor FROM billing_credit
           WHERE tenant_id = $1::uuid AND withdrawn_at IS NULL GROUP BY currency`,
    values: [tenant.id],
  });
  const credits = new Map(rows.map(({ currency, left_minor }) => [currency, left_minor]));
  return foresee({ times, now: clock.now(), timeZone: tenant.timeZone, taxPercent, credits });
}
