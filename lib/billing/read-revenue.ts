import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { COSTLY_ROWS, keepRecent } from "#lib/platform/recent";
import { monthEnds } from "./month-ends.ts";
import type { Revenue } from "./schema.ts";

const MONTHS = 12;
const MOVEMENT_DAYS = 30;
const DAY_MS = 86_400_000;

// Who pays at a moment: trials, suspended tenants and the agency's own brands do not, and a plan without a price is no revenue.
const PAYING = "s.status IN ('active', 'past_due') AND s.price_minor > 0";
const CLIENT = "JOIN tenant t ON t.id = s.tenant_id AND t.kind = 'client'";
const AT_MOMENT = "s.started_at <= m.at AND (s.ended_at IS NULL OR s.ended_at > m.at)";

const BY_MOMENT = `
  SELECT m.at, s.currency, sum(s.price_minor)::float8 AS mrr_minor, count(*)::int AS tenants
  FROM unnest($1::timestamptz[]) AS m(at) JOIN subscription s ON ${AT_MOMENT} AND ${PAYING} ${CLIENT}
  GROUP BY m.at, s.currency`;

// Each tenant's revenue then and now. MRR movements as the field counts them: new and churned are tenants that paid nothing on
// the other side, expansion and contraction are changes of those that paid on both.
const MOVEMENT = `
  WITH side AS (
    SELECT s.tenant_id, s.currency, coalesce(sum(s.price_minor) FILTER (WHERE m.is_now), 0) AS now, coalesce(sum(s.price_minor) FILTER (WHERE NOT m.is_now), 0) AS before
    FROM (VALUES ($1::timestamptz, false), ($2::timestamptz, true)) AS m(at, is_now) JOIN subscription s ON ${AT_MOMENT} AND ${PAYING} ${CLIENT}
    GROUP BY s.tenant_id, s.currency
  )
  SELECT currency, sum(before)::float8 AS from_minor, count(*) FILTER (WHERE before > 0)::int AS from_tenants,
         coalesce(sum(now) FILTER (WHERE before = 0), 0)::float8 AS new_minor,
         coalesce(sum(now - before) FILTER (WHERE before > 0 AND now > before), 0)::float8 AS expansion_minor,
         coalesce(sum(before - now) FILTER (WHERE now > 0 AND now < before), 0)::float8 AS contraction_minor,
         coalesce(sum(before) FILTER (WHERE now = 0), 0)::float8 AS churned_minor,
         count(*) FILTER (WHERE now = 0)::int AS churned_tenants
  FROM side GROUP BY currency`;

interface MomentRow {
  at: Date;
  currency: string;
  mrr_minor: number;
  tenants: number;
}
interface MovementRow {
  currency: string;
  from_minor: number;
  from_tenants: number;
  new_minor: number;
  expansion_minor: number;
  contraction_minor: number;
  churned_minor: number;
  churned_tenants: number;
}

/**
 * Monthly recurring revenue from the subscriptions on record, by currency, the largest first: now, at the end of each of the last
 * months (UTC), and how it moved in 30 days. No subscription on record: an empty list, since nothing is known. Of many subscriptions it may be ten seconds old.
 */
export async function readRevenue(context: StaffContext): Promise<Revenue[]> {
  requirePermission(context, "billing.manage");
  const { revenues } = await readAcrossTenants(context, "billing.read", (tx) =>
    keepRecent(
      context.db,
      "billing.revenue",
      () => read(tx, context.clock.now()),
      ({ rows }) => rows > COSTLY_ROWS,
    ),
  );
  return revenues;
}

async function read(tx: Queryable, now: Date): Promise<{ revenues: Revenue[]; rows: number }> {
  const before = new Date(now.getTime() - MOVEMENT_DAYS * DAY_MS);
  const moments = [...monthEnds(now, MONTHS), now];
  const known = await tx.query<{ currency: string; since: Date; rows: number }>({
    text: `SELECT s.currency, min(s.started_at) AS since, count(*)::int AS rows FROM subscription s ${CLIENT} GROUP BY s.currency`,
  });
  const byMoment = await tx.query<MomentRow>({ text: BY_MOMENT, values: [moments] });
  const movements = await tx.query<MovementRow>({ text: MOVEMENT, values: [before, now] });
  const first = known.reduce<Date | null>((least, { since }) => (least === null || since < least ? since : least), null);
  const revenues = known
    .map(({ currency }) =>
      revenueIn(currency, first ?? now, { moments, byMoment, movement: movements.find((each) => each.currency === currency), before }),
    )
    .sort((one, other) => other.mrrMinor - one.mrrMinor || one.currency.localeCompare(other.currency));
  return { revenues, rows: known.reduce((sum, { rows }) => sum + rows, 0) };
}

interface Found {
  moments: Date[];
  byMoment: MomentRow[];
  movement: MovementRow | undefined;
  before: Date;
}

function revenueIn(currency: string, knownSince: Date, { moments, byMoment, movement, before }: Found): Revenue {
  const months = moments.map((at) => {
    const row = byMoment.find((each) => each.currency === currency && each.at.getTime() === at.getTime());
    // From the first record on, nobody who pays is a zero that is known.
    if (!row && at < knownSince) return { at: at.toISOString(), mrrMinor: null, payingTenants: null };
    return { at: at.toISOString(), mrrMinor: row?.mrr_minor ?? 0, payingTenants: row?.tenants ?? 0 };
  });
  const latest = months.at(-1);
  return {
    currency,
    knownSince: knownSince.toISOString(),
    mrrMinor: latest?.mrrMinor ?? 0,
    payingTenants: latest?.payingTenants ?? 0,
    months,
    movement: before < knownSince ? null : movementOf(movement),
  };
}

function movementOf(row: MovementRow | undefined): NonNullable<Revenue["movement"]> {
  return {
    fromMinor: row?.from_minor ?? 0,
    fromTenants: row?.from_tenants ?? 0,
    newMinor: row?.new_minor ?? 0,
    expansionMinor: row?.expansion_minor ?? 0,
    contractionMinor: row?.contraction_minor ?? 0,
    churnedMinor: row?.churned_minor ?? 0,
    churnedTenants: row?.churned_tenants ?? 0,
  };
}
