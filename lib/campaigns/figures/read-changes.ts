import { readInTenant, requirePermission, type TenantContext, type TenantRef } from "#lib/access";
import { dayIn } from "#lib/platform/clock";
import type { Queryable } from "#lib/platform/database";
import { type Period, periodsUntil } from "../period.ts";
import { figuresOf } from "../ratios.ts";
import { changeOf } from "./change-of.ts";
import type { Change, Changes, ChangesInput } from "./changes-schema.ts";
import { CHANGED_FIGURES } from "./decompose.ts";
import { keepAnswer } from "./keep-answer.ts";
import { newestDay } from "./newest-day.ts";
import { sumPeriods } from "./sum-periods.ts";

/**
 * Why the figures of the last `days` known days differ from those of as many days before: by campaign and channel, and in each by
 * volume, rate and price (`decompose`). The parts add up to the whole to the minor unit.
 */
export async function readChanges(context: TenantContext, input: ChangesInput): Promise<Changes> {
  requirePermission(context, "campaign.read");
  const today = dayIn(context.clock.now(), context.tenant.timeZone);
  return readInTenant(context, (tx) => keepAnswer(context, tx, ["changes", today, input.days], () => changesUntil(tx, context.tenant, today, input)));
}

async function changesUntil(tx: Queryable, tenant: TenantRef, today: string, input: ChangesInput): Promise<Changes> {
  const { currency } = tenant;
  const { lastDay, activeCampaigns, otherCurrencies } = await newestDay(tx, tenant.id, currency);
  const { period, previous } = periodsUntil(lastDay ?? today, input.days);
  const { parts, totals, previousTotals, importedAt } = await sumPeriods(tx, tenant.id, { currency, period, previous });
  const changes = previousTotals ? CHANGED_FIGURES.map((figure) => changeOf(figure, parts)) : [];
  return {
    period,
    previous,
    currency,
    otherCurrencies,
    lastDay,
    importedAt: importedAt?.toISOString() ?? null,
    totals: totals && figuresOf(totals),
    previousTotals: previousTotals && figuresOf(previousTotals),
    changes: await named(tx, tenant.id, changes),
    activeCampaigns,
  };
}

/** Names the campaigns among the reasons, which are few of all. */
async function named(tx: Queryable, tenantId: string, changes: Change[]): Promise<Change[]> {
  const ids = new Set(changes.flatMap(({ reasons }) => reasons.map(({ campaignId }) => campaignId)));
  if (ids.size === 0) return changes;
  const rows = await tx.query<{ id: string; name: string }>({
    name: "names-of-campaigns",
    text: "SELECT id, name FROM campaign WHERE tenant_id = $1::uuid AND id = ANY($2::uuid[])",
    values: [tenantId, [...ids]],
  });
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return changes.map((change) => ({
    ...change,
    reasons: change.reasons.map((reason) => ({ ...reason, campaignName: names.get(reason.campaignId ?? "") ?? null })),
  }));
}

/**
 * The same between any two periods: of all campaigns, or of some. None without figures of the period before: then there is nothing to
 * explain.
 */
export async function changesBetween(
  context: TenantContext,
  { period, previous, campaignIds }: { period: Period; previous: Period; campaignIds?: readonly string[] | undefined },
): Promise<Change[]> {
  requirePermission(context, "campaign.read");
  const { id, currency } = context.tenant;
  return readInTenant(context, async (tx) => {
    const { parts, previousTotals } = await sumPeriods(tx, id, { currency, period, previous, campaignIds });
    return previousTotals
      ? named(
          tx,
          id,
          CHANGED_FIGURES.map((figure) => changeOf(figure, parts)),
        )
      : [];
  });
}
