import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { COSTLY_ROWS, keepRecent } from "#lib/platform/recent";
import type { Plan } from "./schema.ts";

interface PlanRow {
  key: string;
  name: string;
  price_minor: number;
  currency: string;
  max_users: number | null;
  max_api_calls_per_hour: number;
  max_ai_requests_per_day: number;
  max_campaigns: number | null;
  max_leads: number | null;
  max_reports_per_month: number | null;
  storage_bytes: string | number | bigint;
  surfaces: string[];
  version: number;
  updated_at: Date;
  trial: number;
  active: number;
  past_due: number;
  suspended: number;
  mrr_minor: string | number | bigint;
  at_other_price: number;
}

const PLANS = `
  SELECT p.*, n.*
  FROM plan p
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE s.status = 'trial')::int AS trial, count(*) FILTER (WHERE s.status = 'active')::int AS active,
           count(*) FILTER (WHERE s.status = 'past_due')::int AS past_due, count(*) FILTER (WHERE s.status = 'suspended')::int AS suspended,
           coalesce(sum(s.price_minor) FILTER (WHERE s.status IN ('active', 'past_due') AND t.kind = 'client'), 0)::bigint AS mrr_minor,
           count(*) FILTER (WHERE s.price_minor <> p.price_minor OR s.currency <> p.currency)::int AS at_other_price
    FROM subscription s JOIN tenant t ON t.id = s.tenant_id WHERE s.plan_key = p.key AND s.ended_at IS NULL
  ) n`;

/** All plans, cheapest place first, with who is on them; of many tenants it may be ten seconds old. */
export async function listPlans(context: StaffContext): Promise<Plan[]> {
  requirePermission(context, "billing.manage");
  return readAcrossTenants(context, "billing.read", async (tx) => {
    // Changed plans are another list, so that whoever saves one sees it.
    const [changes] = await tx.query<{ sum: number }>({ text: "SELECT coalesce(sum(version), 0)::int AS sum FROM plan" });
    const read = async () => (await tx.query<PlanRow>({ text: `${PLANS} ORDER BY p.position, p.key` })).map(planOf);
    return keepRecent(context.db, `billing.plans ${changes?.sum}`, read, (plans) => sum(plans.map(tenantsOn)) > COSTLY_ROWS);
  });
}

/** One of them, inside a transaction that is already open. @throws `not_found` */
export async function findPlan(tx: Queryable, key: string): Promise<Plan> {
  const [row] = await tx.query<PlanRow>({ text: `${PLANS} WHERE p.key = $1`, values: [key] });
  if (!row) throw notFound("This plan");
  return planOf(row);
}

const tenantsOn = ({ tenants: { trial, active, past_due, suspended } }: Plan) => trial + active + past_due + suspended;
const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);

function planOf(row: PlanRow): Plan {
  const { trial, active, past_due, suspended } = row;
  return {
    key: row.key,
    name: row.name,
    priceMinor: row.price_minor,
    currency: row.currency,
    maxUsers: row.max_users,
    maxApiCallsPerHour: row.max_api_calls_per_hour,
    maxAiRequestsPerDay: row.max_ai_requests_per_day,
    maxCampaigns: row.max_campaigns,
    maxLeads: row.max_leads,
    maxReportsPerMonth: row.max_reports_per_month,
    storageBytes: Number(row.storage_bytes),
    surfaces: row.surfaces,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
    tenants: { trial, active, past_due, suspended },
    mrrMinor: Number(row.mrr_minor),
    atOtherPrice: row.at_other_price,
  };
}
