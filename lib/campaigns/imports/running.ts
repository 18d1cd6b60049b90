import { type Recorder, recordAudit } from "#lib/audit";
import type { Transaction } from "#lib/platform/database";
import { publishUpdate } from "#lib/platform/realtime";
import type { Runtime } from "#lib/platform/runtime";
import type { ImportSettings, ImportStatus } from "./import-schema.ts";

/** An import under way in a job. */
export interface Running {
  runtime: Runtime;
  tenantId: string;
  importId: string;
  settings: ImportSettings;
  /** What its days are marked with. */
  begunAt: Date;
  signal: AbortSignal;
  recorder: Recorder & { jobs: Runtime["jobs"] };
}

/** Somebody called it off. */
export class CalledOff extends Error {}

/** One transaction in the tenant of the import. */
export const inImport = <T>({ runtime, tenantId }: Pick<Running, "runtime" | "tenantId">, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  runtime.db.transaction({ kind: "tenant", tenantId }, work);

/** Adds to what was done, shows it to whoever looks, and stops the work when it was called off. */
export async function note(
  tx: Transaction,
  { tenantId, importId }: Running,
  status: "reading" | "writing",
  set: Record<string, number>,
): Promise<void> {
  const names = Object.keys(set);
  const going = await tx.query({
    text: `UPDATE figure_import SET ${names.map((name, at) => `${name} = $${at + 4}`).join(", ")}
           WHERE tenant_id = $1::uuid AND id = $2::uuid AND status = $3 RETURNING 1`,
    values: [tenantId, importId, status, ...Object.values(set)],
  });
  if (going.length === 0) throw new CalledOff();
  await publishUpdate(tx, { tenantId, topic: "figure_import.changed", payload: { id: importId } });
}

/** Ends an import, or the taking back of one. */
export async function endImport(
  tx: Transaction,
  running: Pick<Running, "tenantId" | "importId" | "runtime" | "recorder">,
  from: readonly ImportStatus[],
  to: ImportStatus,
  problem: string | null = null,
): Promise<boolean> {
  const { tenantId, importId, runtime, recorder } = running;
  const ended = await tx.query({
    text: `UPDATE figure_import SET status = $3, problem = $4, ended_at = $5 WHERE tenant_id = $1::uuid AND id = $2::uuid AND status = ANY($6::text[]) RETURNING 1`,
    values: [tenantId, importId, to, problem, runtime.clock.now(), from],
  });
  if (ended.length === 0) return false;
  await recordAudit(recorder, tx, {
    action: "campaign.import_end",
    tenantId,
    subjectType: "figure_import",
    subjectId: importId,
    after: { status: to },
  });
  await publishUpdate(tx, { tenantId, topic: "figure_import.changed", payload: { id: importId } });
  return true;
}

const DROPPED_AT_ONCE = 50_000;

/** Drops what was read of a file, a part at a time: a million rows in one statement would take longer than a statement may. */
export async function dropStaged(running: Pick<Running, "runtime" | "tenantId" | "importId">): Promise<void> {
  for (;;) {
    const dropped = await inImport(running, (tx) =>
      tx.query<{ n: number }>({
        name: "drop-staged",
        text: `WITH gone AS (
                 DELETE FROM figure_import_row WHERE ctid = ANY (ARRAY(
                   SELECT ctid FROM figure_import_row WHERE tenant_id = $1::uuid AND import_id = $2::uuid LIMIT ${DROPPED_AT_ONCE})) RETURNING 1
               ) SELECT count(*)::int AS n FROM gone`,
        values: [running.tenantId, running.importId],
      }),
    );
    if ((dropped[0]?.n ?? 0) < DROPPED_AT_ONCE) return;
  }
}
