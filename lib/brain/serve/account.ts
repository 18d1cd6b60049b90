import { meterCall } from "#lib/usage";
import type { LiveRoute } from "../table/route-table.ts";
import type { Identified } from "./callers.ts";
import type { Outcome } from "./refusal.ts";
import type { Serving } from "./serving.ts";

/** What is written down of a request when it is over. */
export interface Account {
  requestId: string;
  method: string;
  /** Without its query, which may hold what nobody should read later. */
  path: string;
  live: LiveRoute | null;
  identified: Identified | null;
  status: number;
  outcome: Outcome;
  startedAt: number;
  attempts?: number;
  /** The instance that was asked last. */
  instance?: string | undefined;
  bytes?: number;
  traceId?: string | undefined;
  /** What went wrong with the instance, for the log alone. */
  code?: string | undefined;
}

const CLASSES = ["other", "1xx", "2xx", "3xx", "4xx", "5xx"];

/** Log, metrics and the usage of the API, once for each request. */
export function account({ access, metrics, runtime }: Serving, of: Account): void {
  const { live, identified, status, method } = of;
  const durationMs = performance.now() - of.startedAt;
  const route = live?.label ?? "none";
  metrics.requests.inc({ route, status: CLASSES[Math.floor(status / 100)] ?? "other", outcome: of.outcome });
  metrics.seconds.observe({ route }, durationMs / 1_000);
  const context = identified?.context;
  const tenantId = context?.tenant?.id ?? null;
  const actor = context?.actor;
  const keyId = actor?.kind === "service" ? actor.keyId : null;
  if (live) meterCall(runtime, { tenantId, keyId, route: `${method} /api/brain/${live.route.service}${live.route.pathPrefix}`, status, durationMs });
  access.write({
    requestId: of.requestId,
    traceId: of.traceId,
    method,
    path: of.path,
    route,
    status,
    outcome: of.outcome,
    durationMs: Math.round(durationMs * 100) / 100,
    attempts: of.attempts ?? 0,
    instance: of.instance,
    bytes: of.bytes,
    tenantId,
    callerId: identified?.caller.id ?? null,
    keyId,
    code: of.code,
    msg: "gateway",
  });
}
