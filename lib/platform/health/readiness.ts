import { setTimeout as delay } from "node:timers/promises";
import type { Runtime } from "#lib/platform/runtime";
import { diskSpace, LEAST_BYTES } from "./disk-space.ts";

export type HealthStatus = "pass" | "warn" | "fail";

/** One check of `application/health+json` (draft-inadarei-api-health-check-06, section 4). */
export interface HealthCheck {
  status: HealthStatus;
  componentType: "datastore" | "component" | "system";
  observedValue?: number;
  observedUnit?: "ms" | "migrations" | "jobs" | "s" | "MB";
  time: string;
  output?: string;
}

export interface Health {
  status: HealthStatus;
  version: string;
  releaseId: string;
  /** Which process answered, so that a supervisor knows its own. */
  serviceId: string;
  checks: Record<string, [HealthCheck]>;
}

export const HEALTH_MEDIA_TYPE = "application/health+json";

const CHECK_TIMEOUT_MS = 1_000;
const MANY_WAITING_JOBS = 10_000;

interface Measured {
  status: HealthStatus;
  value?: number;
  unit?: HealthCheck["observedUnit"];
  output?: string;
}

/** The process answers at all. */
export function liveness(runtime: Runtime): Health {
  const uptimeSeconds = Math.round((runtime.clock.now().getTime() - runtime.startedAt.getTime()) / 1_000);
  return healthOf(runtime, { uptime: check(runtime, "system", { status: "pass", value: uptimeSeconds, unit: "s" }) });
}

/**
 * Whether the process can do its work: database, store, queue, migrations, each asked now and for at most a second.
 * And what room the disk of the data directory has: where the embedded database lies there, nothing can be saved once it is full.
 * A missing store only degrades (`warn`): limits and locks then hold per process. Without the database it is `fail`.
 * @param expectedMigrations names of the migrations this version of the portal needs
 */
export async function readiness(runtime: Runtime, expectedMigrations: string[]): Promise<Health> {
  const measure = async (componentType: HealthCheck["componentType"], work: () => Promise<Measured>, whenBroken: HealthStatus) =>
    check(runtime, componentType, await bounded(work, whenBroken));
  const [database, store, queue, migrations, disk] = await Promise.all([
    measure("datastore", async () => ({ status: "pass", value: await runtime.db.ping(), unit: "ms" }), "fail"),
    measure("datastore", async () => ({ status: "pass", value: await runtime.store.ping(), unit: "ms" }), "warn"),
    measure("component", () => queueDepth(runtime), "fail"),
    measure("component", () => pendingMigrations(runtime, expectedMigrations), "fail"),
    measure("system", () => freeSpace(runtime), "warn"),
  ]);
  return healthOf(runtime, {
    "database:responseTime": database,
    "store:responseTime": store,
    "queue:waiting": queue,
    "migrations:pending": migrations,
    "disk:free": disk,
  });
}

async function queueDepth(runtime: Runtime): Promise<Measured> {
  const waiting = (await runtime.jobs.depth()).reduce((sum, { queue, queued }) => sum + (queue.endsWith(".dead") ? 0 : queued), 0);
  if (waiting <= MANY_WAITING_JOBS) return { status: "pass", value: waiting, unit: "jobs" };
  return { status: "warn", value: waiting, unit: "jobs", output: "Many jobs are waiting. Is the worker running?" };
}

async function pendingMigrations(runtime: Runtime, expected: string[]): Promise<Measured> {
  const rows = await runtime.db.system<{ migration_name: string }>({
    name: "applied-migrations",
    text: `SELECT migration_name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  });
  const applied = new Set(rows.map((row) => row.migration_name));
  const pending = expected.filter((name) => !applied.has(name));
  if (pending.length === 0) return { status: "pass", value: 0, unit: "migrations" };
  return { status: "fail", value: pending.length, unit: "migrations", output: `Not applied: ${pending.join(", ")}. Run npm run db:migrate.` };
}

/** What is there can still be read, and another process may have another disk: no reason to send nobody here any more. */
async function freeSpace({ config }: Runtime): Promise<Measured> {
  const { freeBytes } = await diskSpace(config.dataDir);
  const measured = { value: Math.floor(freeBytes / 1e6), unit: "MB" as const };
  if (freeBytes >= LEAST_BYTES) return { status: "pass", ...measured };
  return { status: "warn", ...measured, output: "The disk of the data directory is nearly full. Free some space; 1 GB is comfortable." };
}

async function bounded(work: () => Promise<Measured>, whenBroken: HealthStatus): Promise<Measured> {
  try {
    const late = delay(CHECK_TIMEOUT_MS, null, { ref: false });
    const result = await Promise.race([work(), late]);
    return result ?? { status: whenBroken, output: `No answer within ${CHECK_TIMEOUT_MS} ms.` };
  } catch (error) {
    // Addresses and names of roles in a driver's message are nobody's business out here; the log has them.
    return {
      status: whenBroken,
      output: error instanceof Error && "code" in error && error.code === "unavailable" ? error.message : "Not reachable.",
    };
  }
}

function check(runtime: Runtime, componentType: HealthCheck["componentType"], { status, value, unit, output }: Measured): HealthCheck {
  return {
    status,
    componentType,
    ...(value !== undefined && { observedValue: Math.round(value * 100) / 100, observedUnit: unit }),
    time: runtime.clock.now().toISOString(),
    ...(output !== undefined && { output }),
  };
}

function healthOf(runtime: Runtime, checks: Record<string, HealthCheck>): Health {
  const statuses = Object.values(checks).map((each) => each.status);
  const status = statuses.includes("fail") ? "fail" : statuses.includes("warn") ? "warn" : "pass";
  return {
    status,
    version: "1",
    releaseId: "0.1.0",
    serviceId: runtime.processId,
    checks: Object.fromEntries(Object.entries(checks).map(([name, each]) => [name, [each]])),
  };
}

/** The HTTP answer: 503 when it fails, 200 otherwise. */
export function healthResponse(health: Health): Response {
  return new Response(JSON.stringify(health), {
    status: health.status === "fail" ? 503 : 200,
    headers: { "content-type": HEALTH_MEDIA_TYPE, "cache-control": "no-store" },
  });
}
