import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { describeSettings, readEnvironment } from "#lib/platform/config";
import type { Queryable } from "#lib/platform/database";
import { keepRecent } from "#lib/platform/recent";
import type { Runtime } from "#lib/platform/runtime";
import { listProcesses } from "#lib/services";
import { examine } from "./doctor.ts";
import type { SystemReport } from "./schema.ts";
import { readBuildTime, readVersions } from "./versions.ts";

/** Versions, processes, settings without secrets, migrations, sizes and the checks of the doctor, for the operator's staff. */
export async function getSystemReport(context: StaffContext, runtime: Runtime): Promise<SystemReport> {
  requirePermission(context, "system.monitor");
  const read = await readAcrossTenants(context, "system.read", async (tx) => ({
    versions: await readVersions(runtime, tx),
    processes: await listProcesses(tx),
    migrations: await readMigrations(tx, runtime.expectedMigrations),
    database: await keepRecent(context.db, "operations.sizes", () => readSizes(tx), isCostly),
  }));
  const builtAt = await readBuildTime();
  return {
    ...read,
    asOf: context.clock.now().toISOString(),
    builtAt: builtAt?.toISOString() ?? null,
    checks: await examine(runtime, read.processes, builtAt !== null),
    settings: describeSettings(runtime.config, readEnvironment(process.cwd())),
    processes: read.processes.map(({ startedAt, lastAt, stoppedAt, ...rest }) => ({
      ...rest,
      startedAt: startedAt.toISOString(),
      lastAt: lastAt.toISOString(),
      stoppedAt: stoppedAt?.toISOString() ?? null,
    })),
  };
}

/** Newest first; what this version needs and the database has not had stands before them. */
async function readMigrations(tx: Queryable, expected: string[]): Promise<SystemReport["migrations"]> {
  const rows = await tx.query<{ name: string; finished_at: Date; duration_ms: number }>({
    text: `SELECT migration_name AS name, finished_at, extract(epoch FROM finished_at - started_at)::float8 * 1000 AS duration_ms
           FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name DESC LIMIT 1000`,
  });
  const applied = new Set(rows.map(({ name }) => name));
  const pending = expected.filter((name) => !applied.has(name)).toSorted();
  return [
    ...pending.toReversed().map((name) => ({ name, appliedAt: null, durationMs: null, state: "pending" as const })),
    ...rows.map(({ name, finished_at, duration_ms }) => ({
      name,
      appliedAt: finished_at.toISOString(),
      durationMs: duration_ms,
      // One that this version does not have: the database is newer.
      state: expected.includes(name) ? ("applied" as const) : ("unknown" as const),
    })),
  ];
}

// A question to the file system for every file of every table.
const isCostly = () => true;

/** Sizes with indexes and what is stored beside the rows; rows as the last ANALYZE estimated them. */
async function readSizes(tx: Queryable): Promise<SystemReport["database"]> {
  const tables = await tx.query<{ name: string; size: bigint; rows: number }>({
    text: `SELECT CASE n.nspname WHEN 'public' THEN c.relname ELSE n.nspname || '.' || c.relname END AS name,
             pg_total_relation_size(c.oid) AS size, c.reltuples::float8 AS rows
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
           ORDER BY size DESC, name LIMIT 10`,
  });
  const [whole] = await tx.query<{ size: bigint }>({ text: "SELECT pg_database_size(current_database()) AS size" });
  return {
    sizeBytes: Number(whole?.size ?? 0),
    // Below zero means that nobody has counted yet.
    tables: tables.map(({ name, size, rows }) => ({ name, sizeBytes: Number(size), estimatedRows: rows < 0 ? null : rows })),
  };
}
