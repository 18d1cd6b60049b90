import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { cohortsOf, momentOf, type PaidPeriod } from "./cohorts.ts";
import type { CohortMember, CohortMembersInput, CurrencyCohorts } from "./schema.ts";

const SHOWN = 12;
const MOST_MEMBERS = 500;

interface Row {
  tenant_id: string;
  currency: string;
  started_at: Date;
  ended_at: Date | null;
  price_minor: number;
  is_first_known: boolean;
}

// As revenue has it: clients alone, and only what is paid for. When the first row of a tenant is paid for and came after the tenant,
// it paid already when the record began.
const PERIODS = `
  SELECT s.tenant_id, s.currency, s.started_at, s.ended_at, s.price_minor, NOT (f.is_paid AND f.started_at > t.created_at) AS is_first_known
  FROM subscription s JOIN tenant t ON t.id = s.tenant_id AND t.kind = 'client'
  CROSS JOIN LATERAL (
    SELECT o.started_at, o.status IN ('active', 'past_due') AND o.price_minor > 0 AS is_paid
    FROM subscription o WHERE o.tenant_id = s.tenant_id ORDER BY o.started_at, o.ended_at NULLS LAST LIMIT 1
  ) f
  WHERE s.status IN ('active', 'past_due') AND s.price_minor > 0`;

/** Tenants by the month of their first payment, by currency, the largest first, with what became of them and of their revenue. */
export async function readCohorts(context: StaffContext): Promise<CurrencyCohorts[]> {
  requirePermission(context, "billing.manage");
  const rows = await readAcrossTenants(context, "billing.read", (tx) => tx.query<Row>({ text: PERIODS }));
  const now = context.clock.now();
  return [...Map.groupBy(rows, ({ currency }) => currency)]
    .map(([currency, own]) => ({ currency, ...cohortsOf(own.map(periodOf), now, SHOWN) }))
    .toSorted((a, b) => tenantsOf(b) - tenantsOf(a) || a.currency.localeCompare(b.currency));
}

/** The tenants of a cohort, those that still paid in a month first; at most 500. */
export async function cohortMembers(context: StaffContext, { currency, cohort, month }: CohortMembersInput): Promise<CohortMember[]> {
  requirePermission(context, "billing.manage");
  const now = context.clock.now();
  const at = momentOf(month, now);
  return readAcrossTenants(context, "billing.read", async (tx) => {
    const rows = await tx.query<Row>({ text: `${PERIODS} AND s.currency = $1`, values: [currency] });
    const members = [...Map.groupBy(rows.map(periodOf), ({ tenantId }) => tenantId)]
      .filter(([, own]) => cohortsOf(own, now, 1).cohorts[0]?.month === cohort)
      .map(([id, own]) => ({
        id,
        mrrMinor: own.find(({ startedAt, endedAt }) => startedAt <= at && (endedAt === null || endedAt > at))?.priceMinor ?? null,
      }));
    const names = await namesOf(
      tx,
      members.map(({ id }) => id),
    );
    return members
      .flatMap(({ id, mrrMinor }) => (names.has(id) ? [{ id, name: names.get(id) ?? "", mrrMinor }] : []))
      .toSorted((a, b) => (b.mrrMinor ?? -1) - (a.mrrMinor ?? -1) || a.name.localeCompare(b.name))
      .slice(0, MOST_MEMBERS);
  });
}

async function namesOf(tx: Queryable, ids: string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; name: string }>({ text: "SELECT id, name FROM tenant WHERE id = ANY($1::uuid[])", values: [ids] });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const periodOf = (row: Row): PaidPeriod => ({
  tenantId: row.tenant_id,
  startedAt: row.started_at,
  endedAt: row.ended_at,
  priceMinor: row.price_minor,
  isFirstKnown: row.is_first_known,
});

const tenantsOf = ({ cohorts, unknown }: CurrencyCohorts): number => cohorts.reduce((sum, { tenants }) => sum + tenants, unknown.tenants);
