import type { StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { requireServiceReader } from "../staff.ts";
import { type StateInterval, stateIntervals } from "../states/state-intervals.ts";
import { uptimeOf } from "../states/uptime.ts";
import { BURN_LOOKS_BACK_MS, type Burn, burnOf, DEFAULT_PROMISE, errorBudget, type RequestsSince, type ServicePromise } from "./burn.ts";
import type { Objective, ObjectiveMonth } from "./shapes.ts";

const DAY_MS = 86_400_000;
const MOST_MONTHS = 36;

/** The gateway's count of a service's requests; null for a service that it does not serve. */
export type RequestsOf = (key: string) => RequestsSince | null;

interface PromiseRow {
  key: string;
  name: string;
  target: string | null;
  window_days: number | null;
  version: number | null;
}

const promiseOf = ({ target, window_days }: Pick<PromiseRow, "target" | "window_days">): ServicePromise =>
  target === null || window_days === null ? DEFAULT_PROMISE : { target: Number(target), windowDays: window_days };

const promises = (tx: Queryable, key: string | null): Promise<PromiseRow[]> =>
  tx.query<PromiseRow>({
    name: "service-objectives",
    text: `SELECT s.key, s.name, o.target::text, o.window_days, o.version FROM service s LEFT JOIN objective o ON o.service_id = s.id
           WHERE $1::text IS NULL OR s.key = $1 ORDER BY s.key`,
    values: [key],
  });

/** How fast each service's budget goes that was measured in the last three days. @param requestsOf what the gateway counted, where there is one */
export async function burnOfServices(tx: Queryable, now: Date, requestsOf: RequestsOf | null = null): Promise<Map<string, Burn>> {
  const intervals = await stateIntervals(tx, { from: new Date(now.getTime() - BURN_LOOKS_BACK_MS), to: now });
  const known = await promises(tx, null);
  return new Map(
    known.flatMap((row) => {
      const own = intervals.get(row.key);
      return own ? [[row.key, burnOf(own, promiseOf(row), now, requestsOf?.(row.key) ?? null)] as const] : [];
    }),
  );
}

/** What every service promises, and how far its budget is spent. @throws `forbidden` without `service.read` */
export async function listObjectives(context: StaffContext, requestsOf: RequestsOf | null = null): Promise<Objective[]> {
  requireServiceReader(context);
  return readAcrossTenants(context, "objective.list", (tx) => objectivesIn(tx, context.clock.now(), null, requestsOf));
}

/** @throws `not_found`, `forbidden` without `service.read` */
export async function getObjective(context: StaffContext, key: string, requestsOf: RequestsOf | null = null): Promise<Objective> {
  requireServiceReader(context);
  return readAcrossTenants(context, "objective.list", (tx) => findObjective(tx, context.clock.now(), key, requestsOf));
}

/** @throws `not_found` */
export async function findObjective(tx: Queryable, now: Date, key: string, requestsOf: RequestsOf | null = null): Promise<Objective> {
  const [found] = await objectivesIn(tx, now, key, requestsOf);
  if (!found) throw notFound("This service");
  return found;
}

async function objectivesIn(tx: Queryable, now: Date, key: string | null, requestsOf: RequestsOf | null): Promise<Objective[]> {
  const rows = await promises(tx, key);
  const days = Math.max(0, ...rows.map((row) => promiseOf(row).windowDays), BURN_LOOKS_BACK_MS / DAY_MS);
  const from = new Date(now.getTime() - days * DAY_MS);
  const intervals = await stateIntervals(tx, { from, to: now, ...(key !== null && { keys: [key] }) });
  return rows.map((row) => objectiveOf(row, intervals.get(row.key) ?? [], now, requestsOf?.(row.key) ?? null));
}

function objectiveOf(row: PromiseRow, intervals: StateInterval[], now: Date, requests: RequestsSince | null): Objective {
  const promise = promiseOf(row);
  const { operational, degraded, down, ratio } = uptimeOf(intervals, { from: new Date(now.getTime() - promise.windowDays * DAY_MS), to: now });
  return {
    service: row.key,
    name: row.name,
    ...promise,
    isDefault: row.version === null,
    uptime: ratio,
    budget: errorBudget({ up: operational + degraded, down }, promise),
    burn: burnOf(intervals, promise, now, requests).rates.map(({ shortMs: _, ...rate }) => rate),
    version: row.version ?? 0,
  };
}

interface MonthRow {
  month: string;
  target: string;
  up_ms: bigint;
  down_ms: bigint;
  maintenance_ms: bigint;
  unknown_ms: bigint;
  budget_ms: bigint;
  frozen_at: Date;
}

/** The months of a service that are over, as they were written down. @throws `forbidden` without `service.read` */
export async function listObjectiveMonths(context: StaffContext, key: string): Promise<ObjectiveMonth[]> {
  requireServiceReader(context);
  const rows = await readAcrossTenants(context, "objective.list", (tx) =>
    tx.query<MonthRow>({
      text: `SELECT to_char(month, 'YYYY-MM') AS month, target::text, up_ms, down_ms, maintenance_ms, unknown_ms, budget_ms, frozen_at
             FROM objective_month WHERE service_key = $1 ORDER BY objective_month.month DESC LIMIT $2`,
      values: [key, MOST_MONTHS],
    }),
  );
  return rows.map((row) => {
    const [up, down] = [Number(row.up_ms), Number(row.down_ms)];
    return {
      month: row.month,
      target: Number(row.target),
      uptime: up + down > 0 ? up / (up + down) : null,
      downMs: down,
      maintenanceMs: Number(row.maintenance_ms),
      unknownMs: Number(row.unknown_ms),
      budgetMs: Number(row.budget_ms),
      frozenAt: row.frozen_at.toISOString(),
    };
  });
}
