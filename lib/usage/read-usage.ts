import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { quantileOf } from "./histogram.ts";
import type { ReadUsageInput, UsageReport } from "./schema.ts";

const DAY_MS = 86_400_000;
const TENANTS_SHOWN = 20;
const ROUTES_SHOWN = 50;
const KEYS_SHOWN = 20;

// Days that are over, and the hours of the last two days: the roll-up may not have seen yesterday whole.
export const CALLS = `calls AS (
    SELECT (hour AT TIME ZONE 'UTC')::date AS day, tenant_id, key_id, route, status_class, calls, latency FROM api_usage_hour
    WHERE hour >= greatest($1::timestamptz, $2::timestamptz) AND ($3::uuid IS NULL OR tenant_id = $3::uuid)
    UNION ALL
    SELECT day, tenant_id, key_id, route, status_class, calls, latency FROM api_usage_day
    WHERE day >= ($1::timestamptz AT TIME ZONE 'UTC')::date AND day < ($2::timestamptz AT TIME ZONE 'UTC')::date AND ($3::uuid IS NULL OR tenant_id = $3::uuid)
  )`;
export const SUMS = `sum(calls)::float8 AS calls, coalesce(sum(calls) FILTER (WHERE status_class = 4), 0)::float8 AS refused,
  coalesce(sum(calls) FILTER (WHERE status_class = 5), 0)::float8 AS failed`;

export interface Sums {
  calls: number;
  refused: number;
  failed: number;
}

/** `[from, recent, tenant]`: when the range begins, and from when on hours are read. */
export function rangeOf({ days, tenant }: ReadUsageInput, now: Date): [Date, Date, string | null] {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  return [new Date(today - (Number(days) - 1) * DAY_MS), new Date(today - DAY_MS), tenant ?? null];
}

/**
 * How the JSON API is used: by day, tenant, route and key. Figures are at most some seconds old.
 * @throws `forbidden` without `system.monitor`, `not_found` for no tenant
 */
export async function readUsage(context: StaffContext, input: ReadUsageInput): Promise<UsageReport> {
  requirePermission(context, "system.monitor");
  const values = rangeOf(input, context.clock.now());
  return readAcrossTenants(context, "usage.read", async (tx) => {
    const ask = <Row>(text: string) => tx.query<Row>({ text: `WITH ${CALLS} ${text}`, values });
    const tenant = input.tenant ? await findTenant(tx, input.tenant) : null;
    const days = await ask<Sums & { day: string }>(`SELECT day, ${SUMS} FROM calls GROUP BY day ORDER BY day`);
    const tenants = await ask<Sums & { id: string; name: string; peak: number; limit: number }>(
      `SELECT t.id, t.name, top.calls, top.refused, top.failed, p.max_api_calls_per_hour AS limit, coalesce(peak.calls, 0)::float8 AS peak
       FROM (SELECT tenant_id, ${SUMS} FROM calls WHERE tenant_id IS NOT NULL GROUP BY tenant_id ORDER BY calls DESC, tenant_id LIMIT ${TENANTS_SHOWN}) top
       JOIN tenant t ON t.id = top.tenant_id JOIN plan p ON p.key = t.plan_key
       LEFT JOIN LATERAL (
         SELECT sum(h.calls) AS calls FROM api_usage_hour h WHERE h.tenant_id = t.id AND h.key_id IS NOT NULL AND h.hour >= $1::timestamptz
         GROUP BY h.hour ORDER BY 1 DESC LIMIT 1
       ) peak ON true
       ORDER BY top.calls DESC, t.id`,
    );
    const routes = await ask<Sums & { route: string; latency: number[] }>(
      `SELECT route, ${SUMS}, sum_latency(latency) AS latency FROM calls GROUP BY route ORDER BY calls DESC, route LIMIT ${ROUTES_SHOWN}`,
    );
    const keys = await ask<Sums & { id: string; name: string | null; tenant_name: string | null }>(
      `SELECT top.id, k.name, t.name AS tenant_name, top.calls, top.refused, top.failed
       FROM (SELECT key_id AS id, ${SUMS} FROM calls WHERE key_id IS NOT NULL GROUP BY key_id ORDER BY calls DESC, key_id LIMIT ${KEYS_SHOWN}) top
       LEFT JOIN api_key k ON k.id = top.id LEFT JOIN tenant t ON t.id = k.tenant_id ORDER BY top.calls DESC, top.id`,
    );
    const [all] = await ask<{ latency: number[] }>("SELECT sum_latency(latency) AS latency FROM calls");
    const total = days.reduce<Sums>(add, { calls: 0, refused: 0, failed: 0 });
    return {
      tenant,
      total: { ...total, ...quantiles(all?.latency ?? []) },
      days: everyDay(days, values[0], context.clock.now()),
      tenants: tenants.map(({ peak, limit, ...rest }) => ({ ...rest, peakHour: peak, limitPerHour: limit })),
      routes: routes.map(({ latency, ...rest }) => ({ ...rest, ...quantiles(latency) })),
      keys: keys.map(({ tenant_name, ...rest }) => ({ ...rest, tenantName: tenant_name })),
    };
  });
}

async function findTenant(tx: Queryable, id: string): Promise<{ id: string; name: string }> {
  const [row] = await tx.query<{ id: string; name: string }>({ text: "SELECT id, name FROM tenant WHERE id = $1::uuid", values: [id] });
  if (!row) throw notFound("This tenant");
  return row;
}

export const add = (sum: Sums, { calls, refused, failed }: Sums): Sums => ({
  calls: sum.calls + calls,
  refused: sum.refused + refused,
  failed: sum.failed + failed,
});

const quantiles = (latency: number[]) => ({ p50Ms: quantileOf(latency, 0.5), p99Ms: quantileOf(latency, 0.99) });

/** Days without a call are zero: they were measured, too. */
export function everyDay(rows: (Sums & { day: string })[], from: Date, now: Date): UsageReport["days"] {
  const known = new Map(rows.map((row) => [row.day, row]));
  const days: UsageReport["days"] = [];
  for (let at = from.getTime(); at <= now.getTime(); at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    days.push(known.get(day) ?? { day, calls: 0, refused: 0, failed: 0 });
  }
  return days;
}
