import { emit } from "#lib/events";
import { isAppError } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";

const HOUR_MS = 3_600_000;
/** From this share of the limit on its administrators are told, once in each hour. */
const WARN_AT = 0.8;

/** What is left of a tenant's plan in this hour. */
export interface PlanAllowance {
  limit: number;
  remaining: number;
  /** Until the next hour begins. */
  resetSeconds: number;
  isOver: boolean;
}

interface Caller {
  tenantId: string;
  /** Calls by keys in each hour, as the plan says. */
  limit: number;
  requestId: string;
}

/** Counts a call by key against the plan of its tenant, in whole hours of the clock. */
export async function consumePlanCall(
  runtime: Pick<Runtime, "limiter" | "clock" | "db" | "jobs" | "log">,
  { tenantId, limit, requestId }: Caller,
): Promise<PlanAllowance> {
  const now = runtime.clock.now().getTime();
  const hour = Math.floor(now / HOUR_MS) * HOUR_MS;
  const resetSeconds = Math.max(1, Math.ceil((hour + HOUR_MS - now) / 1_000));
  const rule = { name: "plan-calls", limit, windowSeconds: HOUR_MS / 1_000 };
  try {
    const { remaining } = await runtime.limiter.consume(rule, `${tenantId}:${hour}`);
    // Of all calls of an hour, in whatever process, one is the first beyond the share.
    if (limit - remaining === Math.ceil(limit * WARN_AT)) await warn(runtime, { tenantId, limit, requestId }, new Date(hour));
    return { limit, remaining, resetSeconds, isOver: false };
  } catch (error) {
    if (!isAppError(error) || error.code !== "limit_exceeded") throw error;
    return { limit, remaining: 0, resetSeconds, isOver: true };
  }
}

/** The call itself goes on when nobody could be told. */
async function warn(
  { db, jobs, clock, log }: Pick<Runtime, "clock" | "db" | "jobs" | "log">,
  { tenantId, limit, requestId }: Caller,
  hour: Date,
): Promise<void> {
  const teller = { actor: { kind: "system", name: "API usage" }, clock, requestId, jobs } as const;
  try {
    await db.transaction({ kind: "system", purpose: "API usage" }, (tx) =>
      emit(teller, tx, "api_calls.limit_near", { tenantId, used: Math.ceil(limit * WARN_AT), limit, hour: hour.toISOString() }),
    );
  } catch (error) {
    log.warn({ err: error, tenantId }, "nobody could be told that the API limit is near");
  }
}
